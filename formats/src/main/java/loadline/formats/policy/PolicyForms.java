package loadline.formats.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.AssessmentRule.Showing;
import loadline.core.policy.AssessmentRule.Trigger;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.ChangeRule;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Criterion;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Demand;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Floors;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Level;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Precursor;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefId;
import loadline.core.policy.Report;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.ShowingId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;

/** The forms of a policy document, from the root down. */
final class PolicyForms {
    private final Problems problems;
    private final Forms forms;
    private final Names names;
    private final ConditionForms conditions;

    PolicyForms(Problems problems) {
        this.problems = problems;
        this.forms = new Forms(problems);
        this.names = new Names(problems, "this policy");
        this.conditions = new ConditionForms(problems, forms, names);
    }

    /** The policy, or null where the document has a problem. */
    Policy policy(Yaml root) {
        return forms.fields("a policy", root, f -> {
            List<Level> levels = f.required("levels", this::levels);
            Supplier<Policy> policy = policy(f, levels);
            names.check();
            return policy;
        });
    }

    private Supplier<Policy> policy(Fields f, List<Level> levels) {
        String name = f.required("policy", forms::plainName);
        String version = f.required("version", forms::plainName);
        String title = f.required("title", forms::text);
        String publisher = f.required("publisher", forms::text);
        LocalDate from = f.required("effectiveFrom", forms::date);
        Optional<LocalDate> until = f.optional("effectiveUntil", forms::date);
        inOrder(f, from, until);
        Policy.Source source = f.required("source", this::source);
        List<Clause> clauses = f.required("clauses", forms.keyed(ClauseId::new, declares(Names.Kind.CLAUSE), this::clause));
        List<CapabilityThreshold> thresholds = f.required("thresholds", forms.keyed(ThresholdId::new, declares(Names.Kind.THRESHOLD), this::threshold));
        List<Precursor> precursors = f.optionalList("precursors", forms.keyed(ThresholdId::new, declares(Names.Kind.THRESHOLD), this::precursor));
        List<Standard> standards = f.required("standards", forms.keyed(StandardId::new, declares(Names.Kind.STANDARD), this::standard));
        List<Demand> baseline = f.optionalList("baseline", forms.listOf(conditions::demand));
        AssessmentRule assessment = f.required("assessment", this::assessment);
        DeterminationRule determination = f.required("determination", this::determination);
        OnInconclusive onInconclusive = f.required("onInconclusive", forms.choice(OnInconclusive.class));
        names.section(Names.Kind.REPORT);
        List<Report> reports = f.optionalList("reports", forms.keyed(ReportId::new, declares(Names.Kind.REPORT), this::report));
        List<Gate> gates = f.required("gates", forms.keyed(GateId::new, _ -> { }, (id, node) -> conditions.gate(id, node, Optional.empty())));
        names.section(Names.Kind.OBLIGATION);
        List<Obligation> obligations = f.optionalList("obligations", forms.keyed(ObligationId::new, declares(Names.Kind.OBLIGATION), this::obligation));
        names.section(Names.Kind.STOP);
        List<StopCondition> stops = f.optionalList("stops", forms.keyed(StopId::new, declares(Names.Kind.STOP), this::stop));
        List<ReliefClause> reliefs = f.optionalList("reliefs", forms.keyed(ReliefId::new, _ -> { }, this::relief));
        ChangeRule change = f.required("change", this::change);
        Floors floors = f.required("floors", this::floors);
        return () -> new Policy(new PolicyId(name, version), title, publisher, from, until, source, levels, clauses, thresholds, precursors, standards, baseline,
                assessment, determination, onInconclusive, reports, gates, obligations, stops, reliefs, change, floors);
    }

    private Consumer<Yaml.Scalar> declares(Names.Kind kind) {
        return id -> names.declare(kind, id);
    }

    private void inOrder(Fields f, LocalDate from, Optional<LocalDate> until) {
        if (from != null && until.isPresent() && until.get().isBefore(from)) {
            problems.add(f.at("effectiveUntil"), "`effectiveUntil` " + until.get() + " lies before `effectiveFrom` " + from, "swap or mend the dates");
        }
    }

    private List<Level> levels(String name, Yaml node) {
        List<String> ladder = forms.someOf(this::levelName).read(name, node);
        if (ladder == null) {
            return null;
        }
        List<Level> levels = new ArrayList<>();
        ladder.stream().filter(Objects::nonNull).forEach(each -> levels.add(new Level(levels.size(), each)));
        conditions.know(levels);
        return levels;
    }

