package io.exeunt.explore;

import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.result.LatencyStatistic;

/**
 * Counts answers that come too late for a limit, and knows when so many have that no further answer can keep it: the number of requests
 * that will have come in all is known beforehand, as all designs meet the same. Mutable, for one run.
 */
final class LimitWatch implements Observer {
    private final LoadTask task;
    private final double[] deadlineS;
    private final long offered;
    private long slow;
    private long missed;

    /**
     * Watches one run.
     *
     * @param offered number of requests that will have come; {@link Long#MAX_VALUE} where nobody knows
     */
    LimitWatch(LoadTask task, long offered) {
        this.task = task;
        this.deadlineS = task.load().streams().stream()
                .mapToDouble(stream -> stream.deadlineS())
                .toArray();
        this.offered = offered;
    }

    @Override
    public void see(Stretch stretch) {}

    @Override
    public void see(Service service) {
        double waitedS = service.startS() - service.arrivalS();
        double latencyS = waitedS + service.latencyS(); // in this order, as the engine counts it
        slow += latencyS > task.p99BudgetS() ? 1 : 0;
        missed += latencyS > deadlineS[service.stream()] ? 1 : 0;
    }

    /** Whether a limit can't be kept any more. */
    boolean broken() {
        return offered < Long.MAX_VALUE
                && (!LatencyStatistic.P99.reachedBy(offered - slow, offered) || missed > task.maxMissShare() * offered);
    }
}
