package io.exeunt.simulator.event;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.WayBack;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A device that answers requests, pauses and lets a governor look at the load; mutable, for one run. */
final class Server {
    private final CostTables tables;
    private final Platform platform;
    private final Sleep sleep;
    private final WarmingBoard board;
    private final ModeBook book;
    private final LoadWatcher watcher;
    private final List<SampleOrder> orders;
    private PricedMode priced;
    private int path;
    private int throttlings;
    private int held;
    private double holdsAtS;
    private double pausedAtS;
    private boolean asleep;
    private double busyS;

    Server(
            AnalyticEngine pricing,
            LoadGovernor governor,
            LoadWatcher watcher,
            Load load,
            Observer observer,
            SplittableRandom random) {
        this.tables = pricing.tables();
        this.platform = tables.platform();
        this.sleep = load.sleep();
        this.board = new WarmingBoard(platform.heat().orElse(null), load.ambientC(), load.batteryJ(), observer);
        this.book = new ModeBook(pricing, governor.modes());
        this.watcher = watcher;
        this.orders = governor.modes().stream()
                .map(each -> new SampleOrder(each.paths(), load.drift(), random.split()))
                .toList();
        this.priced = book.get(0, board.throttleSteps());
        this.held = priced.home();
    }

    /** Before a request begins: wakes up, and lets the governor look. */
    void prepare(RequestQueue queue) {
        if (asleep) {
            idle(sleep.wakeS(), board.timeS() < holdsAtS ? held : priced.rest());
            asleep = false;
        }
        if (watcher.isDue(board.timeS())) {
            look(queue);
        }
    }

    /** Answers the next sample. */
    PathCost infer() {
        double startS = board.timeS();
        path = orders.get(mode()).nextPath(startS);
        PathCost cost = startS < holdsAtS ? priced.cost(path, held, holdsAtS - startS) : priced.cost(path);
        board.work(cost.busyS(), cost.energy(), priced.home());
        settle(cost.back());
        holdsAtS = Math.min(holdsAtS, board.timeS());
        busyS += board.timeS() - startS;
        pausedAtS = board.timeS();
        refresh();
        return cost;
    }

    /** The next inference begins when the home clocks hold. */
    private void settle(WayBack back) {
        if (back.settlingS() > 0) {
            idle(back.leavingS(), back.last());
            idle(back.wakingS(), back.rest());
        }
    }

    private void idle(double seconds, int state) {
        board.idle(seconds, platform.idlePowerW(state), PricedMode.idleLeakageW(platform, state), state);
    }

    /** Nothing to do until then. */
    void pauseUntil(double untilS) {
        while (board.timeS() < untilS && !board.isOff()) {
            double asleepAtS = pausedAtS + sleep.afterS();
            if (board.timeS() >= asleepAtS) {
                asleep = true;
                board.idle(untilS - board.timeS(), sleep.powerW(), 0, priced.rest());
            } else {
                pauseAwakeUntil(Math.min(untilS, asleepAtS));
            }
            refresh();
        }
    }

    private void pauseAwakeUntil(double untilS) {
        double nowS = board.timeS();
        double lookS = watcher.nextInPauseS();
        if (nowS >= lookS) {
            look(null);
        } else if (nowS < holdsAtS) {
            idle(Math.min(Math.min(untilS, lookS), holdsAtS) - nowS, held);
        } else {
            board.idle(Math.min(untilS, lookS) - nowS, priced.idleW(), priced.idleLeakageW(), priced.rest());
        }
    }

    private void look(@Nullable RequestQueue queue) {
        int before = mode();
        int chosen = watcher.look(queue, board.timeS(), busyS, board.temperatureC());
        if (chosen != before) {
            change(book.get(chosen, board.throttleSteps()));
        }
    }

    /** Asks for the home clocks of another mode: a standstill now, the old clocks until they hold. */
    private void change(PricedMode next) {
        int from = board.timeS() < holdsAtS ? held : priced.home();
        int to = next.home();
        priced = next;
        if (from == to) {
            holdsAtS = 0;
            return;
        }
        double standstillS = tables.switchS(from, to);
        if (standstillS > 0) {
            board.work(standstillS, tables.switchEnergy(from, to), from);
        } else {
            board.spend(tables.switchEnergy(from, to));
        }
        held = from;
        holdsAtS = board.timeS() + tables.lateS(from, to);
    }

    private void refresh() {
        if (throttlings != board.throttlings()) {
            throttlings = board.throttlings();
            priced = book.get(mode(), board.throttleSteps());
        }
    }

    WarmingBoard board() {
        return board;
    }

    double timeS() {
        return board.timeS();
    }

    /** So many requests wait from now on, and so many have come. */
    void queued(int waiting, long arrived) {
        watcher.queued(waiting, arrived);
        board.queued(waiting);
    }

    int mode() {
        return watcher.mode();
    }

    /** Path of the last inference. */
    int path() {
        return path;
    }

    /** Probability that the last answer is right. */
    double right() {
        return priced.right(path);
    }

    /** Time in s for which inferences occupied the device. */
    double busyS() {
        return busyS;
    }
}
