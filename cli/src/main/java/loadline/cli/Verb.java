package loadline.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import loadline.cli.answer.Decide;
import loadline.cli.answer.Explain;
import loadline.cli.answer.Status;
import loadline.cli.demo.Demo;
import loadline.cli.evidence.AssessmentCommand;
import loadline.cli.evidence.Evaluation;
import loadline.cli.evidence.Model;
import loadline.cli.evidence.PlanCommand;
import loadline.cli.evidence.Showing;
import loadline.cli.people.Approve;
import loadline.cli.people.CaseCommand;
import loadline.cli.people.DelegateCommand;
import loadline.cli.people.Determine;
import loadline.cli.people.FallbackCommand;
import loadline.cli.people.FindingCommand;
import loadline.cli.people.ForecastCommand;
import loadline.cli.people.IncidentCommand;
import loadline.cli.people.Monitor;
import loadline.cli.people.NoticeCommand;
import loadline.cli.people.ObligationCommand;
import loadline.cli.people.PublicationCommand;
import loadline.cli.people.Relief;
import loadline.cli.people.ReportCommand;
import loadline.cli.people.ResidualCommand;
import loadline.cli.people.Review;
import loadline.cli.people.Safeguard;
import loadline.cli.people.Stop;
import loadline.cli.record.BundleCommand;
import loadline.cli.record.Completion;
import loadline.cli.record.Conformance;
import loadline.cli.record.LogCommand;
import loadline.cli.record.VerifyCommand;
import loadline.cli.rules.PolicyCommand;
import loadline.cli.rules.ProtocolCommand;
import loadline.cli.setup.Init;
import loadline.cli.setup.Key;
import loadline.cli.setup.RosterCommand;
import loadline.cli.statistics.HorizonCommand;
import loadline.cli.witness.WitnessCommand;

/** Everything that {@code loadline} can do, in the order in which it is done. The word typed is the constant's name. */
enum Verb {
    INIT(Init.class),
    KEY(Key.class),
    ROSTER(RosterCommand.class),
    POLICY(PolicyCommand.class),
    PROTOCOL(ProtocolCommand.class),
    MODEL(Model.class),
    PLAN(PlanCommand.class),
    EVALUATION(Evaluation.class),
    SHOWING(Showing.class),
    ASSESSMENT(AssessmentCommand.class),
    SAFEGUARD(Safeguard.class),
    REPORT(ReportCommand.class),
    NOTICE(NoticeCommand.class),
    PUBLICATION(PublicationCommand.class),
    REVIEW(Review.class),
    CASE(CaseCommand.class),
    RESIDUAL(ResidualCommand.class),
    DETERMINE(Determine.class),
    OBLIGATION(ObligationCommand.class),
    MONITOR(Monitor.class),
    FINDING(FindingCommand.class),
    FORECAST(ForecastCommand.class),
    RELIEF(Relief.class),
    FALLBACK(FallbackCommand.class),
    DELEGATE(DelegateCommand.class),
    APPROVE(Approve.class),
    DECIDE(Decide.class),
    EXPLAIN(Explain.class),
    STATUS(Status.class),
    INCIDENT(IncidentCommand.class),
    STOP(Stop.class),
    BUNDLE(BundleCommand.class),
    VERIFY(VerifyCommand.class),
    LOG(LogCommand.class),
    WITNESS(WitnessCommand.class),
    CONFORMANCE(Conformance.class),
    HORIZON(HorizonCommand.class),
    DEMO(Demo.class),
    COMPLETION(Completion.class);

    private final Class<?> command;

    Verb(Class<?> command) {
        this.command = command;
    }

    /** The word that is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of the command. */
    Class<?> command() {
        return command;
    }

    /**
     * Those that a line may mean: the one it begins with, or all where it begins with none, as where it asks for help. Making
     * a command known takes a hundredth of a second or more, so that all are made known only where they are looked through.
     */
    static Set<Verb> meantBy(List<String> line) {
        return Arrays.stream(values()).filter(verb -> !line.isEmpty() && verb.word().equals(line.getFirst())).findFirst()
                .<Set<Verb>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Verb.class));
    }
}
