package loadline.core.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loadline.core.Digest;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Line;
import loadline.core.policy.Policy;
import loadline.core.policy.Precursor;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/** Sections E and V of the specification in plain loops, for one policy and one family. */
final class ReferenceEvidence {
    /** What a piece of evidence says of a line, mildest first. */
    enum Says { RULED_OUT, INCONCLUSIVE, LOST, ALERTED, CROSSED }

    /** A plan with its runs, a run without a plan, or a refused file without a plan. */
    record Piece(Digest weights, String task, Entry plan, Entry refusal, List<Entry> runs) {
        Entry first() {
            return plan != null ? plan : refusal != null ? refusal : runs.getFirst();
        }
    }

    /** A piece judged for an indicator of a threshold. */
    record Judged(Piece piece, Says says, boolean defective, boolean standsInTheWay, long newestEntry) {}

    /** A verdict on a threshold, and everything that was judged on the way. */
    record Verdict(Says says, List<Judged> judged, Set<String> duties) {}

    private final ReferenceLog log;
    private final Policy policy;
    private final Digest checkpoint;
    private final Set<Digest> family;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Entry> protocols = new ArrayList<>();

    ReferenceEvidence(ReferenceLog log, Policy policy, Digest checkpoint, Set<Digest> family) {
        this.log = log;
        this.policy = policy;
        this.checkpoint = checkpoint;
        this.family = family;
        for (Entry e : log.all(Act.ProtocolAdopted.class)) {
            if (protocol(e).policy().equals(policy.id())) {
                protocols.add(e);
            }
        }
        for (Piece piece : pieces(log)) {
            if (family.contains(piece.weights())) {
                pieces.add(piece);
            }
        }
    }

    static Protocol protocol(Entry e) {
        return adopted(e).protocol();
    }

    private static AdoptedProtocol adopted(Entry e) {
        return ((Act.ProtocolAdopted) e.act()).protocol();
    }

    Protocol newest() {
        return protocols.isEmpty() ? null : protocol(protocols.getLast());
    }

    /** E1: all pieces of evidence in the log. */
    static List<Piece> pieces(ReferenceLog log) {
        List<Piece> pieces = new ArrayList<>();
        for (Entry e : log.counted) {
            switch (e.act()) {
                case Act.PlanRegistered(Plan plan) -> {
                    List<Entry> runs = new ArrayList<>();
                    for (Entry run : log.all(Act.RunRecorded.class)) {
                        if (log.planOf(run) != null && log.planOf(run).index() == e.index()) {
                            runs.add(run);
                        }
                    }
                    pieces.add(new Piece(plan.weights(), plan.task(), e, null, runs));
                }
                case Act.RunRecorded(EvaluationRun run) -> {
                    if (log.planOf(e) == null) {
                        pieces.add(new Piece(log.weightsOf(run), run.task(), null, null, List.of(e)));
                    }
                }
                case Act.RunRefused(Refusal refusal) -> {
                    Entry plan = refusal.plan().isPresent() ? log.plan(refusal.plan().get()) : null;
                    boolean planned = plan != null && plan(plan).weights().equals(refusal.weights()) && plan(plan).task().equals(refusal.task());
                    if (!planned) {
                        pieces.add(new Piece(refusal.weights(), refusal.task(), null, e, List.of()));
                    }
                }
                default -> { }
            }
        }
        return pieces;
    }

    static Plan plan(Entry e) {
        return ((Act.PlanRegistered) e.act()).plan();
    }

    static EvaluationRun run(Entry e) {
        return ((Act.RunRecorded) e.act()).run();
    }

    static boolean isOpen(Piece piece) {
        for (Entry run : piece.runs()) {
            if (isComplete(run(run))) {
                return false;
            }
        }
        return true;
    }

    static boolean isComplete(EvaluationRun run) {
        return run.status() == EvaluationRun.Status.SUCCESS || run.status() == EvaluationRun.Status.PUBLISHED;
    }

