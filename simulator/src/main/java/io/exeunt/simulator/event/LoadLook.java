package io.exeunt.simulator.event;

/** What a {@link LoadGovernor} may look at. */
public interface LoadLook {
    /** Time in s since the load began. */
    double timeS();

    /** The mode in which the device is. */
    int mode();

    /** Requests that wait, the one about to begin included; of more than 65,536, so many. */
    int queued();

    /** Requests that have come since the load began, dropped ones included; of a backlog of more than 65,536, those. */
    long arrived();

    /** Time in s for which the oldest of them has waited; 0 where none waits. */
    double waitedS();

    /** Time in s that is left to that one until its deadline, negative if it has passed; +∞ where none waits or it has none. */
    double slackS();

    /** Share of the time since the last look at the load for which the device was busy, 0 … 1. */
    double busyShare();

    /** Temperature of the chip in °C; NaN where not modelled. */
    double temperatureC();
}
