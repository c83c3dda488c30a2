package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.DiagonalMatrix;

/**
 * Positive constants of a non-linear model, fitted to the logarithms of positive measurements by Levenberg and Marquardt's method
 * (Commons Math) with Huber's weights. Every constant has a prior: its value before the fit and how far, as a factor, it may
 * plausibly lie off; so constants that the measurements say nothing about keep their values.
 */
final class PositiveFit {
    private static final double STEP = 1e-5;
    private static final int ROUNDS = 4;
    private static final int MOST_EVALUATIONS = 200;

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
     */
    record Result(double[] constants, double[] relativeErrors, double[] residuals) {}

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
        LeastSquaresOptimizer.Optimum optimum = null;
        double[] point = start;
        for (int round = 0; round < ROUNDS; round++) {
            optimum = optimise(new Objective(model, logs, start), point, weights(weights, importance, priors, noise));
            point = optimum.getPoint().toArray();
            reweight(weights, deviations(model, logs, point), noise);
        }
        return result(model, measured, point, Objects.requireNonNull(optimum));
    }

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

    private static LeastSquaresOptimizer.Optimum optimise(Objective objective, double[] point, double[] weights) {
        return new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(point)
                        .target(new double[weights.length])
                        .weight(new DiagonalMatrix(weights))
                        .model(objective, objective::jacobian)
                        .maxEvaluations(MOST_EVALUATIONS)
                        .maxIterations(MOST_EVALUATIONS)
                        .build());
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
            deviations[i] = Math.log(predicted[i]) - logs[i];
        }
        return deviations;
    }

    private static Result result(
            Model model, double[] measured, double[] point, LeastSquaresOptimizer.Optimum optimum) {
        double[] constants = exp(point);
        double[] residuals = model.predict(constants);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = residuals[i] / measured[i] - 1;
        }
        return new Result(constants, optimum.getSigma(1e-12).toArray(), residuals);
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
