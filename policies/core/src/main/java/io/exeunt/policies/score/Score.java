package io.exeunt.policies.score;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;

/** How sure an exit is of its answer about a sample: the larger, the surer. */
public enum Score {
    /**
     * Largest class probability, in 1/C … 1. Source: MSDNet, arXiv 1703.09844, budgeted batch mode.
     */
    MAX_SOFTMAX("max_softmax") {
        @Override
        double of(double[] probabilities) {
            return largest(probabilities);
        }
    },
    /**
     * 1 + Σ_c p_c ln p_c / ln C, in 0 … 1: entropy turned round and scaled, so that 1 is certain and 0 knows nothing. A single class is
     * certain. Source: entropy as in BranchyNet, arXiv 1709.01686; scaled as in EENet, arXiv 2301.07099.
     */
    ENTROPY("entropy") {
        @Override
        double of(double[] probabilities) {
            double sum = 0;
            for (double p : probabilities) {
                sum += p > 0 ? p * Math.log(p) : 0;
            }
            return probabilities.length == 1 ? 1 : 1 + sum / Math.log(probabilities.length);
        }
    },
    /** Largest minus second largest class probability, in 0 … 1; the only probability where there is one class. */
    MARGIN("margin") {
        @Override
        double of(double[] probabilities) {
            double first = 0;
            double second = 0;
            for (double p : probabilities) {
                second = Math.max(second, Math.min(first, p));
                first = Math.max(first, p);
            }
            return first - second;
        }
    },
    /** max_c |z_c| over raw logits that are not masked; only for heads that give logits. Source: Predictive Exit, arXiv 2206.04685. */
    MAX_ABS_LOGIT("max_abs_logit") {
        @Override
        double of(double[] probabilities) {
            throw new IllegalStateException("Read off the logits, not off probabilities");
        }

        @Override
        boolean reads(ExitOutputs outputs) {
            return outputs.kind() == HeadKind.LOGITS;
        }

        @Override
        InvalidInputException missing(String policy, String exit, ExitOutputs outputs) {
            return new InvalidInputException(
                    "policy " + policy,
                    "Expected raw logits at " + exit + ", given " + outputs.kind(),
                    "store the trace before softmax, or use a score of probabilities, such as " + MARGIN.id() + ".");
        }

        @Override
        void fill(ExitOutputs outputs, double[] column) {
            Check.require(outputs.kind() == HeadKind.LOGITS, "head kind for " + id(), "LOGITS", outputs.kind());
            int classes = outputs.classes();
            for (int i = 0; i < column.length; i++) {
                column[i] = largestMagnitude(outputs.values(), i * classes, (i + 1) * classes);
            }
        }
    },
    /** The exit's own confidence head, in 0 … 1; only for heads that have one. Source: PTEENet, doi 10.1109/ACCESS.2022.3187002. */
    CONFIDENCE_HEAD("confidence") {
        @Override
        double of(double[] probabilities) {
            throw new IllegalStateException("Read off the confidence head, not off probabilities");
        }

        @Override
        boolean reads(ExitOutputs outputs) {
            return outputs.confidence() != null;
        }

        @Override
        InvalidInputException missing(String policy, String exit, ExitOutputs outputs) {
            return new InvalidInputException(
                    "policy " + policy,
                    "Expected a confidence head at " + exit + ", it has none",
                    "store what it says as fit_confidence and report_confidence.");
        }

        @Override
        void fill(ExitOutputs outputs, double[] column) {
            float[] confidence = outputs.confidence();
            if (confidence == null) {
                throw new IllegalArgumentException("Expected every exit to have a confidence head for " + id());
            }
            for (int i = 0; i < column.length; i++) {
                column[i] = confidence[i];
            }
        }
    };

    private final String id;

    Score(String id) {
        this.id = id;
    }

    /** Name by which scenarios refer to it. */
    public String id() {
        return id;
    }

    /** Whether it can be had from every exit but the final one, which lets everybody go. */
    public boolean reads(TraceSplit split) {
        return split.exits().subList(0, split.exits().size() - 1).stream().allMatch(this::reads);
    }

    boolean reads(ExitOutputs outputs) {
        return true;
    }

    /**
     * Checks that it can be had.
     *
     * @param policy name of the policy that needs it
     * @param exits bits of the exits that it is needed from
     * @throws InvalidInputException naming the first exit that can't give it
     */
    public void require(String policy, TraceSplit split, long exits) {
        for (int k = 0; k < split.exits().size(); k++) {
            ExitOutputs outputs = split.exits().get(k);
            if ((exits >>> k & 1) != 0 && !reads(outputs)) {
                throw missing(policy, "exit " + k + " of split " + split.name(), outputs);
            }
        }
    }

    InvalidInputException missing(String policy, String exit, ExitOutputs outputs) {
        throw new IllegalStateException("Every exit gives " + id);
    }

    /** Score from one sample's class probabilities. */
    abstract double of(double[] probabilities);

    /** The scores of all samples at one exit, [sample]. */
    public double[] column(ExitOutputs outputs) {
        double[] column = new double[outputs.samples()];
        fill(outputs, column);
        return column;
    }

    void fill(ExitOutputs outputs, double[] column) {
        ClassProbabilities probabilities = new ClassProbabilities(outputs);
        for (int i = 0; i < column.length; i++) {
            column[i] = of(probabilities.of(i));
        }
    }

    private static double largest(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static double largestMagnitude(float[] values, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = values[i] == Float.NEGATIVE_INFINITY ? largest : Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }
}
