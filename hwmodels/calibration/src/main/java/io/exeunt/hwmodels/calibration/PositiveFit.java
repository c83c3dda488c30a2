package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Positive constants of a non-linear model, fitted to the logarithms of positive measurements by Levenberg and Marquardt's method
 * (Commons Math) with Huber's weights. Every constant has a prior: its value before the fit and how far, as a factor, it may
 * plausibly lie off; so constants that the measurements say nothing about keep their values.
 */
final class PositiveFit {
    private static final double STEP = 1e-5;
    private static final int ROUNDS = 4;
    private static final int MOST_EVALUATIONS = 200;
    private static final double NEGLIGIBLE = 1e-12;

    /** Stands for the logarithm of a prediction that is no number: worse than any that is. */
    private static final double FAR_OFF = 1e3;

    private PositiveFit() {}

    /**
     * What is known of a constant before the fit.
     *
     * @param value > 0
     * @param logSigma standard deviation of its logarithm, > 0: 0.1 for "within about 10 %", 2 for "of that order"
     */
    record Prior(double value, double logSigma) {
        Prior {
            Check.positive("prior", value);
            Check.positive("logSigma", logSigma);
        }
    }

    /** Predictions of all measurements from the constants. */
    interface Model {
        double[] predict(double[] constants);
    }

    /**
     * What came out.
     *
     * @param constants [constant]
     * @param relativeErrors standard errors as shares of the constants
     * @param residuals predicted / measured − 1 of each measurement
     * @param derivatives of the logarithms of the predictions by those of the constants, [measurement][constant]
     * @param settled whether the search came to rest; if not, these are the best constants that it met
     */
    record Result(
            double[] constants, double[] relativeErrors, double[] residuals, double[][] derivatives, boolean settled) {}

    /**
     * Fits.
     *
     * @param model positive predictions
     * @param measured each > 0
     * @param priors one per constant
     * @param noise expected scatter of the measurements as a share: weighs them against the priors
     */
    static Result fit(Model model, double[] measured, List<Prior> priors, double noise) {
        double[] equal = new double[measured.length];
        Arrays.fill(equal, 1);
        return fit(model, measured, priors, noise, equal);
    }

    /**
     * Fits.
     *
     * @param importance how many independent measurements each one counts for, > 0: less than one for those that share an error of the model
     */
    static Result fit(Model model, double[] measured, List<Prior> priors, double noise, double[] importance) {
        double[] logs = Arrays.stream(measured).map(Math::log).toArray();
        double[] start =
                priors.stream().mapToDouble(prior -> Math.log(prior.value())).toArray();
        double[] weights = new double[measured.length];
        Arrays.fill(weights, 1);
        Found found = new Found(start, start, true);
        for (int round = 0; round < ROUNDS; round++) {
            found = found(
                    new Objective(model, logs, start), found.point(), weights(weights, importance, priors, noise));
            reweight(weights, deviations(model, logs, found.point()), noise);
        }
        return result(new Objective(model, logs, start), measured, priors, found);
    }

    /**
     * Where a search ended.
     *
     * @param point logarithms of the constants
     * @param sigma their standard errors
     * @param settled whether it came to rest there
     */
    private record Found(double[] point, double[] sigma, boolean settled) {}

    private record Objective(Model model, double[] logs, double[] start) implements MultivariateVectorFunction {
        @Override
        public double[] value(double[] point) {
            double[] values = Arrays.copyOf(deviations(model, logs, point), logs.length + point.length);
            for (int k = 0; k < point.length; k++) {
                values[logs.length + k] = point[k] - start[k];
            }
            return values;
        }

        double[][] jacobian(double[] point) {
            double[] here = value(point);
            double[][] jacobian = new double[here.length][point.length];
            for (int k = 0; k < point.length; k++) {
                double[] moved = point.clone();
                moved[k] += STEP;
                double[] there = value(moved);
                for (int i = 0; i < here.length; i++) {
                    jacobian[i][k] = (there[i] - here[i]) / STEP;
                }
            }
            return jacobian;
        }
    }

    /** Runs the optimiser; where it does not come to rest, the best point that it met is taken. */
    private static Found found(Objective objective, double[] point, double[] weights) {
        Best best = new Best(objective, weights);
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(point)
                .target(new double[weights.length])
                .weight(new DiagonalMatrix(weights))
                .model(best, objective::jacobian)
                .maxEvaluations(MOST_EVALUATIONS)
                .maxIterations(MOST_EVALUATIONS)
                .build();
        try {
            LeastSquaresOptimizer.Optimum optimum = new LevenbergMarquardtOptimizer().optimize(problem);
            return new Found(optimum.getPoint().toArray(), sigma(optimum), true);
        } catch (MathIllegalStateException e) { // too many evaluations, or no step makes it better
            return new Found(best.point(point), sigma(problem.evaluate(new ArrayRealVector(best.point(point)))), false);
        }
    }

    /** Infinite where the measurements say nothing about some combination of constants. */
    private static double[] sigma(LeastSquaresProblem.Evaluation evaluation) {
        try {
            return evaluation.getSigma(NEGLIGIBLE).toArray();
        } catch (SingularMatrixException e) {
            double[] unknown = new double[evaluation.getPoint().getDimension()];
            Arrays.fill(unknown, Double.POSITIVE_INFINITY);
            return unknown;
        }
    }

    /** An objective that remembers where it was least. */
    private static final class Best implements MultivariateVectorFunction {
        private final Objective objective;
        private final double[] weights;
        private double[] point = new double[0];
        private double least = Double.POSITIVE_INFINITY;

        Best(Objective objective, double[] weights) {
            this.objective = objective;
            this.weights = weights;
        }

        @Override
        public double[] value(double[] at) {
            double[] values = objective.value(at);
            double cost = 0;
            for (int i = 0; i < values.length; i++) {
                cost += weights[i] * values[i] * values[i];
            }
            if (cost < least) {
                least = cost;
                point = at.clone();
            }
            return values;
        }

        double[] point(double[] otherwise) {
            return point.length == 0 ? otherwise : point;
        }
    }

    private static double[] weights(double[] robust, double[] importance, List<Prior> priors, double noise) {
        double[] weights = Arrays.copyOf(robust, robust.length + priors.size());
        for (int i = 0; i < robust.length; i++) {
            weights[i] *= importance[i] / (noise * noise);
        }
        for (int k = 0; k < priors.size(); k++) {
            double sigma = priors.get(k).logSigma();
            weights[robust.length + k] = 1 / (sigma * sigma);
        }
        return weights;
    }

    private static void reweight(double[] weights, double[] deviations, double noise) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.min(1, 2 * noise / Math.max(Math.abs(deviations[i]), 1e-12));
        }
    }

    private static double[] deviations(Model model, double[] logs, double[] point) {
        double[] predicted = model.predict(exp(point));
        double[] deviations = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            double deviation = Math.log(predicted[i]) - logs[i];
            deviations[i] = Double.isFinite(deviation) ? deviation : FAR_OFF;
        }
        return deviations;
    }

    private static Result result(Objective objective, double[] measured, List<Prior> priors, Found found) {
        double[] constants = exp(found.point());
        double[] residuals = objective.model().predict(constants);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = residuals[i] / measured[i] - 1;
        }
        double[] errors = found.sigma().clone();
        for (int k = 0; k < errors.length; k++) { // before the measurements nothing was known better
            errors[k] = Math.min(errors[k], priors.get(k).logSigma());
        }
        double[][] derivatives = Arrays.copyOf(objective.jacobian(found.point()), measured.length);
        return new Result(constants, errors, residuals, derivatives, found.settled());
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
