package loadline.core.statistics;

import java.util.Optional;

/**
 * Minimises the penalised loss of {@link LogisticFit} by Newton's method on lengths freed of their mean, halving a step that
 * would raise the loss. Kept by its user from fit to fit, so that a bootstrap allocates nothing.
 */
final class Newton {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    /** A step this small, relative to the estimates, leaves an error of about its square. */
    private static final double SETTLED = 1e-8;

    private final double ridge;
    private final double[] x;
    private final double[] weights;
    private final double[] successes;
    private int n;
    private double centre;
    private double intercept;
    private double slope;
    private double gradientIntercept;
    private double gradientSlope;
    private double curvatureIntercept;
    private double curvatureBoth;
    private double curvatureSlope;

    Newton(int mostLengths, double ridge) {
        this.ridge = ridge;
        this.x = new double[mostLengths];
        this.weights = new double[mostLengths];
        this.successes = new double[mostLengths];
    }

    void clear() {
        n = 0;
    }

    void add(double log2Minutes, double weight, double success) {
        x[n] = log2Minutes;
        weights[n] = weight;
        successes[n] = success;
        n++;
    }

    LogisticFit fit() {
        return fit(0, 0);
    }

    /** The fit, starting from these estimates. */
    LogisticFit fit(double firstIntercept, double firstSlope) {
        Optional<LogisticFit.None> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (!settle(firstIntercept, firstSlope)) {
            return LogisticFit.None.SEPARATED;
        }
        double own = intercept - slope * centre;
        double both = curvatureBoth + centre * curvatureIntercept;
        double bySlope = curvatureSlope + 2 * centre * curvatureBoth + centre * centre * curvatureIntercept;
        return new LogisticFit.Fitted(own, slope, loss(intercept, slope), new LogisticFit.Curvature(curvatureIntercept, both, bySlope));
    }

    /** log2 of the length of even odds for the runs added, whichever way success goes with length; NaN where there is no fit. */
    double log2Even(double firstIntercept, double firstSlope) {
        boolean fits = obstacle().isEmpty() && settle(firstIntercept, firstSlope);
        return fits ? centre - intercept / slope : Double.NaN;
    }

    /** That of the last fit. */
    double slope() {
        return slope;
    }

    private Optional<LogisticFit.None> obstacle() {
        double all = 0;
        double won = 0;
        boolean lost = false;
        for (int i = 0; i < n; i++) {
            all += weights[i];
            won += successes[i];
            lost |= successes[i] < weights[i];
        }
        if (all == 0) {
            return Optional.of(LogisticFit.None.NO_RUNS);
        }
        if (won == 0 || !lost) {
            return Optional.of(won == 0 ? LogisticFit.None.ALL_FAILURE : LogisticFit.None.ALL_SUCCESS);
        }
        return ridge > 0 ? Optional.empty() : obstacleWithoutPenalty();
    }

    private Optional<LogisticFit.None> obstacleWithoutPenalty() {
        double shortestWon = Double.POSITIVE_INFINITY;
        double longestWon = Double.NEGATIVE_INFINITY;
        double shortestLost = Double.POSITIVE_INFINITY;
        double longestLost = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            shortestWon = successes[i] > 0 ? Math.min(shortestWon, x[i]) : shortestWon;
            longestWon = successes[i] > 0 ? Math.max(longestWon, x[i]) : longestWon;
            shortestLost = successes[i] < weights[i] ? Math.min(shortestLost, x[i]) : shortestLost;
            longestLost = successes[i] < weights[i] ? Math.max(longestLost, x[i]) : longestLost;
        }
        if (Math.min(shortestWon, shortestLost) == Math.max(longestWon, longestLost)) {
            return Optional.of(LogisticFit.None.ONE_LENGTH);
        }
        return longestWon <= shortestLost || longestLost <= shortestWon ? Optional.of(LogisticFit.None.SEPARATED) : Optional.empty();
    }

    private boolean settle(double firstIntercept, double firstSlope) {
        centre();
        slope = firstSlope;
        intercept = firstIntercept + firstSlope * centre;
        differentiate();
        for (int step = 0; step < MOST_STEPS; step++) {
            double determinant = curvatureIntercept * curvatureSlope - curvatureBoth * curvatureBoth;
            if (!(determinant > 0)) {
                return restarted(firstIntercept, firstSlope);
            }
            double byIntercept = (curvatureSlope * gradientIntercept - curvatureBoth * gradientSlope) / determinant;
            double bySlope = (curvatureIntercept * gradientSlope - curvatureBoth * gradientIntercept) / determinant;
            boolean small = Math.abs(byIntercept) <= 0.5 && Math.abs(bySlope) <= 0.25;
            double share = small ? 1 : share(byIntercept, bySlope);
            intercept -= share * byIntercept;
            slope -= share * bySlope;
            differentiate();
            if (Math.abs(byIntercept) <= SETTLED * (1 + Math.abs(intercept)) && Math.abs(bySlope) <= SETTLED * (1 + Math.abs(slope))) {
                return true;
            }
        }
        return true;
    }

    /** Far from the minimum all chances may round to 0 or 1; from 0 they do not. */
    private boolean restarted(double firstIntercept, double firstSlope) {
        return (firstIntercept != 0 || firstSlope != 0) && settle(0, 0);
    }

    private double share(double byIntercept, double bySlope) {
        double now = loss(intercept, slope);
        double share = 1;
        for (int i = 0; i < MOST_HALVINGS && !(loss(intercept - share * byIntercept, slope - share * bySlope) <= now); i++) {
            share /= 2;
        }
        return share;
    }

    private void centre() {
        double all = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            all += weights[i];
            sum += weights[i] * x[i];
        }
        centre = sum / all;
    }

    private void differentiate() {
        double g0 = 0;
        double g1 = 0;
        double h0 = 0;
        double h1 = 0;
        double h2 = 0;
        double[] lengths = x;
        double[] all = weights;
        double[] won = successes;
        double atCentre = intercept - slope * centre;
        for (int i = 0; i < n; i++) {
            double far = lengths[i] - centre;
            double chance = 1 / (1 + StrictMath.exp(-(atCentre + slope * lengths[i])));
            double excess = all[i] * chance - won[i];
            double curvature = all[i] * chance * (1 - chance);
            g0 += excess;
            g1 += excess * far;
            h0 += curvature;
            h1 += curvature * far;
            h2 += curvature * far * far;
        }
        gradientIntercept = g0;
        gradientSlope = g1 + ridge * slope;
        curvatureIntercept = h0;
        curvatureBoth = h1;
        curvatureSlope = h2 + ridge;
    }

    private double loss(double atIntercept, double atSlope) {
        double sum = ridge * atSlope * atSlope / 2;
        for (int i = 0; i < n; i++) {
            double odds = atIntercept + atSlope * (x[i] - centre);
            double positive = odds > 0 ? odds : 0;
            sum += weights[i] * (positive + StrictMath.log1p(StrictMath.exp(-Math.abs(odds)))) - successes[i] * odds;
        }
        return sum;
    }
}
