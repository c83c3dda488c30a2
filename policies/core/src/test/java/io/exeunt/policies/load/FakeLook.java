package io.exeunt.policies.load;

import io.exeunt.simulator.event.LoadLook;

/** A look at a queue of some length whose oldest request has just come. */
record FakeLook(int mode, int queued, double slackS) implements LoadLook {
    /** Of requests without a deadline. */
    FakeLook(int mode, int queued) {
        this(mode, queued, Double.POSITIVE_INFINITY);
    }

    @Override
    public double timeS() {
        return 0;
    }

    @Override
    public long arrived() {
        return 0;
    }

    @Override
    public double waitedS() {
        return 0;
    }

    @Override
    public double busyShare() {
        return 0;
    }

    @Override
    public double temperatureC() {
        return Double.NaN;
    }
}
