package loadline.core.policy;

import java.util.List;
import loadline.core.Role;

/**
 * A departure a clause grants: interim measures, a competitor's conduct, marginal risk, an emergency.
 *
 * @param onUnknown what holds while the external fact it depends on is unknown; never the relief itself
 */
public record ReliefClause(ReliefId id, Kind kind, List<Standard.Axis> axes, List<Role> approvers, List<Role> told, boolean published, OnUnknown onUnknown, ClauseId clause) {
    /** Why a policy lets go. */
    public enum Kind { INTERIM_MEASURES, COMPETITOR, MARGINAL_RISK, EMERGENCY }

    /** What holds while the fact a conditional clause rests on is unknown. */
    public enum OnUnknown { NO_RELIEF, HOLD }

    public ReliefClause {
        axes = List.copyOf(axes);
        approvers = List.copyOf(approvers);
        told = List.copyOf(told);
    }
}
