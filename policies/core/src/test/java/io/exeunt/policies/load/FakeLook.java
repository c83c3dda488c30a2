package io.exeunt.policies.load;

import io.exeunt.simulator.event.LoadLook;

/** A look at a queue of some length. */
record FakeLook(int mode, int queued) implements LoadLook {
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
    public double slackS() {
        return Double.POSITIVE_INFINITY;
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