    /** V2: whether an open plan, or a refused file without a plan, waits for nothing more. */
    static boolean isAnswered(Piece open, List<Piece> pieces) {
        for (Piece later : pieces) {
            boolean candidate = later.plan() != null && !isOpen(later) && later.plan().index() > open.first().index()
                    && later.weights().equals(open.weights()) && later.task().equals(open.task());
            if (candidate && (open.plan() == null || asksForAsMuch(plan(later.plan()), plan(open.plan())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksForAsMuch(Plan later, Plan open) {
        return later.items() >= open.items() && later.epochs() >= open.epochs() && (later.helpfulOnly() || !open.helpfulOnly());
    }

    private boolean isWithdrawn(Entry run) {
        for (Entry w : log.all(Act.RunWithdrawn.class)) {
            if (((Act.RunWithdrawn) w.act()).withdrawal().run().equals(run.statement())) {
                return true;
            }
        }
        return false;
    }

    private boolean isReused(Entry run) {
        for (Entry other : log.all(Act.RunRecorded.class)) {
            boolean same = run(other).file().equals(run(run).file()) || !run(run).runId().isEmpty() && run(other).runId().equals(run(run).runId());
            if (same && !log.weightsOf(run(other)).equals(log.weightsOf(run(run)))) {
                return true;
            }
        }
        return false;
    }

    /** E2: the defects that do not depend on an estimate. */
    private boolean isDefective(Piece piece, Indicator indicator) {
        boolean defective = piece.plan() == null || isOpen(piece) || !piece.weights().equals(checkpoint)
                || indicator.maxAge().after(piece.first().at()).isBefore(log.asOf);
        for (Entry run : piece.runs()) {
            EvaluationRun result = run(run);
            defective |= !isComplete(result) || isWithdrawn(run) || isReused(run);
            for (Finding finding : result.findings()) {
                defective |= finding.barsRulingOut();
            }
            defective |= result.result() instanceof EvaluationRun.Result.Published && !indicator.publishedMayRuleOut();
            defective |= piece.plan() != null && (!result.model().equals(plan(piece.plan()).modelName()) || run.at().isAfter(plan(piece.plan()).deadline()));
        }
        return defective;
    }

    /** A registered, complete result on the checkpoint, not withdrawn altogether, that must be ruled out whatever its defects. */
    private boolean mustBeRuledOut(Piece piece) {
        boolean allWithdrawn = true;
        for (Entry run : piece.runs()) {
            allWithdrawn &= isWithdrawn(run);
        }
        return piece.plan() != null && !isOpen(piece) && piece.weights().equals(checkpoint) && !allWithdrawn;
    }

    /** E5: the place of weights among those submitted for a threshold. */
    private long ordinal(ThresholdId threshold, Digest weights) {
        TreeMap<Long, Digest> firsts = new TreeMap<>();
        for (Piece piece : pieces) {
            boolean forThreshold = false;
            for (Entry e : protocols) {
                for (Indicator indicator : protocol(e).indicators()) {
                    forThreshold |= indicator.speaksFor().contains(threshold) && indicator.task().equals(piece.task());
                }
            }
            if (forThreshold) {
                firsts.put(piece.first().index(), piece.weights());
            }
        }
        List<Digest> order = new ArrayList<>();
        for (Digest each : firsts.values()) {
            if (!order.contains(each)) {
                order.add(each);
            }
        }
        return order.indexOf(weights) + 1;
    }

    private BigDecimal alpha(Protocol protocol, ThresholdId threshold, Indicator indicator, Digest weights) {
        long m = 0;
        for (Indicator each : protocol.indicators()) {
            m += each.speaksFor().contains(threshold) && each.pathway().equals(indicator.pathway()) ? 1 : 0;
        }
        long k = m;
        for (Protocol.Bottleneck b : protocol.bottlenecks()) {
            k = b.threshold().equals(threshold) && b.pathway().equals(indicator.pathway()) ? b.atLeast() : k;
        }
        long j = ordinal(threshold, weights);
        return protocol.familyAlpha().divide(BigDecimal.valueOf(j * (j + 1) * (m - k + 1)), new MathContext(16, RoundingMode.DOWN));
    }

    /** E6: the protocol entries in force at some time from an index to the head that hold the indicator; else the newest that does. */
    private List<Entry> versions(Indicator indicator, long since) {
        List<Entry> versions = new ArrayList<>();
        for (int i = protocols.size() - 1; i >= 0; i--) {
            boolean gone = i + 1 < protocols.size() && protocols.get(i + 1).index() <= since;
            if (in(protocols.get(i), indicator) != null && (!gone || versions.isEmpty())) {
                versions.add(protocols.get(i));
            }
        }
        return versions;
    }

    private static Indicator in(Entry protocol, Indicator indicator) {
        for (Indicator each : protocol(protocol).indicators()) {
            if (each.id().equals(indicator.id())) {
                return each;
            }
        }
        return null;
    }

    /** What a piece says of an indicator for a threshold; null where it is no result of the indicator. */
    private Judged judge(Piece piece, ThresholdId threshold, Indicator indicator) {
        List<Entry> versions = versions(indicator, piece.first().index());
        boolean itsTask = false;
        for (Entry version : versions) {
            itsTask |= in(version, indicator).task().equals(piece.task());
        }
        if (!itsTask) {
            return null;
        }
        Says worst = Says.RULED_OUT;
        boolean defective = false;
        long newest = piece.runs().isEmpty() ? piece.first().index() : piece.runs().getLast().index();
        for (Entry version : versions) {
            Indicator same = in(version, indicator);
            if (!same.task().equals(piece.task())) {
                defective = true;
                continue;
            }
            defective |= isDefective(piece, same);
            boolean overAll = false;
            for (Entry e : log.all(Act.Estimated.class)) {
                Estimate estimate = ((Act.Estimated) e.act()).estimate();
                if (!estimate.evidence().equals(piece.first().statement()) || !estimate.indicator().equals(indicator.id()) || !estimate.protocol().equals(adopted(version).text())) {
                    continue;
                }
                boolean covers = covers(estimate, piece);
                Says says = says(estimate, same);
                if (covers || says.compareTo(Says.ALERTED) >= 0) {
                    worst = says.compareTo(worst) > 0 ? says : worst;
                    newest = Math.max(newest, e.index());
                }
                if (covers) {
                    overAll = true;
                    defective |= isShort(estimate, same, protocol(version)) || estimate.alpha().compareTo(alpha(protocol(version), threshold, same, piece.weights())) > 0;
                }
            }
            defective |= !overAll;
            worst = !overAll && worst == Says.RULED_OUT ? Says.INCONCLUSIVE : worst;
        }
        return new Judged(piece, worst, defective, mustBeRuledOut(piece) && worst != Says.RULED_OUT, newest);
    }

    private static boolean covers(Estimate estimate, Piece piece) {
        Set<Digest> runs = new TreeSet<>();
        for (Entry run : piece.runs()) {
            runs.add(run.statement());
        }
        return new TreeSet<>(estimate.runs()).equals(runs) && !runs.isEmpty();
    }

    private static boolean isShort(Estimate e, Indicator indicator, Protocol protocol) {
        BigDecimal planned = BigDecimal.valueOf(e.tally().planned());
        return BigDecimal.valueOf(e.tally().missing()).compareTo(planned.multiply(protocol.mostMissing())) > 0
                || BigDecimal.valueOf(e.tally().limited()).compareTo(planned.multiply(indicator.mostLimitHit())) > 0
                || e.tally().attempts() < indicator.attempts() || e.upper().isEmpty()
                || e.basis() == Basis.ATTESTED_AGGREGATE && !indicator.publishedMayRuleOut();
    }

    /** V1, every reading of the line. */
    private static Says says(Estimate estimate, Indicator indicator) {
        Says worst = says(estimate, indicator, indicator.line());
        for (Indicator.AlternativeReading other : indicator.alternatives()) {
            Says says = says(estimate, indicator, other.line());
            worst = says.compareTo(worst) > 0 ? says : worst;
        }
        return worst;
    }

    private static Says says(Estimate e, Indicator indicator, Line line) {
        return switch (line) {
            case Line.RuleOut(Line.Cutoff cutoff) -> below(e, indicator, cutoff, true);
            case Line.Precursor(Line.Cutoff cutoff) -> below(e, indicator, cutoff, true);
            case Line.RuleIn(Line.Cutoff cutoff) -> crosses(e, indicator, cutoff) ? Says.CROSSED : Says.INCONCLUSIVE;
            case Line.Band(Line.Cutoff below, Line.Cutoff from) -> crosses(e, indicator, from) ? Says.CROSSED
                    : below(e, indicator, below, from instanceof Line.Cutoff.Undisclosed);
            case Line.Alert(Line.Cutoff cutoff) -> cutoff instanceof Line.Cutoff.Fixed(BigDecimal v, String _)
                    && e.point().isPresent() && e.point().get().compareTo(up(indicator, v)) >= 0 ? Says.ALERTED : Says.INCONCLUSIVE;
            case Line.Tracking _, Line.Judgement _ -> Says.INCONCLUSIVE;
        };
    }

    private static BigDecimal up(Indicator indicator, BigDecimal raw) {
        return indicator.danger() == Indicator.Danger.HIGH ? raw : raw.negate();
    }

    private static boolean crosses(Estimate e, Indicator indicator, Line.Cutoff cutoff) {
        return cutoff instanceof Line.Cutoff.Fixed(BigDecimal v, String _) && e.lower().isPresent() && e.lower().get().compareTo(up(indicator, v)) >= 0;
    }

    private static Says below(Estimate e, Indicator indicator, Line.Cutoff cutoff, boolean onlyRulesOut) {
        if (!(cutoff instanceof Line.Cutoff.Fixed(BigDecimal v, String _))) {
            return Says.INCONCLUSIVE;
        }
        BigDecimal line = up(indicator, v);
        if (e.upper().isPresent() && e.upper().get().compareTo(line.subtract(indicator.buffer())) < 0) {
            return Says.RULED_OUT;
        }
        return onlyRulesOut && e.point().isPresent() && e.point().get().compareTo(line) >= 0 ? Says.LOST : Says.INCONCLUSIVE;
    }

    /** V2. */
    private Says indicatorSays(ThresholdId threshold, Indicator indicator, List<Judged> all) {
        Says worst = Says.RULED_OUT;
        int usable = 0;
        boolean allRuledOut = true;
        boolean waits = false;
        for (Piece piece : pieces) {
            Judged judged = judge(piece, threshold, indicator);
            if (judged == null) {
                continue;
            }
            all.add(judged);
            worst = judged.says().compareTo(worst) > 0 ? judged.says() : worst;
            if (!judged.defective()) {
                usable++;
                allRuledOut &= judged.says() == Says.RULED_OUT;
            }
            allRuledOut &= !judged.standsInTheWay();
            boolean open = (piece.plan() != null || piece.refusal() != null) && isOpen(piece) && piece.weights().equals(checkpoint);
            waits |= open && !isAnswered(piece, pieces);
        }
        if (worst.compareTo(Says.ALERTED) >= 0) {
            return worst;
        }
        int least = 0;
        for (Entry e : protocols) {
            least = in(e, indicator) == null ? least : Math.max(least, in(e, indicator).leastRuns());
        }
        boolean canRuleOut = indicator.line().ruleOutBelow().isPresent();
        boolean ruledOut = canRuleOut && usable >= least && allRuledOut && !waits;
        return ruledOut ? Says.RULED_OUT : worst == Says.LOST ? Says.LOST : Says.INCONCLUSIVE;
    }

    /** The newest protocol's indicators for a threshold, and those of older versions with evidence on the family. */
    private List<Indicator> indicators(ThresholdId threshold) {
        List<Indicator> all = new ArrayList<>();
        for (int i = protocols.size() - 1; i >= 0; i--) {
            for (Indicator indicator : protocol(protocols.get(i)).indicators()) {
                boolean listed = false;
                for (Indicator other : all) {
                    listed |= other.id().equals(indicator.id());
                }
                boolean evidence = i == protocols.size() - 1;
                for (Piece piece : pieces) {
                    evidence |= piece.task().equals(indicator.task());
                }
                if (indicator.speaksFor().contains(threshold) && !listed && evidence) {
                    all.add(indicator);
                }
            }
        }
        return all;
    }

    /** V3: the expression of a threshold or precursor; adds what was judged and what the indicators said. */
    private boolean expression(ThresholdId threshold, List<Judged> all, List<Says> said) {
        List<Indicator> indicators = indicators(threshold);
        TreeMap<IndicatorId, Says> says = new TreeMap<>();
        long first = Long.MAX_VALUE;
        for (Indicator indicator : indicators) {
            says.put(indicator.id(), indicatorSays(threshold, indicator, all));
            said.add(says.get(indicator.id()));
            for (Piece piece : pieces) {
                for (Entry version : protocols) {
                    boolean read = in(version, indicator) != null && in(version, indicator).task().equals(piece.task());
                    first = read ? Math.min(first, piece.first().index()) : first;
                }
            }
        }
        boolean holds = !indicators.isEmpty();
        for (Indicator indicator : indicators) {
            boolean asked = false;
            for (int i = 0; i < protocols.size(); i++) {
                boolean counts = i == protocols.size() - 1 || protocols.get(i + 1).index() > first;
                asked |= counts && in(protocols.get(i), indicator) != null && in(protocols.get(i), indicator).speaksFor().contains(threshold);
            }
            holds &= asked || !indicator.line().bearsOnRulingOut() || says.get(indicator.id()) == Says.RULED_OUT;
        }
        for (int i = 0; i < protocols.size(); i++) {
            if (i == protocols.size() - 1 || protocols.get(i + 1).index() > first) {
                holds &= holdsUnder(protocol(protocols.get(i)), threshold, says);
            }
        }
        return holds;
    }

    /** Every pathway of one version of the protocol, over those of its indicators that are judged. */
    private static boolean holdsUnder(Protocol version, ThresholdId threshold, TreeMap<IndicatorId, Says> says) {
        boolean holds = true;
        for (Indicator of : version.indicators()) {
            int able = 0;
            int ruledOut = 0;
            for (Indicator sibling : version.indicators()) {
                boolean there = sibling.speaksFor().contains(threshold) && sibling.pathway().equals(of.pathway()) && says.containsKey(sibling.id());
                able += there && sibling.line().bearsOnRulingOut() ? 1 : 0;
                ruledOut += there && says.get(sibling.id()) == Says.RULED_OUT ? 1 : 0;
            }
            int needed = able;
            for (Protocol.Bottleneck b : version.bottlenecks()) {
                needed = b.threshold().equals(threshold) && b.pathway().equals(of.pathway()) ? b.atLeast() : needed;
            }
            boolean judged = of.speaksFor().contains(threshold) && says.containsKey(of.id());
            holds &= !judged || able > 0 && ruledOut >= needed;
        }
        return holds;
    }

    Verdict verdict(ThresholdId threshold) {
        List<Judged> judged = new ArrayList<>();
        List<Says> said = new ArrayList<>();
        Set<String> duties = new TreeSet<>();
        boolean holds = !protocols.isEmpty() && expression(threshold, judged, said);
        for (Precursor precursor : policy.precursors()) {
            if (precursor.before().contains(threshold) && !protocols.isEmpty()) {
                List<Says> own = new ArrayList<>();
                holds |= expression(precursor.id(), judged, own);
                for (Says says : own) {
                    if (says.compareTo(Says.LOST) >= 0) {
                        precursor.duties().forEach(d -> duties.add(d.value()));
                    }
                }
                said.addAll(own);
            }
        }
        if (said.contains(Says.CROSSED)) {
            return new Verdict(Says.CROSSED, judged, duties);
        }
        for (var showing : policy.assessment().showings()) {
            boolean shown = false;
            for (Entry e : log.all(Act.Shown.class)) {
                var logged = ((Act.Shown) e.act()).showing();
                shown |= logged.showing().equals(showing.id()) && logged.policy().equals(policy.id()) && logged.weights().equals(checkpoint);
            }
            holds &= shown;
        }
        return new Verdict(holds ? Says.RULED_OUT : Says.INCONCLUSIVE, judged, duties);
    }
}
