package loadline.formats.statement;

import java.util.Arrays;
import java.util.Optional;
import loadline.core.history.Act;

/** The kinds of statement, one for each {@link Act} that is written. The version is part of the name: {@code urn:loadline:run-recorded:v1}. */
public enum EntryType {
    BEGUN, ROSTER_CHANGED, POLICY_ADOPTED, PROTOCOL_ADOPTED, CHECKPOINT_REGISTERED, PLAN_REGISTERED, RUN_RECORDED, RUN_REFUSED, RUN_WITHDRAWN, ESTIMATED, OPENED, SHOWN,
    ASSESSED, DETERMINED, ATTESTED, REPORTED, NOTIFIED, PUBLISHED, REVIEWED, ACCEPTED, RESIDUAL_SIGNED, APPROVED, MET, MONITORING_PLANNED, MONITORING_REPORTED,
    DELEGATED, EXTERNALLY_FOUND, FORECASTED, RELIEF_INVOKED, INCIDENT_LOGGED, FALLBACK_DECLARED, POLICY_PUBLISHED, STOPPED, RELEASE_PLANNED, DECISION_MADE,
    STREAMS_MAPPED;

    private static final String START = "urn:loadline:";
    private static final String VERSION = ":v1";

    /** The type of an act. @throws IllegalArgumentException for {@link Act.Unavailable}, which is found, never said */
    public static EntryType of(Act act) {
        return switch (act) {
            case Act.Begun _ -> BEGUN;
            case Act.RosterChanged _ -> ROSTER_CHANGED;
            case Act.PolicyAdopted _ -> POLICY_ADOPTED;
            case Act.ProtocolAdopted _ -> PROTOCOL_ADOPTED;
            case Act.CheckpointRegistered _ -> CHECKPOINT_REGISTERED;
            case Act.PlanRegistered _ -> PLAN_REGISTERED;
            case Act.RunRecorded _ -> RUN_RECORDED;
            case Act.RunRefused _ -> RUN_REFUSED;
            case Act.RunWithdrawn _ -> RUN_WITHDRAWN;
            case Act.Estimated _ -> ESTIMATED;
            case Act.Opened _ -> OPENED;
            case Act.Shown _ -> SHOWN;
            case Act.Assessed _ -> ASSESSED;
            case Act.Determined _ -> DETERMINED;
            case Act.Attested _ -> ATTESTED;
            case Act.Reported _ -> REPORTED;
            case Act.Notified _ -> NOTIFIED;
            case Act.Published _ -> PUBLISHED;
            case Act.Reviewed _ -> REVIEWED;
            case Act.Accepted _ -> ACCEPTED;
            case Act.ResidualSigned _ -> RESIDUAL_SIGNED;
            case Act.Approved _ -> APPROVED;
            case Act.Met _ -> MET;
            case Act.MonitoringPlanned _ -> MONITORING_PLANNED;
            case Act.MonitoringReported _ -> MONITORING_REPORTED;
            case Act.Delegated _ -> DELEGATED;
            case Act.ExternallyFound _ -> EXTERNALLY_FOUND;
            case Act.Forecasted _ -> FORECASTED;
            case Act.ReliefInvoked _ -> RELIEF_INVOKED;
            case Act.IncidentLogged _ -> INCIDENT_LOGGED;
            case Act.FallbackDeclared _ -> FALLBACK_DECLARED;
            case Act.PolicyPublished _ -> POLICY_PUBLISHED;
            case Act.Stopped _ -> STOPPED;
            case Act.ReleasePlanned _ -> RELEASE_PLANNED;
            case Act.DecisionMade _ -> DECISION_MADE;
            case Act.StreamsMapped _ -> STREAMS_MAPPED;
            case Act.Unavailable _ -> throw new IllegalArgumentException("an absent payload is no statement");
        };
    }

    /** The type with this predicate type, if this version knows it. */
    public static Optional<EntryType> ofPredicateType(String predicateType) {
        return Arrays.stream(values()).filter(type -> type.predicateType().equals(predicateType)).findFirst();
    }

    /** The type's name without version: {@code run-recorded}. */
    public String wireName() {
        return Words.kebab(this);
    }

    /** The in-toto predicate type: {@code urn:loadline:run-recorded:v1}. */
    public String predicateType() {
        return START + wireName() + VERSION;
    }
}
