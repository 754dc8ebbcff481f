package loadline.formats.policy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Indicator;
import loadline.core.policy.Indicator.AlternativeReading;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Line;
import loadline.core.policy.Line.Cutoff;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.Protocol.Bottleneck;
import loadline.core.policy.Protocol.ThresholdDemand;
import loadline.core.policy.ProtocolId;
import loadline.core.policy.ThresholdId;
import loadline.formats.Problem;

/** The forms of a protocol document, from the root down. */
final class ProtocolForms {
    /** The clause of gates that only the protocol asks for. */
    private static final ClauseId PROTOCOL = new ClauseId("protocol");

    /** A pathway of a threshold. */
    private record Pathway(ThresholdId threshold, String name) {}

    private final Problems problems;
    private final Forms forms;
    private final Names names;
    private final ConditionForms conditions;
    private final Map<Pathway, Integer> indicatorsOn = new HashMap<>();
    private final Set<Pathway> bottlenecks = new HashSet<>();

    private ProtocolForms(Problems problems, Forms forms, Names names) {
        this.problems = problems;
        this.forms = forms;
        this.names = names;
        this.conditions = new ConditionForms(problems, forms, names);
    }

    /** The protocol, or null where the document has a problem; one of them is that {@code known} does not find its policy. */
    static Protocol protocol(Yaml root, Problems problems, Function<PolicyId, Optional<Policy>> known) {
        Forms forms = new Forms(problems);
        return forms.fields("a protocol", root, f -> {
            PolicyId id = f.required("policy", forms.versioned(PolicyId::of));
            Optional<Policy> policy = id == null ? Optional.empty() : known.apply(id);
            if (id != null && policy.isEmpty()) {
                problems.add(f.at("policy"), "policy `" + id + "` is not known here", "name a built-in policy or one that was adopted, or read it first");
            }
            Names names = policy.map(p -> Names.of(p, problems)).orElseGet(() -> new Names(problems, "the policy"));
            ProtocolForms these = new ProtocolForms(problems, forms, names);
            policy.ifPresent(p -> these.conditions.know(p.levels()));
            return these.protocol(f, id);
        });
    }

    private Supplier<Protocol> protocol(Fields f, PolicyId policy) {
        String name = f.required("protocol", forms::plainName);
        String version = f.required("version", forms::plainName);
        String title = f.required("title", forms::text);
        BigDecimal familyAlpha = f.required("familyAlpha", forms::alpha);
        BigDecimal mostMissing = f.required("mostMissing", forms::share);
        List<Indicator> indicators = f.required("indicators", forms.keyed(IndicatorId::new, _ -> { }, this::indicator));
        List<Bottleneck> bottleneckList = f.optionalList("bottlenecks", forms.listOf(this::bottleneck));
        List<ThresholdDemand> demands = f.optionalList("demands", forms.listOf(this::demand));
        List<Gate> gates = f.optionalList("gates", forms.keyed(GateId::new, _ -> { }, (id, node) -> conditions.gate(id, node, Optional.of(PROTOCOL))));
        names.check();
        return () -> new Protocol(new ProtocolId(name, version), policy, title, familyAlpha, mostMissing, indicators, bottleneckList, demands, gates);
    }

    private Indicator indicator(IndicatorId id, Yaml node) {
        return forms.fields("an indicator", node, f -> {
            Set<ThresholdId> speaksFor = f.required("speaksFor", forms.setOf(conditions::threshold));
            String pathway = f.required("pathway", forms.named(Function.<String>identity()));
            note(speaksFor, pathway);
            String task = f.required("task", forms::text);
            Optional<String> scorer = f.optional("scorer", forms::text);
            Indicator.Danger danger = f.required("danger", forms.choice(Indicator.Danger.class));
            Indicator.Quantity quantity = f.required("quantity", forms.choice(Indicator.Quantity.class));
            Indicator.Estimator estimator = f.required("estimator", forms.choice(Indicator.Estimator.class));
            Optional<BigDecimal> successFrom = f.optional("successFrom", forms::decimal);
            Line line = f.required("line", (key, drawn) -> line(key, drawn, danger));
            BigDecimal buffer = f.required("buffer", forms::notNegative);
            Integer leastRuns = f.required("leastRuns", forms::count);
            TimeSpan maxAge = f.required("maxAge", forms::span);
            Integer attempts = f.required("attempts", forms::count);
            BigDecimal mostLimitHit = f.required("mostLimitHit", forms::share);
            Boolean publishedMayRuleOut = f.required("publishedMayRuleOut", forms::truth);
            String phrase = f.required("phrase", forms::text);
            String reading = f.required("reading", forms::text);
            List<AlternativeReading> alternatives = f.optionalList("alternatives", forms.listOf((key, alternative) -> alternative(key, alternative, danger)));
            return () -> new Indicator(id, speaksFor, pathway, task, scorer, danger, quantity, estimator, successFrom, line, buffer, leastRuns, maxAge,
                    attempts, mostLimitHit, publishedMayRuleOut, phrase, reading, alternatives);
        });
    }

    private void note(Set<ThresholdId> speaksFor, String pathway) {
        if (speaksFor != null && pathway != null) {
            speaksFor.forEach(threshold -> indicatorsOn.merge(new Pathway(threshold, pathway), 1, Integer::sum));
        }
    }

