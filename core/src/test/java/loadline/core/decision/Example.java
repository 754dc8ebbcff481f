package loadline.core.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.FiledReport;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ReportId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;

/**
 * One log that permits a deployment of {@code A}, told in parts that a test may replace: texts, evidence, papers, and what
 * happens afterwards. Left as it is, the answer is {@code Deploy}.
 */
final class Example {
    static final Digest CONFIGURATION = Story.digest("configuration");
    static final ThresholdId T1 = new ThresholdId("T1");
    static final PolicyId POLICY = PolicyId.of("example@1");

    final PolicyDraft policy = new PolicyDraft().requiring(new Condition.Cleared(T1)).requiring(new Condition.AssessmentCurrent());
    final ProtocolDraft protocol = new ProtocolDraft();
    final ProtocolDraft.Of indicator = ProtocolDraft.indicator("i1", "T1");
    Activity activity = Activity.DEPLOY;
    Surface surface = Surface.API;
    SurfaceBounds bounds = SurfaceBounds.UNKNOWN;
    String subject = "A";
    Consumer<Story> checkpoints = story -> story.checkpoint("A", "model");
    Consumer<Story> evidence = this::ruledOut;
    Consumer<Story> papers = story -> {
        report(story);
        assess(story, "A");
    };
    Consumer<Story> after = _ -> { };
    Protocol adopted;
    private List<Entry> entries;

    Question question() {
        Subject about = activity == Activity.DEPLOY || activity == Activity.CONTINUE_FOR_EXISTING_CUSTOMERS ? new Subject.Deployment(Story.digest(subject), CONFIGURATION)
                : new Subject.Weights(Story.digest(subject));
        return new Question(activity, about, surface, bounds, new Person("asker-1"));
    }

    Example on(Surface other) {
        surface = other;
        return this;
    }

    /** What happens afterwards, in addition. */
    Example then(Consumer<Story> more) {
        after = after.andThen(more);
        return this;
    }

    /** Time passes, and something that bears on nothing is logged. */
    Example tick(String span) {
        return then(story -> story.after(span).with(new Act.StreamsMapped(Map.of()), "owner-1"));
    }

    /** The log, told once. */
    List<Entry> entries() {
        entries = entries == null ? told() : entries;
        return entries;
    }

    private List<Entry> told() {
        adopted = protocol.with(indicator).build();
        Story story = Story.begun().policy(policy.build());
        story.protocol(adopted);
        checkpoints.accept(story);
        story.after("P1D");
        evidence.accept(story);
        papers.accept(story);
        after.accept(story);
        return story.entries();
    }

    Decision decide() {
        return decide(question());
    }

    Decision decide(Question question) {
        return Decide.decide(question, Fold.of(entries()));
    }

    /** What the version of that id answers. */
    PolicyAnswer under(String id) {
        return decide().policies().stream().filter(p -> p.policy().equals(PolicyId.of(id))).findFirst().orElseThrow();
    }

    String answer() {
        return decide().answer().name();
    }

    Facts facts() {
        return Fold.of(entries());
    }

    PolicyAnswer under() {
        return decide().policies().getFirst();
    }

    Set<Reason.Code> reasons() {
        return decide().reasons().stream().map(Reason::code).collect(Collectors.toSet());
    }

    Standing.Ground ground() {
        return under().standings().getFirst().ground();
    }

    // ---- parts

    void ruledOut(Story story) {
        evidence(story, "A", "0.1", "0.2", "0.3");
    }

    /** A plan, its run, and an estimate over it. */
    Entry evidence(Story story, String weights, String lower, String point, String upper) {
        Entry plan = story.plan(weights, "task-i1", 20);
        Entry run = story.run(weights, "task-i1", plan);
        story.estimate(adopted, "i1", plan, weights, lower, point, upper, run);
        return plan;
    }

    static void report(Story story) {
        story.with(new Act.Reported(new FiledReport(new ReportId("capability-report"), Story.digest("A"), Story.digest("report"))), "writer-1");
    }

    static void assess(Story story, String weights) {
        story.with(new Act.Assessed(new Assessment.ComprehensiveDone(POLICY, Story.digest(weights), Story.digest("report"))), "rso-1");
    }

    static void determine(Story story, Determination.Conclusion conclusion, Set<Digest> names) {
        determine(story, "ceo", conclusion, names, "ceo-1");
        determine(story, "rso", conclusion, names, "rso-1");
    }

    static void determine(Story story, String role, Determination.Conclusion conclusion, Set<Digest> names, String... by) {
        story.with(new Act.Determined(new Determination(POLICY, T1, Story.digest("A"), new Role(role), conclusion, Determination.Ground.JUDGEMENT, names, "because",
                Optional.empty())), by);
    }

    void approve(Story story, String role, String by) {
        answer(story, role, by, Approval.Answer.APPROVED);
    }

    void answer(Story story, String role, String by, Approval.Answer answer) {
        story.with(new Act.Approved(new Approval(question(), new Role(role), story.size(), answer)), by);
    }

    /** A later version of the example's policy, signed by those who may. */
    static void amend(Story story, PolicyDraft draft) {
        story.with(new Act.PolicyAdopted(Story.adopted(draft.build())), "board-1", "ceo-1");
    }

    Example gated(Condition condition, Gate.Otherwise otherwise) {
        policy.requiring(condition, otherwise);
        return this;
    }
}
