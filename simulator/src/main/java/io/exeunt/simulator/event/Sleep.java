package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.KeyUnit;

/**
 * A sleep state for pauses. No catalogued board states one, so that it is an assumption of whoever asks.
 *
 * @param powerW power at the board's input while asleep, in W, ≥ 0
 * @param afterS idle time in s after which the device falls asleep, ≥ 0
 * @param wakeS time in s from a request to a device that can begin, spent at idle power, ≥ 0
 */
public record Sleep(
        double powerW,
        @Key(value = "after_ms", in = KeyUnit.MILLI) double afterS,
        @Key(value = "wake_ms", in = KeyUnit.MILLI) double wakeS) {
    /** Never asleep. */
    public static final Sleep NEVER = new Sleep(0, Double.POSITIVE_INFINITY, 0);

    public Sleep {
        Check.nonNegative("powerW", powerW);
        Check.require(afterS >= 0, "afterS", ">= 0", afterS);
        Check.nonNegative("wakeS", wakeS);
    }
}
