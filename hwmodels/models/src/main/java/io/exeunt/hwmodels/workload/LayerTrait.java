package io.exeunt.hwmodels.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Traits of a network's layers that time and energy of whole networks follow on boards whose inner workings are unknown, in counts,
 * millions of multiply-accumulates (naïve count), megabytes (as if in fp32, whatever the precision) or thousands of positions. They
 * overlap where one kind of layer costs more than its arithmetic: a wide depthwise convolution counts as an operator, as output and as
 * itself. All but operators and weights come again with each sample of a batch.
 */
public enum LayerTrait {
    /** Operators that are started, views apart; a recurrent layer counts once per step. */
    OPERATORS,
    /** Those of them without weights: additions, poolings, activations of their own. */
    PLAIN_OPERATORS,
    /** Multiply-accumulates of 1×1 convolutions, fully connected layers on many positions, recurrent layers, and products of activations. */
    POINTWISE_MMAC,
    /** Multiply-accumulates of dense or grouped convolutions with larger windows. */
    CONVOLUTION_MMAC,
    /** Output positions of those: what gathering their windows costs, which few input channels make no cheaper. */
    CONVOLUTION_KPX,
    /** Maps written by operators. */
    OUTPUT_MB,
    /** Maps written by 1×1 convolutions. */
    POINTWISE_OUTPUT_MB,
    /** Multiply-accumulates of depthwise convolutions with windows larger than 3×3, for which runtimes have no kernel of their own. */
    WIDE_DEPTHWISE_MMAC,
    /** Rows of maps that depthwise convolutions write. */
    DEPTHWISE_ROWS,
    /** Weights read, but those of fully connected layers on one position. */
    WEIGHT_MB,
    /** Weights of fully connected layers on one position, which stream by once. */
    LINEAR_MB;

    private static final double BYTES = 4;
    private static final int PLAIN_WINDOW = 9;

    /** As it is written in files: "pointwise_mmac". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The labels of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(LayerTrait::label).toList();
    }

    /** Whether a second sample of a batch asks for it again. */
    public boolean perSample() {
        return switch (this) {
            case OPERATORS, PLAIN_OPERATORS, WEIGHT_MB, LINEAR_MB -> false;
            default -> true;
        };
    }

    /**
     * How much of each trait some operators have, [trait]: the sum of what each has alone.
     *
     * @param operators what is really executed
     * @param batch samples per pass, > 0
     */
    public static double[] of(List<? extends Operator> operators, int batch) {
        double[] amounts = new double[values().length];
        for (Operator operator : operators) {
            if (!(operator instanceof View)) {
                add(operator, amounts);
            }
        }
        for (LayerTrait trait : values()) {
            amounts[trait.ordinal()] *= trait.perSample() ? batch : 1;
        }
        return amounts;
    }

    private static void add(Operator operator, double[] amounts) {
        OPERATORS.plus(amounts, operator.sequentialParts());
        OUTPUT_MB.plus(amounts, BYTES * 1e-6 * operator.outputElements());
        boolean vector = operator instanceof Linear linear && linear.positions() == 1;
        (vector ? LINEAR_MB : WEIGHT_MB).plus(amounts, BYTES * 1e-6 * operator.parametersRead());
        if (operator instanceof Convolution convolution) {
            addConvolution(convolution, amounts);
        } else if (operator instanceof TransposedConvolution transposed) {
            addWindows(transposed, transposed.depthwise(), transposed.kernel().area(), amounts);
        } else if (operator.macs() > 0) {
            POINTWISE_MMAC.plus(amounts, vector ? 0 : 1e-6 * operator.macs());
        } else {
            PLAIN_OPERATORS.plus(amounts, 1);
        }
    }

    private static void addConvolution(Convolution convolution, double[] amounts) {
        if (!convolution.depthwise() && convolution.kernel().area() == 1) {
            POINTWISE_MMAC.plus(amounts, 1e-6 * convolution.macs());
            POINTWISE_OUTPUT_MB.plus(amounts, BYTES * 1e-6 * convolution.outputElements());
        } else {
            addWindows(
                    convolution, convolution.depthwise(), convolution.kernel().area(), amounts);
        }
    }

    private static void addWindows(Operator operator, boolean depthwise, long area, double[] amounts) {
        FeatureMap output = operator.output();
        if (depthwise) {
            DEPTHWISE_ROWS.plus(amounts, output.height());
            WIDE_DEPTHWISE_MMAC.plus(amounts, area > PLAIN_WINDOW ? 1e-6 * operator.macs() : 0);
        } else {
            CONVOLUTION_MMAC.plus(amounts, 1e-6 * operator.macs());
            CONVOLUTION_KPX.plus(amounts, 1e-3 * output.positions());
        }
    }

    private void plus(double[] amounts, double amount) {
        amounts[ordinal()] += amount;
    }
}
