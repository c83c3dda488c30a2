package io.exeunt.simulator.event;

/** Watches a simulation stretch by stretch; stretches follow each other without gaps, and power is constant in each. */
public interface Observer {
    /** Nobody watches. */
    Observer NONE = stretch -> {};

    /**
     * A stretch of time.
     *
     * @param fromS its beginning in s
     * @param seconds its length
     * @param powerW power at the board's input; NaN where not modelled
     * @param temperatureC of the chip at its end; NaN where not modelled
     * @param state operating state in which the device begins inferences
     * @param busy whether an inference is running
     */
    record Stretch(double fromS, double seconds, double powerW, double temperatureC, int state, boolean busy) {}

    /** Takes note of a stretch. */
    void see(Stretch stretch);
}
