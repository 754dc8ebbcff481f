package loadline.statistics.conformance;

import java.util.Map;
import loadline.core.Rule;
import loadline.core.statistics.BetaDistribution;
import loadline.core.statistics.GammaDistribution;
import loadline.core.statistics.Normal;
import loadline.core.statistics.StudentT;

/** Quantiles of distributions. */
final class Quantiles {
    static final Map<String, Method> METHODS = Map.of(
            "beta_quantile", (in, _) -> new Answers().put("x", new BetaDistribution(in.number("a"), in.number("b")).quantile(in.number("p"))),
            "gamma_quantile", (in, _) -> gamma(in),
            "normal_quantile", (in, _) -> new Answers().put("z", Normal.quantile(in.number("p"))),
            "student_t_quantile", (in, _) -> new Answers().put("t", new StudentT(in.number("df")).quantile(in.number("p"))));

    private Quantiles() {}

    private static Answers gamma(Inputs in) {
        Rule.require(in.number("rate") > 0, () -> "a rate is above 0, not `" + in.number("rate") + "`");
        return new Answers().put("x", new GammaDistribution(in.number("shape")).quantile(in.number("p")) / in.number("rate"));
    }
}
