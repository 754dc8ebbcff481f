package loadline.formats.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.assessment.Defect;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.assessment.Verdict;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Standing;
import loadline.core.governance.Determination;
import loadline.core.policy.Indicator;
import loadline.core.policy.Policy;

/** How thresholds stand: the verdict beside the determination, and the numbers behind both. */
record ThresholdText(Sources sources, PolicyAnswer answer, Optional<Policy> policy, Detail detail) {
    private static final int FIGURES = 4;
    private static final int WIDEST_PLAIN = 15;
    private static final Comparator<Weighed> MOST_ADVERSE = Comparator.comparing(Weighed::outcome).thenComparingLong(Weighed::index);

    Node node() {
        List<Node> thresholds = answer.standings().stream().map(this::threshold).toList();
        return new Node(AnswerWords.grounds(answer.standings()), thresholds);
    }

    private Node threshold(Standing standing) {
        List<Node> under = new ArrayList<>();
        if (detail == Detail.FULL) {
            policy.flatMap(p -> p.thresholds().stream().filter(t -> t.id().equals(standing.threshold())).findFirst())
                    .ifPresent(t -> under.add(Node.of(Sources.clause(policy, t.clause()))));
            standing.determinations().forEach(d -> under.add(Node.of("determination in statement " + d.brief())));
        }
        why(standing.verdict()).ifPresent(under::add);
        standing.verdict().indicators().forEach(i -> under.add(indicator(i)));
        String carried = standing.carriedFrom().map(from -> "; carried over from " + sources.weights(from)).orElse("");
        return new Node(standing.threshold() + " (" + standing.level() + "): verdict " + verdict(standing.verdict()) + ", "
                + determination(standing.determination()) + "; counts as " + counts(standing.ground()) + carried, under);
    }

