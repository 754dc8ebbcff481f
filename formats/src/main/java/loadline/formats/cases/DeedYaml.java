package loadline.formats.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Condition;
import loadline.core.policy.Obligation;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;
import loadline.formats.policy.Fields;
import loadline.formats.policy.Forms;
import loadline.formats.policy.Yaml;

/** Reads what is done in a step: the verb says what, the other keys to what, when and by whom. */
final class DeedYaml {
    private static final String[] VERBS = {"wait", "enrol", "retire", "adoptPolicy", "publishPolicy", "adopt", "register", "release", "plan", "run", "record", "refuse", "withdraw", "open", "show", "report",
        "tell", "publish", "determine", "assess", "attest", "review", "accept", "residual", "monitor", "watch", "fallback", "meet", "approve", "delegate", "find", "expect", "relieve", "happen",
        "trip", "clear", "decide", "lose"};

    private final Forms forms;
    private final CaseYaml parts;

    DeedYaml(Forms forms, CaseYaml parts) {
        this.forms = forms;
        this.parts = parts;
    }

    Case.Step step(String name, Yaml node) {
        return forms.fields("a step", node, f -> {
            Optional<String> id = f.optional("id", forms::text);
            Optional<Instant> at = f.optional("at", parts::instant);
            Set<Person> by = f.optional("by", this::signers).orElse(Set.of());
            Supplier<? extends Deed> deed = deed(f.oneOf(VERBS).orElse(""), f);
            return () -> new Case.Step(id, at, by, deed.get());
        });
    }

    private Set<Person> signers(String name, Yaml node) {
        if (node instanceof Yaml.Sequence) {
            return forms.setOf(forms.named(Person::new)).read(name, node);
        }
        Person one = forms.named(Person::new).read(name, node);
        return one == null ? null : Set.of(one);
    }

    private Supplier<? extends Deed> deed(String verb, Fields f) {
        return switch (verb) {
            case "wait" -> of(f.required(verb, forms::span), Deed.Wait::new);
            case "enrol", "retire", "adoptPolicy", "publishPolicy", "adopt" -> rules(verb, f);
            case "register", "release", "plan", "run", "record", "refuse", "withdraw", "open" -> evidence(verb, f);
            case "show", "report", "tell", "publish", "determine", "assess" -> conclusions(verb, f);
            case "attest", "review", "accept", "residual", "monitor", "watch", "fallback" -> safeguards(verb, f);
            case "meet", "approve", "delegate", "find", "expect", "relieve", "happen", "trip", "clear", "decide" -> people(verb, f);
            case "lose" -> of(f.required(verb, forms::text), Deed.Lose::new);
            default -> null;
        };
    }

    private static <T> Supplier<Deed> of(T part, Function<T, Deed> made) {
        return () -> made.apply(part);
    }

    private Supplier<? extends Deed> rules(String verb, Fields f) {
        return switch (verb) {
            case "enrol" -> {
                List<Case.Member> members = f.required(verb, parts.members());
                Optional<Integer> quorum = f.optional("quorum", forms::count);
                yield () -> new Deed.Enrol(members, quorum);
            }
            case "retire" -> of(f.required(verb, forms.setOf(forms.named(Person::new))), Deed.Retire::new);
            case "adoptPolicy" -> of(f.required(verb, forms::text), Deed.AdoptPolicy::new);
            case "publishPolicy" -> of(f.required(verb, forms::text), Deed.PublishPolicy::new);
            default -> of(f.required(verb, forms::text), Deed.Adopt::new);
        };
    }

    private Supplier<? extends Deed> evidence(String verb, Fields f) {
        return switch (verb) {
            case "register" -> register(f);
            case "open" -> open(f);
            case "release" -> {
                String model = f.required(verb, forms::text);
                String checkpoint = on(f);
                Instant date = f.required("date", parts::instant);
                yield () -> new Deed.Release(model, checkpoint, date);
            }
            case "plan" -> plan(f);
            case "run" -> run(f);
            case "record" -> onCheckpoint(f, verb, Deed.Record::new);
            case "refuse" -> {
                String file = f.required(verb, forms::text);
                String task = f.required("task", forms::text);
                String checkpoint = on(f);
                Optional<String> plan = f.optional("carries", forms::text);
                yield () -> new Deed.Refuse(file, task, checkpoint, plan);
            }
            default -> {
                String run = f.required("withdraw", forms::text);
                String checkpoint = on(f);
                String reason = f.required("reason", forms::text);
                yield () -> new Deed.Withdraw(run, checkpoint, reason);
            }
        };
    }