    private String levelName(String name, Yaml node) {
        String level = forms.named(Function.<String>identity()).read(name, node);
        if (level != null) {
            names.section(Names.Kind.LEVEL).putIfAbsent(level, node.at().line());
        }
        return level;
    }

    private Policy.Source source(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            String document = f.required("document", forms::text);
            Optional<Digest> text = f.optional("text", forms::digest);
            return () -> new Policy.Source(document, text);
        });
    }

    private Clause clause(ClauseId id, Yaml node) {
        return forms.fields("a clause", node, f -> {
            String section = f.required("section", forms::text);
            String quote = f.required("quote", forms.textUpTo(Clause.LONGEST_QUOTE));
            Clause.Modality modality = f.required("modality", forms.choice(Clause.Modality.class));
            String actor = f.required("actor", forms::text);
            Clause.Category category = f.required("category", forms.choice(Clause.Category.class));
            Clause.Column column = f.required("column", forms.choice(Clause.Column.class));
            boolean secondHand = Boolean.TRUE.equals(f.optional("secondHand", forms::truth).orElse(false));
            return () -> new Clause(id, section, quote, modality, actor, category, column, secondHand);
        });
    }

    private CapabilityThreshold threshold(ThresholdId id, Yaml node) {
        return forms.fields("a threshold", node, f -> {
            String domain = f.required("domain", forms::text);
            CapabilityThreshold.Kind kind = f.required("kind", forms.choice(CapabilityThreshold.Kind.class));
            Level level = f.required("level", conditions::level);
            String wording = f.required("wording", forms::text);
            String baseline = f.optional("baseline", forms::anyText).orElse("");
            List<Demand> demands = f.required("demands", forms.listOf(conditions::demand));
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new CapabilityThreshold(id, domain, kind, level, wording, baseline, demands, clause);
        });
    }

    private Precursor precursor(ThresholdId id, Yaml node) {
        return forms.fields("a precursor", node, f -> {
            String wording = f.required("wording", forms::text);
            List<ThresholdId> before = f.required("before", forms.someOf(conditions::threshold));
            List<ObligationId> duties = f.optionalList("duties", forms.listOf(conditions.reference(Names.Kind.OBLIGATION, ObligationId::new)));
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new Precursor(id, wording, before, duties, clause);
        });
    }

    private Standard standard(StandardId id, Yaml node) {
        return forms.fields("a standard", node, f -> {
            Standard.Axis axis = f.required("axis", forms.choice(Standard.Axis.class));
            Level level = f.required("level", conditions::level);
            List<Criterion> criteria = f.required("criteria", forms.keyed(CriterionId::new, _ -> { }, this::criterion));
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new Standard(id, axis, level, criteria, clause);
        });
    }

    private Criterion criterion(CriterionId id, Yaml node) {
        return forms.fields("a criterion", node, f -> {
            String text = f.required("text", forms::text);
            var surfaces = f.required("surfaces", forms.allOr(Surface.class));
            Optional<TimeSpan> maxAge = f.optional("maxAge", forms::span);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new Criterion(id, text, surfaces, maxAge, clause);
        });
    }

    private AssessmentRule assessment(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            List<Trigger> triggers = f.required("triggers", forms.someOf(this::trigger));
            List<Showing> showings = f.optionalList("showings", forms.keyed(ShowingId::new, _ -> { }, this::showing));
            TimeSpan concludeWithin = f.required("concludeWithin", forms::span);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new AssessmentRule(triggers, showings, concludeWithin, clause);
        });
    }

    private Trigger trigger(String name, Yaml node) {
        return forms.fields("a trigger", node, f -> {
            ClauseId clause = f.required("clause", conditions::clause);
            return switch (f.oneOf("computeMultiple", "elapsed", "discretion", "newCheckpoint").orElse("")) {
                case "computeMultiple" -> computeMultiple(f, clause);
                case "elapsed" -> {
                    TimeSpan span = f.required("elapsed", forms::span);
                    yield () -> new Trigger.Elapsed(span, clause);
                }
                case "discretion" -> {
                    Role role = f.required("discretion", forms::role);
                    yield () -> new Trigger.Discretion(role, clause);
                }
                case "newCheckpoint" -> {
                    f.required("newCheckpoint", forms::onlyTrue);
                    yield () -> new Trigger.NewCheckpoint(clause);
                }
                default -> {
                    f.optional("nearMissFrom", forms::decimal);
                    yield null;
                }
            };
        });
    }

    private Supplier<Trigger> computeMultiple(Fields f, ClauseId clause) {
        var multiple = f.required("computeMultiple", forms::aboveOne);
        var nearMissFrom = f.required("nearMissFrom", forms::notNegative);
        if (multiple != null && nearMissFrom != null && nearMissFrom.compareTo(multiple) > 0) {
            problems.add(f.at("nearMissFrom"), "near misses start at or below the multiple " + multiple + ", not from " + nearMissFrom, "lower `nearMissFrom`");
        }
        return () -> new Trigger.ComputeMultiple(multiple, nearMissFrom, clause);
    }

    private Showing showing(ShowingId id, Yaml node) {
        return forms.fields("a showing", node, f -> {
            String what = f.required("what", forms::text);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new Showing(id, what, clause);
        });
    }

    private DeterminationRule determination(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            List<Role> deciders = f.required("deciders", forms.someOf(forms::role));
            ReportId report = f.required("report", conditions::report);
            List<Role> toldBefore = f.optionalList("toldBefore", forms.listOf(forms::role));
            Optional<DeterminationRule.LooseningPath> loosening = f.optional("loosening", this::loosening);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new DeterminationRule(deciders, report, toldBefore, loosening, clause);
        });
    }

    private DeterminationRule.LooseningPath loosening(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            TimeSpan expires = f.required("expires", forms::span);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new DeterminationRule.LooseningPath(expires, clause);
        });
    }

    private Report report(ReportId id, Yaml node) {
        return forms.fields("a report", node, f -> {
            String what = f.required("what", forms::text);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new Report(id, what, clause);
        });
    }

    private Obligation obligation(ObligationId id, Yaml node) {
        return forms.fields("an obligation", node, f -> {
            String what = f.required("what", forms::text);
            Role owner = f.required("owner", forms::role);
            Scope scope = f.required("scope", conditions::scope);
            Level fromLevel = f.required("fromLevel", conditions::level);
            Obligation.Timing timing = timing(f);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new Obligation(id, what, owner, scope, fromLevel, timing, clause);
        });
    }

    private Obligation.Timing timing(Fields f) {
        return switch (f.oneOf("before", "within", "continuous").orElse("")) {
            case "before" -> {
                f.required("before", forms::onlyTrue);
                yield new Obligation.Timing.Before();
            }
            case "within" -> f.required("within", this::within);
            case "continuous" -> new Obligation.Timing.Continuous(f.required("continuous", forms::span));
            default -> null;
        };
    }

    private Obligation.Timing within(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            TimeSpan span = f.required("span", forms::span);
            Obligation.Event event = f.required("event", forms.choice(Obligation.Event.class));
            return () -> new Obligation.Timing.Within(span, event);
        });
    }

    private StopCondition stop(StopId id, Yaml node) {
        return forms.fields("a stop", node, f -> {
            String what = f.required("what", forms::text);
            Scope scope = f.required("scope", conditions::scope);
            Gate.Otherwise trips = f.required("trips", forms.choice(Gate.Otherwise.class));
            Role clearedBy = f.required("clearedBy", forms::role);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new StopCondition(id, what, scope, trips, clearedBy, clause);
        });
    }

    private ReliefClause relief(ReliefId id, Yaml node) {
        return forms.fields("a relief", node, f -> {
            ReliefClause.Kind kind = f.required("kind", forms.choice(ReliefClause.Kind.class));
            List<Standard.Axis> axes = f.required("axes", forms.listOf(forms.choice(Standard.Axis.class)));
            List<Role> approvers = f.required("approvers", forms.listOf(forms::role));
            List<Role> told = f.optionalList("told", forms.listOf(forms::role));
            Boolean published = f.required("published", forms::truth);
            ReliefClause.OnUnknown onUnknown = f.required("onUnknown", forms.choice(ReliefClause.OnUnknown.class));
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new ReliefClause(id, kind, axes, approvers, told, published, onUnknown, clause);
        });
    }

    private ChangeRule change(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            List<Role> proposers = f.required("proposers", forms.listOf(forms::role));
            List<Role> approvers = f.required("approvers", forms.someOf(forms::role));
            List<Role> consulted = f.optionalList("consulted", forms.listOf(forms::role));
            Boolean publicBeforeEffect = f.required("publicBeforeEffect", forms::truth);
            TimeSpan notice = f.required("notice", forms::span);
            ClauseId clause = f.required("clause", conditions::clause);
            return () -> new ChangeRule(proposers, approvers, consulted, publicBeforeEffect, notice, clause);
        });
    }

    private Floors floors(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            var familyAlpha = f.required("familyAlpha", forms::alpha);
            var mostMissing = f.required("mostMissing", forms::share);
            Integer leastIndicators = f.required("leastIndicators", forms::count);
            String origin = f.required("origin", forms::text);
            return () -> new Floors(familyAlpha, mostMissing, leastIndicators, origin);
        });
    }
}
