package io.exeunt.policies.regression;

/** Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101). */
public final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private final double weightDecay;

    /**
     * Steps of a constant length.
     *
     * @param learningRate of a step, > 0
     * @param weightDecay share of each number that a step of learning rate 1 would take away, >= 0
     */
    public Adam(double learningRate, double weightDecay) {
        this.learningRate = learningRate;
        this.weightDecay = weightDecay;
    }

    /** Numbers that are trained, changed in place, and their moments. */
    public static final class Parameter {
        private final float[] values;
        private final double[] mean;
        private final double[] square;
        private int steps;

        /** These, which stay the caller's. */
        public Parameter(float... values) {
            this.values = values;
            this.mean = new double[values.length];
            this.square = new double[values.length];
        }

        /** The numbers themselves. */
        public float[] values() {
            return values;
        }
    }

    /** A step against a gradient. */
    public void step(Parameter parameter, float... gradient) {
        stepBy(learningRate, parameter, gradient);
    }

    /** A step of another length. */
    public void stepBy(double rate, Parameter parameter, float... gradient) {
        parameter.steps++;
        double meanScale = 1 / (1 - Math.pow(BETA1, parameter.steps));
        double squareScale = 1 / (1 - Math.pow(BETA2, parameter.steps));
        for (int i = 0; i < gradient.length; i++) {
            double slope = gradient[i];
            parameter.mean[i] = BETA1 * parameter.mean[i] + (1 - BETA1) * slope;
            parameter.square[i] = BETA2 * parameter.square[i] + (1 - BETA2) * slope * slope;
            double size = Math.sqrt(parameter.square[i] * squareScale) + EPSILON;
            double kept = parameter.values[i] * (1 - rate * weightDecay);
            parameter.values[i] = (float) (kept - rate * parameter.mean[i] * meanScale / size);
        }
    }
}
