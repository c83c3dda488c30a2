package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One simulation from the first request to the last answer in which requests share the board: batches, units that work on different
 * requests at once, inferences that give way. Each unit runs one segment at a time; between two of them everything can change hands.
 * Where nothing is shared it does what {@link EventRun} does. Mutable, for one thread.
 */
final class SharedRun {
    private final Load load;
    private final Batching batching;
    private final Observer observer;
    private final BooleanSupplier enough;
    private final AnswerBook book;
    private final SharedBoard board;
    private final UnitMap map;
    private final BatchModes modes;
    private final StageTally tally = new StageTally();
    private long batches;

    SharedRun(UnitPrices prices, LoadGovernor governor, Load load, Observer observer, BooleanSupplier enough) {
        SplittableRandom random = new SplittableRandom(load.seed());
        this.load = load;
        this.batching = load.serving().batch();
        this.observer = observer;
        this.enough = enough;
        LoadWatcher watcher = new LoadWatcher(governor);
        this.book = new AnswerBook(load, governor.modes().size(), random, watcher::arrived);
        SplittableRandom own = random.split();
        prices.batch(batching.size()); // told now if it is not known
        WarmingBoard warming = new WarmingBoard(
                prices.batch(1).tables().platform().heat().orElse(null), load.ambientC(), load.batteryJ(), observer);
        List<Governor> governors = governor.modes().stream()
                .<Governor>map(mode -> new Capped(mode.governor(), warming::allowed))
                .toList();
        this.map = UnitMap.of(prices, governors, load.serving().offload(), warming);
        this.board = new SharedBoard(warming, map.units(), load.sleep());
        this.modes = new BatchModes(governor, watcher, load, board, map.own(), own);
    }

    SustainedOutcome outcome() {
        boolean goesOn = true;
        while (goesOn && !board.isOff() && !enough.getAsBoolean()) {
            admit();
            startFreeUnits();
            lookInPause();
            double nextS = untilNextS();
            double untilS = nextS < Double.POSITIVE_INFINITY ? nextS : untilEndS();
            double clocksS = modes.untilChangeS();
            goesOn = nextS < Double.POSITIVE_INFINITY || clocksS < untilS;
            board.pass(Math.min(untilS, clocksS));
            map.units().forEach(this::handOn);
        }
        return book.outcome(
                board.board(), board.busyS(), map.fullestS(), Optional.of(tally.figures(map, board.timeS())));
    }

    private void lookInPause() {
        int urgent = book.mostUrgent();
        modes.lookInPause(urgent < 0 ? null : book.queue(urgent));
    }

    private void admit() {
        int waiting = book.admit(board.timeS());
        board.queued(waiting);
        modes.queued(waiting, book.arrived());
    }

    private double untilEndS() {
        return Math.max(0, load.durationS() - board.timeS());
    }

    /** Time in s until a piece of work ends, a request comes, or a batch has waited long enough; +∞ where all is done. */
    private double untilNextS() {
        double eventS = Double.POSITIVE_INFINITY;
        if (map.first().isFree()) {
            eventS = book.nextArrivalS();
            for (int i = 0; i < book.queues(); i++) {
                RequestQueue queue = book.queue(i);
                eventS = queue.size() == 0 ? eventS : Math.min(eventS, fullS(queue));
            }
        }
        return Math.min(board.leftS(), Math.max(0, eventS - board.timeS()));
    }

    private double fullS(RequestQueue queue) {
        return queue.oldestS() + batching.waitS();
    }

    private void startFreeUnits() {
        for (ServingUnit unit : map.units()) {
            boolean more = true;
            while (more && unit.isFree() && !board.isOff()) {
                more = unit.batch() != null ? handedOn(unit) : start(unit);
            }
        }
    }

    /** After a segment that takes no time. */
    private boolean handedOn(ServingUnit unit) {
        handOn(unit);
        return true;
    }

    /** Whether there was something to do. */
    private boolean start(ServingUnit unit) {
        Batch known = mostUrgent(unit.waiting());
        int fresh = unit == map.first() ? readyQueue() : -1;
        if (fresh >= 0 && (known == null || book.priority(fresh) > book.priority(known.queue()))) {
            modes.prepare(book.queue(fresh));
            if (unit.isFree()) {
                run(unit, begun(fresh, unit));
            }
            return true;
        }
        if (known != null) {
            unit.waiting().remove(known);
            run(unit, known);
        }
        return known != null;
    }

