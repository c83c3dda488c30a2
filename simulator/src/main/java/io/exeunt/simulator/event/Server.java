package io.exeunt.simulator.event;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.WayBack;
import java.util.List;
import java.util.SplittableRandom;

/** A device that answers requests, pauses and lets a governor look at the load; mutable, for one run. */
final class Server {
    private final CostTables tables;
    private final Platform platform;
    private final Sleep sleep;
    private final WarmingBoard board;
    private final ModeBook book;
    private final LoadGovernor.Memory governor;
    private final double everyS;
    private final boolean choosing;
    private final List<SampleOrder> orders;
    private final Look look = new Look();
    private PricedMode priced;
    private int mode;
    private int path;
    private int throttlings;
    private double nextLookS;
    private int held;
    private double holdsAtS;
    private double pausedAtS;
    private boolean asleep;
    private double busyS;

    Server(
            AnalyticEngine pricing,
            LoadGovernor governor,
            LoadGovernor.Memory memory,
            Load load,
            Observer observer,
            SplittableRandom random) {
        this.tables = pricing.tables();
        this.platform = tables.platform();
        this.sleep = load.sleep();
        this.board = new WarmingBoard(platform.heat().orElse(null), load.ambientC(), load.batteryJ(), observer);
        this.book = new ModeBook(pricing, governor.modes());
        this.governor = memory;
        this.everyS = governor.everyS();
        this.choosing = governor.modes().size() > 1;
        this.orders = governor.modes().stream()
                .map(each -> new SampleOrder(each.paths(), load.drift(), random.split()))
                .toList();
        this.priced = book.get(0, board.throttleSteps());
        this.held = priced.home();
    }

    /** Before a request begins: wakes up, and lets the governor look. */
    void prepare(RequestQueue queue) {
        if (asleep) {
            board.idle(sleep.wakeS(), priced.idleW(), priced.idleLeakageW(), priced.rest());
            asleep = false;
        }
        if (choosing && board.timeS() >= nextLookS) {
            look.waiting(queue);
            look();
        }
    }

    /** Answers the next sample. */
    PathCost infer() {
        double startS = board.timeS();
        path = orders.get(mode).nextPath(startS);
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
        if (choosing && nowS >= nextLookS && everyS < Double.POSITIVE_INFINITY) {
            look.nobodyWaits();
            look();
        } else if (nowS < holdsAtS) {
            idle(Math.min(untilS, holdsAtS) - nowS, held);
        } else {
            double toS = choosing && nextLookS > nowS ? Math.min(untilS, nextLookS) : untilS;
            board.idle(toS - nowS, priced.idleW(), priced.idleLeakageW(), priced.rest());
        }
    }

    private void look() {
        double nowS = board.timeS();
        look.refresh(this);
        int chosen = governor.choose(look);
        look.remember(this);
        nextLookS = everyS < Double.POSITIVE_INFINITY ? nowS + everyS : 0;
        if (chosen != mode) {
            change(book.get(chosen, board.throttleSteps()));
            mode = chosen;
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
            priced = book.get(mode, board.throttleSteps());
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
        look.queued = waiting;
        look.arrived = arrived;
        board.queued(waiting);
    }

    int mode() {
        return mode;
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

    /** What the governor sees; one for a whole run. */
    private static final class Look implements LoadLook {
        private double timeS;
        private int mode;
        private int queued;
        private long arrived;
        private double waitedS;
        private double deadlineS;
        private double busyShare;
        private double temperatureC;
        private double lastS;
        private double lastBusyS;

        void waiting(RequestQueue queue) {
            waitedS = -queue.oldestS();
            deadlineS = queue.stream().deadlineS();
        }

        void nobodyWaits() {
            waitedS = Double.NaN;
            deadlineS = Double.POSITIVE_INFINITY;
        }

        void refresh(Server device) {
            timeS = device.timeS();
            mode = device.mode;
            waitedS = Double.isNaN(waitedS) ? 0 : timeS + waitedS;
            double passedS = timeS - lastS;
            busyShare = passedS > 0 ? Math.min(1, (device.busyS - lastBusyS) / passedS) : 0;
            temperatureC = device.board.temperatureC();
        }

        void remember(Server device) {
            lastS = timeS;
            lastBusyS = device.busyS;
        }

        @Override
        public double timeS() {
            return timeS;
        }

        @Override
        public int mode() {
            return mode;
        }

        @Override
        public int queued() {
            return queued;
        }

        @Override
        public long arrived() {
            return arrived;
        }

        @Override
        public double waitedS() {
            return waitedS;
        }

        @Override
        public double slackS() {
            return deadlineS - waitedS;
        }

        @Override
        public double busyShare() {
            return busyShare;
        }

        @Override
        public double temperatureC() {
            return temperatureC;
        }
    }
}
