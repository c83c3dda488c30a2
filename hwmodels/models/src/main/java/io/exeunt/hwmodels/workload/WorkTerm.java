package io.exeunt.hwmodels.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of work that take time on a CPU or a small GPU, in millions of multiply-accumulates, megabytes (fp32), millions of other
 * operations, or counts. Time is the sum of the kinds, each at a constant cost: arithmetic is shared between threads, traffic and
 * dispatch are not.
 */
public enum WorkTerm {
    /** Multiply-accumulates (naïve count) of dense 3×3 convolutions of stride 1: Winograd's case. */
    WINOGRAD_MMAC(true),
    /** Activations that those read and write, which the transforms read and write again. */
    WINOGRAD_MB(false),
    /** Multiply-accumulates of other dense convolutions with windows larger than 1×1, and of dense transposed ones. */
    CONVOLUTION_MMAC(true),
    /** Multiply-accumulates of 1×1 convolutions, products of activations, fully connected layers on many positions, recurrent layers. */
    POINTWISE_MMAC(true),
    /** Multiply-accumulates of depthwise convolutions. */
    DEPTHWISE_MMAC(true),
    /** Multiply-accumulates of grouped convolutions. */
    GROUPED_MMAC(true),
    /** Activations read and written by those that are neither Winograd's nor depthwise. */
    ACTIVATION_MB(false),
    /** Weights of convolutions. */
    WEIGHT_MB(false),
    /** Weights of fully connected layers on one position. */
    LINEAR_MB(false),
    /** Comparisons or additions of poolings. */
    POOLING_MOP(true),
    /** Maps read and written by additions. */
    ADD_MB(false),
    /** Maps read and written by activations of their own. */
    ACTIVATE_MB(false),
    /** Maps read and written by products with zero. */
    ZERO_MB(false),
    /** Maps read and written by everything else. */
    MOVE_MB(false),
    /** Operations of local response normalisation. */
    NORM_MOP(true),
    /** Operators with weights; a recurrent layer counts once per step. */
    WEIGHTED_OPERATORS(false),
    /** Operators without. */
    OTHER_OPERATORS(false),
    /** One per inference. */
    INFERENCES(false);

    private static final int WINOGRAD_LEAST_CHANNELS = 16;
    private static final double BYTES = 4;

    private final boolean shared;

    WorkTerm(boolean shared) {
        this.shared = shared;
    }

    /** Whether threads share this work. */
    public boolean sharedByThreads() {
        return shared;
    }

    /** Whether this is part of convolutions, products and fully connected layers, which keep wide vector units busy. */
    public boolean heavy() {
        return compareTo(LINEAR_MB) <= 0 || this == WEIGHTED_OPERATORS;
    }

    /** As it is written in files: "winograd_mmac". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The labels of the kinds of which a device file may give costs: all that operators ask for. */
    public static List<String> labels() {
        return Arrays.stream(values())
                .filter(term -> term != INFERENCES)
                .map(WorkTerm::label)
                .toList();
    }

    /** Whether a second sample of a batch asks for it again: not what is done once per batch, reading weights and dispatch. */
    public boolean perSample() {
        return switch (this) {
            case WEIGHT_MB, LINEAR_MB, WEIGHTED_OPERATORS, OTHER_OPERATORS, INFERENCES -> false;
            default -> true;
        };
    }

    /** Whether this is traffic, which waits for the memory and not for the unit. */
    public boolean traffic() {
        return name().endsWith("_MB");
    }

    /**
     * How much of each kind some operators ask for, without what is counted per inference, [term].
     *
     * @param operators what is really executed
     * @param batch samples per pass, > 0
     */
    public static double[] of(List<? extends Operator> operators, int batch) {
        double[] work = new double[values().length];
        operators.forEach(operator -> add(operator, work));
        for (WorkTerm term : values()) {
            work[term.ordinal()] *= term.perSample() ? batch : 1;
        }
        return work;
    }

    /**
     * How much of each kind a network asks for, [term].
     *
     * @param graph what is really executed
     */
    public static double[] of(OperatorGraph graph) {
        double[] work = of(graph.operators(), 1);
        work[INFERENCES.ordinal()] = 1;
        return work;
    }

