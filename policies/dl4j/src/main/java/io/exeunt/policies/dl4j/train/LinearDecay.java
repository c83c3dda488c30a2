package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A step size that falls linearly from its first value to zero: first · (1 − step / steps). Deeplearning4j's own PolySchedule
 * promises this, but adds where it should subtract, so that the step size doubles.
 */
public final class LinearDecay implements ISchedule {
    private static final long serialVersionUID = 1L;

    private final double first;
    private final int steps;

    /**
     * Creates it; found by Jackson.
     *
     * @param first step size of step 0, > 0
     * @param steps number of steps after which it is zero, > 0
     */
    public LinearDecay(@JsonProperty("first") double first, @JsonProperty("steps") int steps) {
        this.first = Check.positive("first", first);
        this.steps = (int) Check.positive("steps", (long) steps);
    }

    /** Step size of step 0. */
    public double getFirst() {
        return first;
    }

    /** Number of steps after which it is zero. */
    public int getSteps() {
        return steps;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return first * Math.max(0, 1 - (double) iteration / steps);
    }

    @Override
    public ISchedule clone() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearDecay that && first == that.first && steps == that.steps;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(first) * 31 + steps;
    }
}
