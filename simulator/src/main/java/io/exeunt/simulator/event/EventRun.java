package io.exeunt.simulator.event;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** One simulation from the first request to the last answer; mutable, for one thread. */
final class EventRun {
    /** Latencies of each of several streams that are kept one by one. */
    private static final int KEPT_PER_STREAM = 100_000;

    private final Load load;
    private final Observer observer;
    private final Server device;
    private final List<RequestQueue> queues = new ArrayList<>();
    private final List<StreamTally> tallies = new ArrayList<>();
    private final StreamTally total;
    private final long[] answeredInMode;
    private double rightAnswers;

    EventRun(AnalyticEngine pricing, LoadGovernor governor, Load load, Observer observer) {
        SplittableRandom random = new SplittableRandom(load.seed());
        this.load = load;
        this.observer = observer;
        load.streams().forEach(stream -> queues.add(new RequestQueue(stream, load.durationS(), random.split())));
        this.device = new Server(pricing, governor, load, observer, random.split());
        this.total = new StreamTally(Latencies.KEPT);
        boolean single = queues.size() == 1;
        queues.forEach(queue -> tallies.add(single ? total : new StreamTally(KEPT_PER_STREAM)));
        this.answeredInMode = new long[governor.modes().size()];
    }

    SustainedOutcome outcome() {
        double nextS = 0;
        while (nextS < Double.POSITIVE_INFINITY && !device.board().isOff()) {
            int urgent = mostUrgent();
            if (urgent >= 0) {
                serve(urgent);
            } else {
                nextS = nextArrivalS();
                device.pauseUntil(Math.min(nextS, load.durationS()));
            }
        }
        return summary();
    }

    /** Lets in what has come; returns the index of the queue whose turn it is, −1 where all are empty. */
    private int mostUrgent() {
        int urgent = -1;
        int waiting = 0;
        for (int i = 0; i < queues.size(); i++) {
            RequestQueue queue = queues.get(i);
            queue.admit(device.timeS());
            waiting += queue.size();
            if (queue.size() > 0 && (urgent < 0 || queue.stream().priority() > priority(urgent))) {
                urgent = i;
            }
        }
        device.queued(waiting);
        return urgent;
    }

    private int priority(int queue) {
        return queues.get(queue).stream().priority();
    }

    private double nextArrivalS() {
        double nextS = Double.POSITIVE_INFINITY;
        for (RequestQueue queue : queues) {
            nextS = Math.min(nextS, queue.comingS());
        }
        return nextS;
    }

    private void serve(int index) {
        RequestQueue queue = queues.get(index);
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
        double latencyS = waitedS + serviceS;
        double deadlineS = queues.get(index).stream().deadlineS();
        tallies.get(index).add(waitedS, latencyS, deadlineS);
        if (tallies.get(index) != total) {
            total.add(waitedS, latencyS, deadlineS);
        }
        answeredInMode[device.mode()]++;
        rightAnswers += device.right();
        observer.see(new Observer.Service(index, arrivalS, startS, device.mode(), device.path(), serviceS));
    }

    private SustainedOutcome summary() {
        long answered = total.answered();
        WarmingBoard board = device.board();
        return new SustainedOutcome(
                answered,
                board.timeS(),
                total.latency(),
                total.percentileError(),
                total.meanWaitS(),
                missShare(),
                device.busyS() / board.timeS(),
                answered == 0 ? Double.NaN : rightAnswers / answered,
                board.energy(),
                board.idleJ(),
                board.warmth(),
                queueing(),
                outcomes(),
                modeShares(),
                board.emptyAtS());
    }

    private double missShare() {
        long missed = 0;
        for (int i = 0; i < queues.size(); i++) {
            missed += tallies.get(i).missed(queues.get(i));
        }
        return StreamTally.missShare(missed, sum(queues.stream().mapToLong(RequestQueue::offered)));
    }

    private SustainedOutcome.Queueing queueing() {
        long dropped = sum(queues.stream().mapToLong(RequestQueue::dropped));
        double eachS = total.answered() == 0 ? 0 : device.busyS() / total.answered();
        double spanS = Math.min(load.durationS(), device.timeS());
        double demand = (device.busyS() + dropped * eachS) / spanS;
        double afterwards = (device.timeS() - load.durationS()) / load.durationS();
        return new SustainedOutcome.Queueing(
                Steadiness.of(demand, afterwards, load.saturates()),
                demand,
                queues.stream().mapToInt(RequestQueue::longest).max().orElse(0),
                dropped);
    }

    private static long sum(LongStream counts) {
        return counts.sum();
    }

    private List<StreamOutcome> outcomes() {
        List<StreamOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            outcomes.add(tallies.get(i).outcome(queues.get(i)));
        }
        return outcomes;
    }

    private List<Double> modeShares() {
        double answered = Math.max(1, total.answered());
        return LongStream.of(answeredInMode)
                .mapToDouble(count -> count / answered)
                .boxed()
                .toList();
    }
}