    private static String counts(Standing.Ground ground) {
        return switch (ground) {
            case STATISTICS -> "not reached, on statistics";
            case JUDGEMENT -> "not reached, on judgement";
            case INHERITED -> "not reached, inherited";
            case TREATED_AS_REACHED -> "reached, being treated so";
            case REACHED, CROSSED -> "reached";
            case INCONCLUSIVE -> "not ruled out";
        };
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.RuledOut ruledOut -> "ruled out on " + AnswerWords.basis(ruledOut.basis());
            case Verdict.Crossed _ -> "crossed";
            case Verdict.Inconclusive _ -> "inconclusive";
        };
    }

    private static String determination(Optional<Determination.Conclusion> conclusion) {
        return conclusion.map(c -> "determination " + words(c)).orElse("no determination in force");
    }

    private static String words(Determination.Conclusion conclusion) {
        return switch (conclusion) {
            case NOT_REACHED -> "not reached";
            case REACHED -> "reached";
            case TREATED_AS_REACHED -> "treated as reached";
        };
    }

    private static Optional<Node> why(Verdict verdict) {
        if (!(verdict instanceof Verdict.Inconclusive inconclusive)) {
            return Optional.empty();
        }
        Stream<String> words = inconclusive.why().stream().sorted().map(w -> why(w, inconclusive));
        return Optional.of(Node.of("inconclusive because " + words.collect(Collectors.joining("; "))));
    }

    private static String why(Verdict.Why why, Verdict.Inconclusive verdict) {
        return switch (why) {
            case NO_PROTOCOL -> "no protocol is adopted under the policy";
            case NO_INDICATOR -> "no indicator speaks for it";
            case INDICATORS_SHORT -> "too few indicators rule it out";
            case SHOWINGS_MISSING -> "not shown: " + verdict.showingsMissing().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        };
    }

    private Node indicator(IndicatorVerdict verdict) {
        Optional<Indicator> indicator = sources.indicator(answer.policy(), verdict.indicator());
        String turned = indicator.filter(i -> i.danger() == Indicator.Danger.LOW).map(_ -> "; low scores are dangerous, so signs are turned").orElse("");
        String registered = verdict.registered() == verdict.outcome() ? "" : "; had every result been registered: " + outcome(verdict.registered());
        String line = "indicator " + verdict.indicator() + ": " + outcome(verdict.outcome()) + "; " + verdict.usable() + " usable of " + Sources.count(verdict.weighed().size(), "result");
        return switch (detail) {
            case FULL -> new Node(line + registered + turned, verdict.weighed().stream().map(w -> weighed(verdict, w, indicator)).toList());
            case COMPACT -> Node.of(line + verdict.weighed().stream().max(MOST_ADVERSE).map(w -> mostAdverse(verdict, w)).orElse("") + registered + turned);
        };
    }

    private String mostAdverse(IndicatorVerdict verdict, Weighed weighed) {
        String which = verdict.weighed().size() > 1 ? "; most adverse: " : "; ";
        String why = weighed.defects().isEmpty() ? "" : "; cannot rule out: " + defects(weighed);
        return which + figures(weighed) + why;
    }

    private static String defects(Weighed weighed) {
        return weighed.defects().stream().sorted().map(ThresholdText::defect).collect(Collectors.joining(", "));
    }

    private Node weighed(IndicatorVerdict verdict, Weighed weighed, Optional<Indicator> indicator) {
        List<Node> under = new ArrayList<>();
        Optional<Estimate> estimate = sources.estimate(verdict.indicator(), weighed);
        estimate.map(e -> Node.of(tally(e, weighed))).ifPresent(under::add);
        if (!weighed.defects().isEmpty()) {
            under.add(Node.of("cannot rule out: " + defects(weighed)));
        }
        indicator.ifPresent(i -> under.add(Node.of("stands for \"" + i.phrase() + "\", read as: " + i.reading())));
        return new Node("evidence " + weighed.evidence().brief() + ": " + (weighed.defects().isEmpty() ? "" : "by its figures ") + outcome(weighed.outcome()) + "; " + figures(weighed), under);
    }

    private String figures(Weighed weighed) {
        List<String> parts = new ArrayList<>();
        weighed.point().ifPresent(p -> parts.add("point " + figure(p, RoundingMode.HALF_EVEN, Optional.empty())));
        if (weighed.lower().isPresent() || weighed.upper().isPresent()) {
            parts.add("bounds [" + weighed.lower().map(l -> figure(l, RoundingMode.FLOOR, weighed.from())).orElse("none") + ", "
                    + weighed.upper().map(u -> figure(u, RoundingMode.CEILING, weighed.below())).orElse("none") + "]");
        }
        weighed.below().ifPresent(b -> parts.add("rules out below " + plain(b)));
        weighed.from().ifPresent(f -> parts.add("crosses from " + plain(f)));
        parts.add("on " + AnswerWords.basis(weighed.basis()));
        return Sources.listed(parts.stream());
    }

    private static String tally(Estimate estimate, Weighed weighed) {
        Estimate.Tally tally = estimate.tally();
        return Sources.listed(Stream.of(
                "n " + tally.n(),
                tally.missing() > 0 ? tally.missing() + " of " + tally.planned() + " planned samples missing" : "",
                tally.limited() > 0 ? tally.limited() + " stopped by a limit" : "",
                estimate.method() + " at alpha " + plain(estimate.alpha()),
                weighed.reading(),
                estimate.unbounded().map(why -> "a bound is absent: " + why).orElse("")));
    }

    /** Outward to four figures unless that would put it on the other side of the line, and exactly in full detail. */
    private String figure(BigDecimal exact, RoundingMode outward, Optional<BigDecimal> line) {
        BigDecimal rounded = exact.round(new MathContext(FIGURES, outward));
        boolean tells = line.isEmpty() || Integer.signum(rounded.compareTo(line.get())) == Integer.signum(exact.compareTo(line.get()));
        return plain(detail == Detail.FULL || !tells ? exact : rounded);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) <= WIDEST_PLAIN ? stripped.toPlainString() : stripped.toString();
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case RULED_OUT -> "ruled out";
            case INCONCLUSIVE -> "inconclusive";
            case RULE_OUT_LOST -> "rule-out lost";
            case ALERTED -> "alert";
            case CROSSED -> "crossed";
        };
    }

    static String defect(Defect defect) {
        return switch (defect) {
            case UNREGISTERED -> "no plan was logged before it";
            case PLAN_OPEN -> "the plan has no complete result";
            case RUN_DEFECTIVE -> "a run was cut short, edited or is otherwise not what was planned";
            case MODEL_MISMATCH -> "the result names another model than the plan";
            case REUSED -> "it was offered for another checkpoint too";
            case WITHDRAWN -> "it was withdrawn";
            case LATE -> "it came after the plan's deadline";
            case STALE -> "it is older than the indicator allows";
            case OTHER_CHECKPOINT -> "it was measured on another checkpoint";
            case TOO_MANY_MISSING -> "too many planned samples are missing";
            case UNDER_ELICITED -> "too many samples were stopped by a limit";
            case TOO_FEW_ATTEMPTS -> "fewer attempts than the threat model grants";
            case ALPHA_TOO_LARGE -> "the bound was computed at too large an alpha for this submission";
            case PUBLISHED_ONLY -> "it is a published figure, and the protocol wants samples";
            case NO_BOUND -> "no bound is valid for it";
            case NOT_ESTIMATED -> "no estimate is recorded for it under this protocol";
        };
    }
}
