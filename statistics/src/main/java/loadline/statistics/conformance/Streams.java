package loadline.statistics.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loadline.statistics.Cusum;
import loadline.statistics.EProcess;
import loadline.statistics.Figure;
import loadline.statistics.Level;
import loadline.statistics.PoissonRate;
import loadline.statistics.Sequence;
import loadline.statistics.Sprt;

/** Observations that keep coming. */
final class Streams {
    static final Map<String, Method> METHODS = Map.of(
            "beta_binomial_confidence_sequence", (in, _) -> mixture(in),
            "one_sided_beta_mixture_eprocess", (in, _) -> oneSided(in),
            "gamma_mixture_poisson_eprocess", (in, _) -> gamma(in),
            "wsr_hedged_betting_cs", Streams::betting,
            "predmix_empirical_bernstein_cs", (in, _) -> bernstein(in),
            "bernoulli_sprt", (in, _) -> sprt(in),
            "poisson_cusum", (in, _) -> cusum(in),
            "bernoulli_cusum_arl", (in, _) -> new Answers().put("arl_from_zero", Cusum.meanRunLength(in.number("p"), in.whole("up"), in.whole("down"), in.whole("h"))),
            "poisson_rate", (in, _) -> rate(in),
            "poisson_rate_ratio", (in, _) -> ratio(in));

    private static final Pattern PATH = Pattern.compile("log_capital_path_m(\\d+)p(\\d+)_every_(\\d+)");

    private Streams() {}

    private static EProcess.Prior prior(Inputs in) {
        return new EProcess.Prior(in.number("prior_a"), in.number("prior_b"));
    }

    private static Answers mixture(Inputs in) {
        Answers answers = new Answers().put("cs", EProcess.confidenceSequence(in.number("successes"), in.number("n"), prior(in), in.number("alpha")));
        return in.has("null_p") ? answers.put("log_e_at_null", EProcess.logBetaMixture(in.number("successes"), in.number("n"), in.number("null_p"), prior(in))) : answers;
    }

    private static Answers oneSided(Inputs in) {
        Figure log = EProcess.logOneSidedBetaMixture(in.number("successes"), in.number("n"), in.number("null_upper"), prior(in));
        return new Answers().put("log_e", log).put("anytime_p", log.map(EProcess::anytimeP));
    }

    private static Answers gamma(Inputs in) {
        Figure log = EProcess.logGammaMixture(in.number("events"), in.number("exposure"), in.number("null_rate"), in.number("prior_shape"), in.number("prior_rate"));
        return new Answers().put("log_e", log).put("reject_at_0_05", log instanceof Figure.Known(double e) && e >= -StrictMath.log(0.05));
    }

    private static Sequence sequence(Inputs in) {
        return new Sequence(in.numbers("x"), in.number("prior_mean"), in.number("prior_var"), in.number("fake_obs"));
    }

    /** The means to bet against, and the path to show, are named by what is expected. */
    private static Answers betting(Inputs in, Method.Asked asked) {
        Sequence.Betting betting = new Sequence.Betting(sequence(in), in.number("alpha"), in.number("c"), in.number("theta"));
        Answers capital = new Answers();
        Set<String> means = asked.in("log_capital_final");
        means.forEach(mean -> capital.put(mean, last(betting.logCapital(Double.parseDouble(mean)))));
        Answers answers = new Answers().put("log_capital_final", capital).put("cs_final", betting.interval());
        for (String name : asked.names()) {
            Matcher path = PATH.matcher(name);
            if (path.matches()) {
                double[] whole = betting.logCapital(Double.parseDouble(path.group(1) + "." + path.group(2)));
                int step = Integer.parseInt(path.group(3));
                answers.put(name, IntStream.rangeClosed(1, whole.length / step).mapToDouble(i -> whole[i * step - 1]).toArray());
            }
        }
        return answers;
    }

    private static double last(double[] path) {
        return path[path.length - 1];
    }

    private static Answers bernstein(Inputs in) {
        Sequence.Bernstein cs = Sequence.Bernstein.of(sequence(in), in.number("alpha"), in.number("truncation"));
        return new Answers().put("lower_final", cs.last().lower()).put("upper_final", cs.last().upper())
                .put("lower_running_max", cs.running().lower()).put("upper_running_min", cs.running().upper());
    }

    private static Answers sprt(Inputs in) {
        Sprt test = Sprt.of(in.wholes("x"), new Sprt.Design(in.number("p0"), in.number("p1"), in.number("alpha"), in.number("beta")));
        return new Answers().put("upper", test.upper()).put("lower", test.lower()).put("decision", test.answer().name())
                .put("stop_index", Optional.of(test.stop()).filter(stop -> stop > 0)).put("llr", test.logRatio());
    }

    private static Answers cusum(Inputs in) {
        Cusum.Poisson sum = Cusum.Poisson.of(in.wholes("counts"), in.number("rate_in"), in.number("rate_out"), in.number("h"));
        return new Answers().put("k", sum.reference()).put("path", sum.path()).put("alarm_index", Optional.of(sum.alarm()).filter(alarm -> alarm > 0));
    }

    private static Answers rate(Inputs in) {
        int events = in.whole("events");
        double exposure = in.number("exposure");
        Level usual = new Level(0.95);
        PoissonRate rate = PoissonRate.of(events, exposure, usual);
        PoissonRate.Posterior posterior = PoissonRate.Posterior.of(events, exposure, in.number("prior_shape"), in.number("prior_rate"));
        return new Answers().put("garwood95", rate.garwood()).put("upper95_one_sided", rate.oneSidedUpper())
                .put("posterior_shape", posterior.shape()).put("posterior_rate", posterior.rate()).put("posterior_mean", posterior.mean())
                .put("credible95", posterior.credible(usual)).put("prob_rate_gt_threshold", posterior.above(in.number("threshold_rate")))
                .put("p_rate_ge_threshold_test", PoissonRate.asFewAt(in.number("threshold_rate"), events, exposure));
    }

    private static Answers ratio(Inputs in) {
        PoissonRate.Ratio ratio = PoissonRate.Ratio.of(in.whole("k1"), in.number("T1"), in.whole("k2"), in.number("T2"), new Level(0.95));
        return new Answers().put("ratio", ratio.ratio()).put("exact_ci95", ratio.exact()).put("p_two_sided_minlike", ratio.twoSided()).put("p_greater", ratio.greater());
    }
}
