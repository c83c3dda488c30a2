package io.exeunt.simulator.event;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One simulation from the first request to the last answer, one request after the other; mutable, for one thread. */
final class EventRun {
    private final Load load;
    private final Observer observer;
    private final BooleanSupplier enough;
    private final AnswerBook book;
    private final Server device;

    EventRun(AnalyticEngine pricing, LoadGovernor governor, Load load, Observer observer, BooleanSupplier enough) {
        SplittableRandom random = new SplittableRandom(load.seed());
        this.load = load;
        this.observer = observer;
        this.enough = enough;
        LoadWatcher watcher = new LoadWatcher(governor);
        this.book = new AnswerBook(load, governor.modes().size(), random, watcher::arrived);
        this.device = new Server(pricing, governor, watcher, load, observer, random.split());
    }

    SustainedOutcome outcome() {
        double nextS = 0;
        while (nextS < Double.POSITIVE_INFINITY && !device.board().isOff() && !enough.getAsBoolean()) {
            device.queued(book.admit(device.timeS()), book.arrived());
            int urgent = book.mostUrgent();
            if (urgent >= 0) {
                serve(urgent);
            } else {
                nextS = book.nextArrivalS();
                device.pauseUntil(Math.min(nextS, load.durationS()));
            }
        }
        return book.outcome(device.board(), device.busyS(), device.busyS(), Optional.empty());
    }

    private void serve(int index) {
        RequestQueue queue = book.queue(index);
        device.prepare(queue);
        double arrivalS = queue.take();
        double startS = device.timeS();
        PathCost cost = device.infer();
        queue.answered(device.timeS());
        if (!device.board().isOff()) {
            answered(index, arrivalS, startS, cost.latencyS());
        }
    }

    private void answered(int index, double arrivalS, double startS, double serviceS) {
        double waitedS = startS - arrivalS;
        book.answered(index, waitedS, waitedS + serviceS, device.mode(), device.right());
        observer.see(new Observer.Service(index, arrivalS, startS, device.mode(), device.path(), serviceS));
    }
}