    private AlternativeReading alternative(String name, Yaml node, Indicator.Danger danger) {
        return forms.fields("an alternative reading", node, f -> {
            String reading = f.required("reading", forms::text);
            Line line = f.required("line", (key, drawn) -> line(key, drawn, danger));
            return () -> new AlternativeReading(reading, line);
        });
    }

    private Line line(String name, Yaml node, Indicator.Danger danger) {
        return switch (node) {
            case Yaml.Scalar word when word.isText() && word.text().equals("tracking") -> new Line.Tracking();
            case Yaml.Scalar word when word.isText() && word.text().equals("judgement") -> new Line.Judgement();
            case Yaml.Mapping(Yaml.Place _, List<Yaml.Entry> entries) when entries.size() == 1 -> drawn(entries.getFirst(), danger);
            case Yaml.Scalar _, Yaml.Mapping _, Yaml.Sequence _ -> refuseLine(node, name + " is `tracking`, `judgement` or a mapping with one key, not " + node.described());
        };
    }

    private Line drawn(Yaml.Entry entry, Indicator.Danger danger) {
        String kind = "`" + entry.key().text() + "`";
        return switch (entry.key().text()) {
            case "ruleOut" -> new Line.RuleOut(cutoff(kind, entry.value()));
            case "ruleIn" -> new Line.RuleIn(cutoff(kind, entry.value()));
            case "precursor" -> new Line.Precursor(cutoff(kind, entry.value()));
            case "alert" -> new Line.Alert(cutoff(kind, entry.value()));
            case "band" -> band(kind, entry.value(), danger);
            default -> refuseLine(entry.key(), "there is no line " + Problem.quote(entry.key().text()));
        };
    }

    private Line refuseLine(Yaml node, String message) {
        return forms.refuse(node, message, "write `tracking`, `judgement`, or one of `ruleOut`, `ruleIn`, `band`, `precursor`, `alert` with its cutoff");
    }

    /** @param danger null where the document does not say, which is a problem of its own */
    private Line band(String name, Yaml node, Indicator.Danger danger) {
        return forms.fields(name, node, f -> {
            Cutoff below = f.required("below", this::cutoff);
            Cutoff from = f.required("from", this::cutoff);
            if (below instanceof Cutoff.Fixed safe && from instanceof Cutoff.Fixed dangerous && danger != null) {
                int order = safe.value().compareTo(dangerous.value());
                if (danger == Indicator.Danger.HIGH ? order > 0 : order < 0) {
                    problems.add(f.at(), "a band rules out on the safe side of the number it crosses from, and here " + safe.value() + " lies beyond " + dangerous.value()
                            + " where " + Forms.word(danger) + " scores are dangerous", "swap the two");
                }
            }
            return () -> new Line.Band(below, from);
        });
    }

    /** Its value is made even in a document with problems, so that a band can be checked all the same. */
    private Cutoff cutoff(String name, Yaml node) {
        Cutoff[] read = new Cutoff[1];
        forms.fields("the cutoff in " + name, node, f -> {
            read[0] = cutoff(f);
            return () -> read[0];
        });
        return read[0];
    }

    private Cutoff cutoff(Fields f) {
        return switch (f.oneOf("value", "undisclosed", "sealed").orElse("")) {
            case "value" -> {
                BigDecimal value = f.required("value", forms::decimal);
                String source = f.required("source", forms::text);
                yield value == null ? null : new Cutoff.Fixed(value, source);
            }
            case "undisclosed" -> new Cutoff.Undisclosed(f.required("undisclosed", forms::text));
            case "sealed" -> {
                Digest commitment = f.required("sealed", forms::digest);
                Role opener = f.required("openedBy", forms::role);
                yield commitment == null || opener == null ? null : new Cutoff.Sealed(commitment, opener);
            }
            default -> {
                f.optional("source", forms::text);
                yield null;
            }
        };
    }

    private Bottleneck bottleneck(String name, Yaml node) {
        return forms.fields("a bottleneck", node, f -> {
            ThresholdId threshold = f.required("threshold", conditions::threshold);
            String pathway = f.required("pathway", forms.named(Function.<String>identity()));
            Integer atLeast = f.required("atLeast", forms::count);
            if (threshold != null && pathway != null && atLeast != null) {
                fits(f, new Pathway(threshold, pathway), atLeast);
            }
            return () -> new Bottleneck(threshold, pathway, atLeast);
        });
    }

    private void fits(Fields f, Pathway pathway, int atLeast) {
        int there = indicatorsOn.getOrDefault(pathway, 0);
        String which = "pathway `" + pathway.name + "` of `" + pathway.threshold + "`";
        if (there == 0) {
            problems.add(f.at("pathway"), which + " has no indicator", "name a pathway that an indicator has, or add the indicator");
        } else if (atLeast > there) {
            problems.add(f.at("atLeast"), "`atLeast` asks for " + atLeast + " indicators, and " + which + " has " + there, "ask for at most " + there);
        }
        if (!bottlenecks.add(pathway)) {
            problems.add(f.at(), which + " has a bottleneck already", "keep one");
        }
    }

    private ThresholdDemand demand(String name, Yaml node) {
        return forms.fields("a demand", node, f -> {
            Optional<ThresholdId> threshold = f.optional("threshold", conditions::threshold);
            Supplier<Demand> demand = conditions.demand(f);
            return () -> new ThresholdDemand(threshold, demand.get());
        });
    }
}