    private @Nullable Batch mostUrgent(List<Batch> waiting) {
        Batch best = null;
        for (Batch batch : waiting) {
            if (best == null || isBefore(batch, best)) {
                best = batch;
            }
        }
        return best;
    }

    private boolean isBefore(Batch one, Batch other) {
        int priority = book.priority(one.queue());
        int than = book.priority(other.queue());
        return priority > than || priority == than && one.number() < other.number();
    }

    /** The most urgent queue of which a batch can begin; −1 for none. */
    private int readyQueue() {
        int ready = -1;
        for (int i = 0; i < book.queues(); i++) {
            if (isReady(book.queue(i)) && (ready < 0 || book.priority(i) > book.priority(ready))) {
                ready = i;
            }
        }
        return ready;
    }

    private boolean isReady(RequestQueue queue) {
        int full = Math.min(batching.size(), queue.stream().queue().capacity());
        return queue.size() >= full
                || queue.size() > 0 && (queue.comingS() == Double.POSITIVE_INFINITY || board.timeS() >= fullS(queue));
    }

    private Batch begun(int index, ServingUnit unit) {
        RequestQueue queue = book.queue(index);
        SampleOrder order = modes.order();
        double nowS = board.timeS();
        int size = Math.min(batching.size(), queue.size());
        double[] arrivalsS = new double[size];
        int[] paths = new int[size];
        for (int i = 0; i < size; i++) {
            arrivalsS[i] = queue.take();
            paths[i] = order.nextPath(nowS);
            tally.filled(nowS - Math.max(arrivalsS[i], unit.freeSinceS()));
        }
        tally.began(size);
        return new Batch(index, batches++, nowS, modes.begin(), arrivalsS, paths);
    }

    private void run(ServingUnit unit, Batch batch) {
        double handOverS = map.handOverS(batch);
        tally.handedOver(handOverS);
        map.align(unit, board.timeS());
        unit.run(batch, board.timeS(), handOverS);
        observer.see(new Observer.Part(
                map.units().indexOf(unit), batch.segment(), batch.size(), board.timeS(), handOverS, unit.tookS()));
    }

    /** What follows a segment that has ended: the next one here, on the other unit, or later. */
    private void handOn(ServingUnit unit) {
        Batch batch = unit.batch();
        if (batch == null || !unit.isFree() || board.isOff()) {
            return;
        }
        batch.passed(
                board.timeS(),
                unit.tookS(),
                batching.survivors(),
                (arrivalS, path, doneS) -> answered(batch, arrivalS, path, doneS));
        if (batch.isOver()) {
            board.spend(unit.rest(board.timeS()));
        } else if (map.unit(batch.segment()) != unit) {
            map.unit(batch.segment()).waiting().add(batch);
            board.spend(unit.rest(board.timeS()));
        } else if (load.serving().preempt()) {
            giveWay(unit, batch);
        } else {
            run(unit, batch);
        }
    }

    /** Goes on unless somebody more urgent waits. */
    private void giveWay(ServingUnit unit, Batch batch) {
        admit();
        Batch known = mostUrgent(unit.waiting());
        int fresh = unit == map.first() ? readyQueue() : -1;
        int urgent = Math.max(
                known == null ? Integer.MIN_VALUE : book.priority(known.queue()),
                fresh < 0 ? Integer.MIN_VALUE : book.priority(fresh));
        if (urgent <= book.priority(batch.queue())) {
            run(unit, batch);
            return;
        }
        tally.interrupted();
        unit.giveWay();
        unit.waiting().add(batch);
    }

    private void answered(Batch batch, double arrivalS, int path, double doneS) {
        double nowS = board.timeS();
        Entry entry = batch.entry(path);
        tally.held(nowS - doneS);
        book.queue(batch.queue()).answered(nowS);
        book.answered(
                batch.queue(),
                batch.beganS() - arrivalS,
                nowS - arrivalS,
                batch.mode(),
                (double) entry.correct() / entry.count());
        observer.see(new Observer.Service(
                batch.queue(), arrivalS, batch.beganS(), batch.mode(), path, nowS - batch.beganS()));
    }
}
