package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What a least-squares fit would have got wrong about each network had it not seen it, from one fit of all: with the residuals r, the
 * derivatives X, the weights W and the covariance C = (XᵀWX + P)⁻¹ of the constants, P the weights of what was known before, the
 * residuals of the network S that is left out are (I − X_S·C·X_Sᵀ·W_S)⁻¹ · r_S (Cook and Weisberg, Residuals and Influence in Regression,
 * ch. 3, for groups). Exact for linear models; near the fitted constants others are nearly so.
 */
final class LeftOut {
    private static final double COVERED = 0.9;
    private static final double LEAST = 1e-6;

    /** A network whose own measurements say this much of something that no other says can't be predicted from the others. */
    private static final double SINGULAR = 1e-3;

    private final RealMatrix derivatives;
    private final double[] residuals;
    private final double[] weights;
    private final RealMatrix covariance;

    private LeftOut(double[][] derivatives, double[] residuals, double[] weights, double[] known) {
        this.derivatives = new Array2DRowRealMatrix(derivatives, false);
        this.residuals = residuals;
        this.weights = weights;
        this.covariance = covariance(known);
    }

    /**
     * Residuals of all networks, each left out in turn; those of networks that the others say nothing about are absent.
     *
     * @param derivatives of the logarithms of the predictions by those of the constants, [measurement][constant]
     * @param residuals log(measured / predicted), [measurement]
     * @param weights [measurement], > 0
     * @param known weight of the value of each constant before the fit, [constant], >= 0
     * @param networks name of each measurement's
     */
    static double[] residuals(
            double[][] derivatives, double[] residuals, double[] weights, double[] known, List<String> networks) {
        LeftOut fit = new LeftOut(derivatives, residuals, weights, known);
        Map<String, List<Integer>> groups = IntStream.range(0, residuals.length)
                .boxed()
                .collect(Collectors.groupingBy(networks::get, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .flatMapToDouble(fit::without)
                .toArray();
    }

    /**
     * The spread whose 1.645-fold holds nine of ten residuals, counting a further one that is larger than all (so that n = 9 take the
     * largest): Lei et al., Distribution-Free Predictive Inference for Regression, 2018.
     *
     * @param residuals log(measured / predicted) of what was left out, at least one
     */
    static double spread(double[] residuals) {
        double[] sizes = DoubleStream.of(residuals).map(Math::abs).sorted().toArray();
        int index = (int) Math.ceil(COVERED * (sizes.length + 1)) - 1;
        return Math.max(LEAST, sizes[Math.min(index, sizes.length - 1)] / PredictionSpread.REACH_90);
    }

    /** The same as a number of a device file. */
    static Quantity quantity(double spread, String source) {
        return new Quantity(Math.max(LEAST, spread), Provenance.Kind.FITTED, source, null);
    }

    private RealMatrix covariance(double[] known) {
        int constants = derivatives.getColumnDimension();
        RealMatrix information = MatrixUtils.createRealDiagonalMatrix(known);
        for (int i = 0; i < residuals.length; i++) {
            double[] row = derivatives.getRow(i);
            for (int j = 0; j < constants; j++) {
                for (int k = 0; k < constants; k++) {
                    information.addToEntry(j, k, weights[i] * row[j] * row[k]);
                }
            }
        }
        double trace = information.getTrace();
        for (int k = 0; k < constants; k++) { // equal columns share
            information.addToEntry(k, k, 1e-9 * trace / constants);
        }
        return new LUDecomposition(information, 0).getSolver().getInverse();
    }

    private DoubleStream without(int[] group) {
        RealMatrix own = derivatives.getSubMatrix(group, all());
        RealMatrix leverage = own.multiply(covariance).multiply(own.transpose());
        RealMatrix rest = MatrixUtils.createRealIdentityMatrix(group.length);
        for (int i = 0; i < group.length; i++) {
            for (int j = 0; j < group.length; j++) {
                rest.addToEntry(i, j, -leverage.getEntry(i, j) * weights[group[j]]);
            }
        }
        double[] errors = Arrays.stream(group).mapToDouble(i -> residuals[i]).toArray();
        DecompositionSolver solver = new LUDecomposition(rest, SINGULAR).getSolver();
        return solver.isNonSingular()
                ? DoubleStream.of(
                        solver.solve(MatrixUtils.createRealVector(errors)).toArray())
                : DoubleStream.empty();
    }

    private int[] all() {
        return IntStream.range(0, derivatives.getColumnDimension()).toArray();
    }
}
