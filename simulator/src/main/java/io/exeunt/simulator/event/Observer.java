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
     * @param queued requests that wait
     */
    record Stretch(
            double fromS, double seconds, double powerW, double temperatureC, int state, boolean busy, int queued) {}

    /**
     * An inference.
     *
     * @param stream index of the request's stream
     * @param arrivalS when the request came, in s
     * @param startS when it began, in s
     * @param mode index of the mode
     * @param path index of the path among those of the mode
     * @param latencyS time in s from the beginning to the answer
     */
    record Service(int stream, double arrivalS, double startS, int mode, int path, double latencyS) {}

    /**
     * A segment of a batch that begins where requests share the board.
     *
     * @param unit index
     * @param segment index
     * @param size requests in it
     * @param fromS its beginning in s
     * @param handOverS time in s before it that goes on handing over
     * @param seconds time in s of the segment itself
     */
    record Part(int unit, int segment, int size, double fromS, double handOverS, double seconds) {}

    /** Takes note of a segment that begins. */
    default void see(Part part) {}

    /** Takes note of an inference that has ended. */
    default void see(Service service) {}

    /** Takes note of a stretch. */
    void see(Stretch stretch);

    /** Two that watch the same. */
    static Observer both(Observer one, Observer other) {
        return new Observer() {
            @Override
            public void see(Stretch stretch) {
                one.see(stretch);
                other.see(stretch);
            }

            @Override
            public void see(Part part) {
                one.see(part);
                other.see(part);
            }

            @Override
            public void see(Service service) {
                one.see(service);
                other.see(service);
            }
        };
    }
}