    private static void add(Operator operator, double[] work) {
        if (operator instanceof Convolution convolution) {
            addConvolution(convolution, work);
        } else if (operator instanceof TransposedConvolution transposed) {
            addTransposed(transposed, work);
        } else if (operator instanceof Linear linear) {
            addLinear(linear, work);
        } else if (operator instanceof Recurrent recurrent) {
            plus(work, POINTWISE_MMAC, recurrent.macs());
            plus(work, ACTIVATION_MB, moved(recurrent));
            plus(work, WEIGHT_MB, BYTES * recurrent.parameters());
            work[WEIGHTED_OPERATORS.ordinal()] += recurrent.sequentialParts();
        } else if (operator instanceof MatMul product) {
            plus(work, POINTWISE_MMAC, product.macs());
            one(work, WEIGHTED_OPERATORS);
        } else if (operator instanceof Pooling pooling) {
            plus(work, POOLING_MOP, pooling.otherOps());
            one(work, OTHER_OPERATORS);
        } else if (operator instanceof ElementWise wise) {
            addElementWise(wise, work);
        } else if (!(operator instanceof View)) {
            plus(work, MOVE_MB, moved(operator));
            one(work, OTHER_OPERATORS);
        }
    }

    /** One vector waits for its weights; many, as of tokens, are the same work as a 1×1 convolution over as many positions. */
    private static void addLinear(Linear linear, double[] work) {
        one(work, WEIGHTED_OPERATORS);
        if (linear.positions() == 1) {
            plus(work, LINEAR_MB, BYTES * linear.parameters());
        } else {
            plus(work, POINTWISE_MMAC, linear.macs());
            plus(work, ACTIVATION_MB, moved(linear));
            plus(work, WEIGHT_MB, BYTES * linear.parameters());
        }
    }

    private static void addTransposed(TransposedConvolution transposed, double[] work) {
        WorkTerm dense = transposed.groups() > 1 ? GROUPED_MMAC : CONVOLUTION_MMAC;
        plus(work, transposed.depthwise() ? DEPTHWISE_MMAC : dense, transposed.macs());
        plus(work, WEIGHT_MB, BYTES * transposed.parameters());
        plus(work, ACTIVATION_MB, transposed.depthwise() ? 0 : moved(transposed));
        one(work, WEIGHTED_OPERATORS);
    }

    private static void addConvolution(Convolution convolution, double[] work) {
        boolean winograd = winograd(convolution);
        plus(work, kind(convolution), convolution.macs());
        plus(work, WEIGHT_MB, BYTES * convolution.parameters());
        one(work, WEIGHTED_OPERATORS);
        if (!convolution.depthwise()) {
            plus(work, winograd ? WINOGRAD_MB : ACTIVATION_MB, moved(convolution));
        }
    }

    private static WorkTerm kind(Convolution convolution) {
        if (convolution.depthwise()) {
            return DEPTHWISE_MMAC;
        }
        if (convolution.groups() > 1) {
            return GROUPED_MMAC;
        }
        if (convolution.kernel().area() == 1) {
            return POINTWISE_MMAC;
        }
        return winograd(convolution) ? WINOGRAD_MMAC : CONVOLUTION_MMAC;
    }

    private static boolean winograd(Convolution convolution) {
        return convolution.winogradShape() && convolution.input().channels() >= WINOGRAD_LEAST_CHANNELS;
    }

    private static void addElementWise(ElementWise wise, double[] work) {
        one(work, OTHER_OPERATORS);
        switch (wise.kind()) {
            case ADD -> {
                int sums = Math.max(1, wise.inputs() - 1);
                plus(work, ADD_MB, 3 * BYTES * sums * wise.outputElements());
            }
            case ACTIVATION -> plus(work, ACTIVATE_MB, moved(wise));
            case ZERO -> plus(work, ZERO_MB, moved(wise));
            case LOCAL_RESPONSE_NORM -> plus(work, NORM_MOP, wise.otherOps());
            default -> plus(work, MOVE_MB, moved(wise));
        }
    }

    private static double moved(Operator operator) {
        return BYTES * (operator.inputElements() + operator.outputElements());
    }

    private static void plus(double[] work, WorkTerm term, double amount) {
        work[term.ordinal()] += amount * 1e-6;
    }

    private static void one(double[] work, WorkTerm term) {
        work[term.ordinal()] += 1;
    }
}
