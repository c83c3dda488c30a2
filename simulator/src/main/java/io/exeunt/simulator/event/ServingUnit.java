package io.exeunt.simulator.event;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.analytic.SegmentCost;
import io.exeunt.simulator.analytic.SegmentCost.Clocks;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.WayBack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A compute unit that runs one piece of work after the other; mutable, for one run. */
final class ServingUnit {
    private final IntFunction<CostTables> tables;
    private final List<Governor> governors;
    private final Platform platform;
    private final List<Batch> waiting = new ArrayList<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private @Nullable Batch batch;
    private double leftS;
    private double tookS;
    private Clocks clocks;
    private double clocksAtS;
    private double busyS;
    private double freeSinceS;
    private int mode;

    /**
     * A stretch of work, of waiting for clocks after it, or of standing still between two modes.
     *
     * @param seconds its length
     * @param energy of work by component, at the reference temperature
     * @param idleState of the unit that only waits; −1 for work
     * @param serves whether it belongs to an inference
     */
    record Piece(double seconds, Energy energy, int idleState, boolean serves) {
        boolean works() {
            return idleState < 0;
        }
    }

    /**
     * One that rests at the first governor's home clocks.
     *
     * @param tables by size of batch
     * @param governors [mode], of the clocks; one for a unit that nobody governs by the load
     */
    ServingUnit(IntFunction<CostTables> tables, List<Governor> governors) {
        this.tables = tables;
        this.governors = List.copyOf(governors);
        this.platform = tables.apply(1).platform();
        this.clocks = Clocks.holding(governor().home());
    }

    private Governor governor() {
        return governors.get(mode);
    }

    /** Begins, or goes on with, a batch's next segment. */
    void run(Batch next, double nowS, double handOverS) {
        batch = next;
        CostTables priced = tables.apply(next.size());
        handOver(handOverS);
        SegmentCost cost = SegmentCost.of(
                priced,
                next.path(),
                next.segment(),
                governors.get(Math.min(next.mode(), governors.size() - 1)),
                clocks(nowS + handOverS),
                next.asked(),
                next.workedS());
        add(new Piece(cost.seconds(), cost.energy(), -1, true));
        tookS = cost.seconds();
        clocks = cost.clocks();
        clocksAtS = nowS + handOverS + cost.seconds();
    }

    private void handOver(double seconds) {
        if (seconds > 0) {
            add(new Piece(seconds, platform.launchEnergy(seconds, clocks.held()), -1, true));
        }
    }

    /** The clocks now: time without work brings those nearer that were asked for. */
    private Clocks clocks(double nowS) {
        double lateS = Math.min(clocks.lateS(), clocksAtS + clocks.lateS() - nowS);
        return lateS > 0 ? new Clocks(clocks.held(), clocks.wanted(), lateS) : Clocks.holding(clocks.wanted());
    }

    /**
     * Goes back to its home clocks; nothing begins before they hold.
     *
     * @return energy of changes that take no time
     */
    Energy rest(double nowS) {
        batch = null;
        CostTables priced = tables.apply(1);
        WayBack back = WayBack.of(
                priced, clocks(nowS).held(), governor().rest(), governor().home());
        Energy energy = priced.switchEnergy(back.last(), back.rest())
                .plus(priced.switchEnergy(back.rest(), governor().home()));
        add(new Piece(back.standstillS(), energy, -1, true));
        add(new Piece(back.leavingS(), Energy.ZERO, back.last(), true));
        add(new Piece(back.wakingS(), Energy.ZERO, back.rest(), true));
        clocks = Clocks.holding(governor().home());
        return back.standstillS() > 0 ? Energy.ZERO : energy;
    }

    /**
     * Asks for another mode's home clocks: a standstill, then the old clocks until they hold. In the midst of work they are asked for after it.
     *
     * @return energy of a change that takes no time
     */
    Energy change(int next, double nowS) {
        mode = Math.min(next, governors.size() - 1);
        return isFree() ? goHome(nowS) : Energy.ZERO;
    }

    private Energy goHome(double nowS) {
        int from = clocks(nowS).held();
        int to = governor().home();
        if (from == to) {
            clocks = Clocks.holding(to);
            return Energy.ZERO;
        }
        CostTables priced = tables.apply(1);
        double standstillS = priced.switchS(from, to);
        Energy energy = priced.switchEnergy(from, to);
        add(new Piece(standstillS, energy, -1, false));
        clocks = new Clocks(from, to, priced.lateS(from, to));
        clocksAtS = nowS + standstillS;
        return standstillS > 0 ? Energy.ZERO : energy;
    }

    /** Its clocks were changed by somebody else, who is charged for it. */
    void goWhereItsGovernorIs() {
        clocks = Clocks.holding(home());
    }

    /** The state that holds. */
    int held(double nowS) {
        return clocks(nowS).held();
    }

    /** Time in s until the clocks asked for hold; 0 if they do. */
    double lateS(double nowS) {
        return clocks(nowS).lateS();
    }

    private void add(Piece piece) {
        if (piece.seconds() > 0) {
            leftS = pieces.isEmpty() ? piece.seconds() : leftS;
            pieces.add(piece);
        }
    }

    /** The piece that runs; null while the unit is free. */
    @Nullable
    Piece piece() {
        return pieces.peek();
    }

    /** Time in s until the running piece ends. */
    double leftS() {
        return leftS;
    }

    /** Time has passed. */
    void pass(double seconds, double nowS) {
        if (pieces.isEmpty()) {
            return;
        }
        busyS += pieces.element().serves() ? seconds : 0;
        leftS -= seconds;
        while (!pieces.isEmpty() && leftS <= 0) {
            pieces.remove();
            Piece next = pieces.peek();
            leftS = next == null ? 0 : next.seconds();
        }
        freeSinceS = nowS;
    }

    /** Time in s that the last segment took. */
    double tookS() {
        return tookS;
    }

    /** Lets go of a batch that may go on later. */
    void giveWay() {
        batch = null;
    }

    /** Whether nothing runs here. */
    boolean isFree() {
        return pieces.isEmpty();
    }

    /** The batch whose segment runs or has just ended; null for none. */
    @Nullable
    Batch batch() {
        return batch;
    }

    /** Batches that want to go on here. */
    List<Batch> waiting() {
        return waiting;
    }

    Platform platform() {
        return platform;
    }

    /** The state in which pieces of work begin. */
    int home() {
        return governor().home();
    }

    /** The state in which it idles now: that of rest, or the old clocks until those of another mode hold. */
    int idleState(double nowS) {
        Clocks now = clocks(nowS);
        return now.lateS() > 0 ? now.held() : governor().rest();
    }

    /** Since when it has been free, in s. */
    double freeSinceS() {
        return freeSinceS;
    }

    /** Time in s for which it was occupied. */
    double busyS() {
        return busyS;
    }
}
