package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Key;

/**
 * Difficulty that drifts over time: day and night, seasons, a camera that is turned. At time t the odds of leaving one exit later rather
 * than here are those of the split times
 *
 * <pre>
 * odds ^ sin(2π · t / period)
 * </pre>
 *
 * (the adjacent-categories logit of Agresti, "Analysis of Ordinal Categorical Data", 2010, shifted by a sine). An exit's own samples stay
 * as they are.
 *
 * @param periodS time in s of one swing to harder samples, to easier ones and back, > 0
 * @param odds largest factor, ≥ 1; 1 for none
 */
public record Drift(@Key("period_s") double periodS, double odds) {
    /** Samples stay as they are. */
    public static final Drift NONE = new Drift(Double.POSITIVE_INFINITY, 1);

    public Drift {
        Check.positive("periodS", Double.isInfinite(periodS) ? 1 : periodS);
        Check.require(odds >= 1 && odds <= 1e6, "odds", "in 1..1e6", odds);
    }

    /** Whether nothing drifts. */
    public boolean isNone() {
        return odds == 1 || Double.isInfinite(periodS);
    }
}