    private Supplier<Deed> register(Fields f) {
        String name = f.required("register", forms::text);
        String model = f.required("model", forms::text);
        Checkpoint.Variant variant = f.optional("variant", forms.choice(Checkpoint.Variant.class)).orElse(Checkpoint.Variant.FINAL);
        Set<String> parents = f.optional("parents", forms.setOf(forms::text)).orElse(Set.of());
        Checkpoint.Compute compute = f.optional("compute", this::compute).orElse(new Checkpoint.Compute.Unknown());
        return () -> new Deed.Register(name, model, variant, parents, compute);
    }

    private Checkpoint.Compute compute(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            BigDecimal lower = f.required("lower", forms::decimal);
            BigDecimal upper = f.required("upper", forms::decimal);
            Digest metric = CaseNames.digest("metric " + f.required("metric", forms::text));
            return () -> new Checkpoint.Compute.Measured(lower, upper, metric, "stated in the case");
        });
    }

    private Supplier<Deed> plan(Fields f) {
        String task = f.required("plan", forms::text);
        String checkpoint = on(f);
        String model = f.required("model", forms::text);
        Integer items = f.required("items", forms::count);
        Integer epochs = f.optional("epochs", forms::count).orElse(1);
        Optional<String> dataset = f.optional("dataset", forms::text);
        Optional<String> scaffold = f.optional("scaffold", forms::text);
        boolean helpfulOnly = f.optional("helpfulOnly", forms::truth).orElse(true);
        Elicitation elicitation = f.optional("elicitation", this::elicitation).orElse(Elicitation.NONE);
        TimeSpan deadline = f.optional("deadline", forms::span).orElse(TimeSpan.of("P30D"));
        return () -> new Deed.PlanRun(task, checkpoint, model, items, epochs, dataset, scaffold, helpfulOnly, elicitation, deadline);
    }

    private Elicitation elicitation(String name, Yaml node) {
        return forms.fields(name, node, f -> {
            boolean tools = f.optional("tools", forms::truth).orElse(false);
            Optional<TimeSpan> unattended = f.optional("unattended", forms::span);
            return () -> new Elicitation(tools, unattended);
        });
    }

    private Supplier<Deed> run(Fields f) {
        String task = f.required("run", forms::text);
        String checkpoint = on(f);
        String model = f.required("model", forms::text);
        Integer solved = f.required("solved", this::number);
        Integer items = f.required("items", forms::count);
        Integer epochs = f.optional("epochs", forms::count).orElse(1);
        Integer limited = f.optional("limited", this::number).orElse(0);
        Integer errored = f.optional("errored", this::number).orElse(0);
        EvaluationRun.Status status = f.optional("status", forms.choice(EvaluationRun.Status.class)).orElse(EvaluationRun.Status.SUCCESS);
        Optional<String> plan = f.optional("carries", forms::text);
        boolean planned = f.optional("planned", forms::truth).orElse(false);
        Optional<String> file = f.optional("file", forms::text);
        Optional<String> runId = f.optional("runId", forms::text);
        Optional<String> copyOf = f.optional("copyOf", forms::text);
        return () -> new Deed.Run(task, checkpoint, model, solved, items, epochs, limited, errored, status, plan, planned, file, runId, copyOf);
    }

    private Integer number(String name, Yaml node) {
        BigDecimal number = forms.notNegative(name, node);
        boolean whole = number == null || number.stripTrailingZeros().scale() <= 0 && number.compareTo(BigDecimal.valueOf(1_000_000)) <= 0;
        return !whole ? forms.refuse(node, name + " is a whole number from 0 to 1000000", "write one") : number == null ? null : Integer.valueOf(number.intValueExact());
    }

    private Supplier<? extends Deed> conclusions(String verb, Fields f) {
        return switch (verb) {
            case "show" -> onCheckpoint(f, verb, Deed.Show::new);
            case "report" -> onCheckpoint(f, verb, Deed.Report::new);
            case "publish" -> onCheckpoint(f, verb, Deed.Publish::new);
            case "tell" -> {
                Set<Role> to = f.required(verb, forms.setOf(forms::role));
                String about = f.required("about", forms::text);
                String checkpoint = on(f);
                yield () -> new Deed.Tell(to, about, checkpoint);
            }
            case "determine" -> determine(f);
            default -> assess(f);
        };
    }

    private Supplier<Deed> determine(Fields f) {
        List<String> thresholds = f.required("determine", forms.someOf(forms::text));
        List<Role> as = f.required("as", forms.someOf(forms::role));
        Determination.Conclusion conclusion = f.required("conclusion", forms.choice(Determination.Conclusion.class));
        Determination.Ground basis = f.required("basis", forms.choice(Determination.Ground.class));
        String checkpoint = on(f);
        Deed.Named names = f.optional("names", this::named).orElse(new Deed.Named.Everything());
        Optional<String> dissent = f.optional("dissent", forms::text);
        String reasoning = f.required("reasoning", forms::text);
        Optional<PolicyId> under = under(f);
        return () -> new Deed.Determine(thresholds, as, conclusion, basis, checkpoint, names, dissent, reasoning, under);
    }

    private Deed.Named named(String name, Yaml node) {
        if (node instanceof Yaml.Scalar scalar && scalar.isText() && scalar.text().equals("all")) {
            return new Deed.Named.Everything();
        }
        if (node instanceof Yaml.Scalar scalar && scalar.isText() && scalar.text().equals("none")) {
            return new Deed.Named.Steps(List.of());
        }
        List<String> steps = forms.someOf(forms::text).read(name, node);
        return steps == null || steps.contains(null) ? null : new Deed.Named.Steps(steps);
    }

    private Supplier<Deed> assess(Fields f) {
        Deed.Assess.Kind kind = f.required("assess", forms.choice(Deed.Assess.Kind.class));
        String checkpoint = on(f);
        Optional<String> against = f.optional("against", forms::text);
        Optional<BigDecimal> ratio = f.optional("computeRatio", forms::decimal);
        Optional<Role> as = f.optional("as", forms::role);
        Optional<PolicyId> under = under(f);
        return () -> new Deed.Assess(kind, checkpoint, against, ratio, as, under);
    }

    private Supplier<? extends Deed> safeguards(String verb, Fields f) {
        return switch (verb) {
            case "attest" -> attest(f);
            case "review" -> review(f);
            case "accept" -> {
                String kind = f.required(verb, forms::text);
                String checkpoint = on(f);
                String configuration = configuration(f);
                Role as = as(f);
                yield () -> new Deed.Accept(kind, checkpoint, configuration, as);
            }
            case "residual" -> residual(f);
            case "monitor" -> {
                String checkpoint = f.required(verb, forms::text);
                String configuration = configuration(f);
                Role owner = f.required("owner", forms::role);
                TimeSpan cadence = f.optional("cadence", forms::span).orElse(TimeSpan.of("P7D"));
                yield () -> new Deed.Monitor(checkpoint, configuration, owner, cadence);
            }
            case "watch" -> {
                String checkpoint = f.required(verb, forms::text);
                String configuration = configuration(f);
                yield () -> new Deed.Watch(checkpoint, configuration);
            }
            default -> {
                String served = f.required("fallback", forms::text);
                String configuration = configuration(f);
                String checkpoint = on(f);
                String servedCheckpoint = f.optional("servedOn", forms::text).orElse(checkpoint);
                yield () -> new Deed.Fallback(checkpoint, configuration, servedCheckpoint, served);
            }
        };
    }

    private Supplier<Deed> attest(Fields f) {
        String standard = f.required("attest", forms::text);
        Optional<String> criterion = f.optional("criterion", forms::text);
        String where = f.oneOf("on", "configuration").orElse("on");
        String subject = f.required(where, forms::text);
        Attestation.Status status = f.optional("status", forms.choice(Attestation.Status.class)).orElse(Attestation.Status.IN_FORCE);
        Optional<String> evidence = f.optional("evidence", forms::text);
        return () -> new Deed.Attest(standard, criterion, subject, where.equals("configuration"), status, evidence);
    }

    private Supplier<Deed> review(Fields f) {
        String kind = f.required("review", forms::text);
        String checkpoint = on(f);
        String configuration = configuration(f);
        ReviewRound.Result result = f.required("result", forms.choice(ReviewRound.Result.class));
        Optional<Person> reviewer = f.optional("reviewer", forms.named(Person::new));
        Integer round = f.optional("round", forms::count).orElse(1);
        return () -> new Deed.Review(kind, checkpoint, configuration, reviewer, round, result);
    }

    private Supplier<Deed> residual(Fields f) {
        String category = f.required("residual", forms::text);
        var when = f.required("when", forms.choice(Condition.ResidualAtMost.When.class));
        String level = f.required("level", forms::text);
        String checkpoint = on(f);
        String configuration = configuration(f);
        Role as = as(f);
        Optional<PolicyId> under = under(f);
        return () -> new Deed.Residual(category, when, level, checkpoint, configuration, as, under);
    }

    private Supplier<? extends Deed> people(String verb, Fields f) {
        return switch (verb) {
            case "meet" -> {
                String obligation = f.required(verb, forms::text);
                String checkpoint = on(f);
                Optional<PolicyId> under = under(f);
                yield () -> new Deed.Meet(obligation, checkpoint, under);
            }
            case "approve" -> approve(f);
            case "delegate" -> {
                Role role = f.required(verb, forms::role);
                Optional<Person> from = f.optional("from", forms.named(Person::new));
                Person to = f.required("to", forms.named(Person::new));
                Instant until = f.required("until", parts::instant);
                yield () -> new Deed.Delegate(role, from, to, until);
            }
            case "find" -> find(f);
            case "expect" -> expect(f);
            case "relieve" -> relieve(f);
            case "happen" -> {
                Obligation.Event event = f.required(verb, forms.choice(Obligation.Event.class));
                String checkpoint = on(f);
                Instant date = f.required("date", parts::instant);
                yield () -> new Deed.Happen(event, checkpoint, date);
            }
            case "trip" -> {
                String stop = f.required(verb, forms::text);
                String checkpoint = on(f);
                Optional<PolicyId> under = under(f);
                yield () -> new Deed.Trip(stop, checkpoint, under);
            }
            case "clear" -> {
                String stop = f.required(verb, forms::text);
                String checkpoint = on(f);
                String because = f.required("after", forms::text);
                Role as = as(f);
                Optional<PolicyId> under = under(f);
                yield () -> new Deed.Clear(stop, checkpoint, because, as, under);
            }
            default -> {
                Optional<Case.Asked> question = f.optional("decide", parts::asked);
                Optional<String> answer = f.optional("answer", forms::text);
                yield () -> new Deed.Decide(question, answer);
            }
        };
    }

    private Supplier<Deed> approve(Fields f) {
        List<Role> as = f.required("approve", forms.someOf(forms::role));
        boolean refused = f.optional("refused", forms::truth).orElse(false);
        Optional<Case.Asked> question = f.optional("question", parts::asked);
        Optional<String> head = f.optional("head", forms::text);
        return () -> new Deed.Approve(as, refused ? Approval.Answer.REFUSED : Approval.Answer.APPROVED, question, head);
    }

    private Supplier<Deed> find(Fields f) {
        var kind = f.required("find", forms.choice(Condition.Found.Kind.class));
        boolean holds = f.optional("holds", forms::truth).orElse(true);
        Instant expires = f.required("expires", parts::instant);
        Role as = as(f);
        Optional<PolicyId> under = under(f);
        return () -> new Deed.Find(kind, holds, expires, as, under);
    }

    private Supplier<Deed> expect(Fields f) {
        String threshold = f.required("expect", forms::text);
        String checkpoint = on(f);
        Optional<Instant> earliest = f.optional("earliest", parts::instant);
        Role as = as(f);
        Optional<PolicyId> under = under(f);
        return () -> new Deed.Expect(threshold, checkpoint, earliest, as, under);
    }

    private Supplier<Deed> relieve(Fields f) {
        String relief = f.required("relieve", forms::text);
        String checkpoint = on(f);
        String configuration = configuration(f);
        Surface surface = f.required("surface", forms.choice(Surface.class));
        Set<String> standards = f.required("standards", forms.setOf(forms::text));
        String measures = f.optional("measures", forms::text).orElse("measures");
        Instant until = f.required("until", parts::instant);
        List<Role> as = f.required("as", forms.someOf(forms::role));
        Optional<PolicyId> under = under(f);
        return () -> new Deed.Relieve(relief, checkpoint, configuration, surface, standards, measures, until, as, under);
    }

    private Supplier<Deed> open(Fields f) {
        String indicator = f.required("open", forms::text);
        String checkpoint = on(f);
        String of = f.required("of", forms::text);
        String protocol = f.required("protocol", forms::text);
        IndicatorVerdict.Outcome outcome = f.required("outcome", forms.choice(IndicatorVerdict.Outcome.class));
        Role as = as(f);
        return () -> new Deed.Open(indicator, checkpoint, of, protocol, outcome, as);
    }

    /** A deed of two words: what, and on which checkpoint. */
    @FunctionalInterface
    private interface OnCheckpoint {
        Deed of(String what, String checkpoint);
    }

    private Supplier<Deed> onCheckpoint(Fields f, String verb, OnCheckpoint made) {
        String what = f.required(verb, forms::text);
        String checkpoint = on(f);
        return () -> made.of(what, checkpoint);
    }

    private String on(Fields f) {
        return f.required("on", forms::text);
    }

    private String configuration(Fields f) {
        return f.required("configuration", forms::text);
    }

    private Role as(Fields f) {
        return f.required("as", forms::role);
    }

    /** The version under which something is done; the newest of the case that holds it where the step names none. */
    private Optional<PolicyId> under(Fields f) {
        return f.optional("under", forms.versioned(PolicyId::of));
    }
}
