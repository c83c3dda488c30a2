package io.exeunt.simulator.event;

/** Whether a device keeps up with a load. */
public enum Steadiness {
    /** It does. */
    STABLE("stable"),
    /** It would in the long run, but when the load ended requests waited that took more than a hundredth of its time to answer. */
    BACKLOGGED("backlogged"),
    /** It is asked for more work than there is time: the longer it lasts, the longer requests wait, or the more are dropped. */
    OVERLOADED("overloaded"),
    /** It always works, as another request comes with every answer. */
    SATURATED("saturated");

    private static final double BACKLOG = 0.01;

    private final String text;

    Steadiness(String text) {
        this.text = text;
    }

    /** For the reader. */
    public String text() {
        return text;
    }

    /**
     * What is so of a run.
     *
     * @param demand time in s that all requests of the load need or would have needed, divided by its duration
     * @param afterwards time in s from the load's end to the last answer, divided by its duration
     */
    static Steadiness of(double demand, double afterwards, boolean saturates) {
        if (saturates) {
            return SATURATED;
        }
        return demand > 1 ? OVERLOADED : afterwards > BACKLOG ? BACKLOGGED : STABLE;
    }
}
