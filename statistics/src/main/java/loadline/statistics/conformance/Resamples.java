package loadline.statistics.conformance;

import java.math.BigDecimal;
import java.util.Map;
import loadline.statistics.Bootstrap;

/** Bootstraps. */
final class Resamples {
    static final Map<String, Method> METHODS = Map.of(
            "bootstrap_mean_exact", Resamples::exact,
            "bootstrap_mean_mc", (in, _) -> drawn(in),
            "cluster_bootstrap_mean_mc", (in, _) -> clusters(in));

    /** The Monte-Carlo error of a quantile is then well below the 1% that such cases allow. */
    private static final int REPLICATES = 200_000;
    private static final long SEED = 1;

    private Resamples() {}

    private static Answers exact(Inputs in, Method.Asked asked) {
        Bootstrap.Exact exact = Bootstrap.exactly(in.numbers("x"));
        Answers quantiles = new Answers();
        asked.in("percentile_inf_cdf").forEach(p -> quantiles.put(p, exact.quantile(new BigDecimal(p))));
        return new Answers().put("boot_se", exact.standardError()).put("percentile_inf_cdf", quantiles).put("bca_acceleration", exact.acceleration())
                .put("prob_boot_mean_lt_mean", exact.belowMean());
    }

    private static Answers drawn(Inputs in) {
        Bootstrap.Drawn drawn = Bootstrap.drawn(in.numbers("x"), in.level(), REPLICATES, SEED);
        return new Answers().put("se", drawn.standardError()).put("bca", drawn.biasCorrected()).put("percentile", drawn.percentile());
    }

    private static Answers clusters(Inputs in) {
        Bootstrap.Drawn drawn = Bootstrap.clusters(in.numbers("x"), in.labels("cluster"), in.level(), REPLICATES, SEED);
        return new Answers().put("se", drawn.standardError()).put("percentile", drawn.percentile());
    }
}
