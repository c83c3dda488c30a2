package io.exeunt.simulator.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;

/** The queues of a load, and what became of their requests; mutable, for one run. */
final class AnswerBook {
    /** Latencies of each of several streams that are kept one by one. */
    private static final int KEPT_PER_STREAM = 100_000;

    private final Load load;
    private final List<RequestQueue> queues = new ArrayList<>();
    private final List<StreamTally> tallies = new ArrayList<>();
    private final StreamTally total;
    private final long[] answeredInMode;
    private double rightAnswers;

    /**
     * An empty one.
     *
     * @param random from which each stream splits its own off
     * @param told when each request came, in s
     */
    AnswerBook(Load load, int modes, SplittableRandom random, DoubleConsumer told) {
        this.load = load;
        load.streams().forEach(stream -> queues.add(new RequestQueue(stream, load.durationS(), random.split(), told)));
        this.total = new StreamTally(Latencies.KEPT);
        boolean single = queues.size() == 1;
        queues.forEach(queue -> tallies.add(single ? total : new StreamTally(KEPT_PER_STREAM)));
        this.answeredInMode = new long[modes];
    }

    /** Lets in what has come; returns how many wait. */
    int admit(double nowS) {
        int waiting = 0;
        for (int i = 0; i < queues.size(); i++) {
            RequestQueue queue = queues.get(i);
            queue.admit(nowS);
            waiting += queue.size();
        }
        return waiting;
    }

    /** Index of the queue whose turn it is, −1 where all are empty. */
    int mostUrgent() {
        int urgent = -1;
        for (int i = 0; i < queues.size(); i++) {
            if (queues.get(i).size() > 0 && (urgent < 0 || priority(i) > priority(urgent))) {
                urgent = i;
            }
        }
        return urgent;
    }

    int priority(int queue) {
        return queues.get(queue).stream().priority();
    }

    RequestQueue queue(int index) {
        return queues.get(index);
    }

    int queues() {
        return queues.size();
    }

    /** When the next request comes that is not in a queue; +∞ for never. */
    double nextArrivalS() {
        double nextS = Double.POSITIVE_INFINITY;
        for (int i = 0; i < queues.size(); i++) {
            nextS = Math.min(nextS, queues.get(i).comingS());
        }
        return nextS;
    }

    /** Requests that have come. */
    long arrived() {
        long arrived = 0;
        for (int i = 0; i < queues.size(); i++) {
            arrived += queues.get(i).offered();
        }
        return arrived;
    }

    /**
     * Takes down an answer.
     *
     * @param waitedS time in s until the inference began
     * @param latencyS time in s from the request to the answer
     * @param right probability that it is right
     */
    void answered(int queue, double waitedS, double latencyS, int mode, double right) {
        double deadlineS = queues.get(queue).stream().deadlineS();
        StreamTally tally = tallies.get(queue);
        tally.add(waitedS, latencyS, deadlineS);
        if (tally != total) {
            total.add(waitedS, latencyS, deadlineS);
        }
        answeredInMode[mode]++;
        rightAnswers += right;
    }

    /**
     * The whole.
     *
     * @param busyS time in s for which any unit was occupied
     * @param fullestS time in s for which the unit with the most to do was
     * @param stages what requests share; empty where they come one by one
     */
    SustainedOutcome outcome(WarmingBoard board, double busyS, double fullestS, Optional<StageFigures> stages) {
        long answered = total.answered();
        return new SustainedOutcome(
                answered,
                board.timeS(),
                total.latency(),
                total.percentileError(),
                total.meanWaitS(),
                missShare(),
                busyS / board.timeS(),
                answered == 0 ? Double.NaN : rightAnswers / answered,
                board.energy(),
                board.idleJ(),
                board.warmth(),
                queueing(board, fullestS),
                stages,
                outcomes(),
                modeShares(),
                board.emptyAtS());
    }

    private double missShare() {
        long missed = 0;
        for (int i = 0; i < queues.size(); i++) {
            missed += tallies.get(i).missed(queues.get(i));
        }
        return StreamTally.missShare(missed, arrived());
    }

    private SustainedOutcome.Queueing queueing(WarmingBoard board, double busyS) {
        long dropped = queues.stream().mapToLong(RequestQueue::dropped).sum();
        double eachS = total.answered() == 0 ? 0 : busyS / total.answered();
        double spanS = Math.min(load.durationS(), board.timeS());
        double demand = (busyS + dropped * eachS) / spanS;
        double afterwards = (board.timeS() - load.durationS()) / load.durationS();
        return new SustainedOutcome.Queueing(
                Steadiness.of(demand, afterwards, load.saturates()),
                demand,
                queues.stream().mapToInt(RequestQueue::longest).max().orElse(0),
                dropped);
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
