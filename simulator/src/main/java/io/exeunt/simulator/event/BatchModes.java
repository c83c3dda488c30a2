package io.exeunt.simulator.event;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** In which mode batches begin, and a governor that looks at the load for it; mutable, for one run. */
final class BatchModes {
    private final LoadWatcher watcher;
    private final SharedBoard board;
    private final ServingUnit own;
    private final double durationS;
    private final List<ModeEntries> entries;
    private final List<SampleOrder> orders;
    private boolean decided;

    /**
     * Those of a governor.
     *
     * @param watcher lets it look
     * @param load that ends looks in pauses, and by whose drift samples come
     * @param own unit whose clocks change
     * @param random from which each mode's order of samples splits its own off
     */
    BatchModes(
            LoadGovernor governor,
            LoadWatcher watcher,
            Load load,
            SharedBoard board,
            ServingUnit own,
            SplittableRandom random) {
        List<Mode> modes = governor.modes();
        this.watcher = watcher;
        this.board = board;
        this.own = own;
        this.durationS = load.durationS();
        this.entries = IntStream.range(0, modes.size())
                .mapToObj(mode -> new ModeEntries(mode, modes.get(mode).paths().entries()))
                .toList();
        this.orders = modes.stream()
                .map(mode -> new SampleOrder(mode.paths(), load.drift(), random.split()))
                .toList();
    }

    /** So many requests wait from now on, and so many have come. */
    void queued(int waiting, long arrived) {
        watcher.queued(waiting, arrived);
    }

    /** Before a batch begins: the board is awake, and the governor has looked, once. */
    void prepare(RequestQueue queue) {
        board.wakeUp();
        if (!decided && watcher.isDue(board.timeS())) {
            look(queue);
        }
        decided = true;
    }

    /** A batch begins: what its samples can do. */
    ModeEntries begin() {
        decided = false;
        return entries.get(watcher.mode());
    }

    /** In which samples come. */
    SampleOrder order() {
        return orders.get(watcher.mode());
    }

    /**
     * Looks if it is time, and no inference begins.
     *
     * @param queue of requests that wait nevertheless; null where nobody does
     */
    void lookInPause(@Nullable RequestQueue queue) {
        if (own.isFree() && board.timeS() >= lookAtS() && !board.isAsleep()) {
            look(queue);
        }
    }

    private void look(@Nullable RequestQueue queue) {
        int before = watcher.mode();
        int chosen = watcher.look(queue, board.timeS(), own.busyS(), board.temperatureC());
        if (chosen != before) {
            board.spend(own.change(chosen, board.timeS()));
        }
    }

    /** Time in s until the free unit's clocks change, or the governor looks; +∞ for neither. */
    double untilChangeS() {
        if (!own.isFree()) {
            return Double.POSITIVE_INFINITY;
        }
        double nowS = board.timeS();
        double lateS = own.lateS(nowS);
        double lookS = lookAtS();
        return Math.min(
                lateS > 0 ? lateS : Double.POSITIVE_INFINITY,
                lookS < board.asleepAtS() ? lookS - nowS : Double.POSITIVE_INFINITY);
    }

    /** When the governor looks next unless an inference begins, in s, now at the earliest; +∞ for looks from the load's end on. */
    private double lookAtS() {
        double lookS = Math.max(board.timeS(), watcher.nextInPauseS());
        return lookS < durationS ? lookS : Double.POSITIVE_INFINITY;
    }
}
