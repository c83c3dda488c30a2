package io.exeunt.simulator.pricing;

import io.exeunt.hwmodels.power.Energy;
import java.util.function.IntFunction;

/**
 * One inference on its way through the network, priced step by step: the only place where a step's time and energy are made of the
 * state that holds, the state that is asked for, the segment and its head.
 *
 * <p>A request at a segment's border makes work stand still for the standstill time. Then the segment, its head and what follows run in
 * the state that held before, until the effective time has passed since the request; a piece of work in whose midst the new state begins
 * to hold is split in proportion:
 *
 * <pre>
 * share = late / seconds(old)            of the piece runs in the old state
 * time  = late + (1 − share) · seconds(new),   energy likewise
 * </pre>
 *
 * A new request meanwhile replaces the one before: the state that holds is still the old one, and both times begin anew. To ask for the
 * state that holds takes back a pending request and costs nothing. After the answer the device goes to the rest state and on to the home
 * state in the same way; the next inference begins when the home state holds.
 *
 * <p>Mutable, for one thread; allocates nothing.
 */
public final class Walk {
    private final CostTables tables;
    private final int states;
    private int held;
    private int wanted;
    private double lateS;
    private double latencyS;
    private double energyJ;

    private int switchedFrom;
    private boolean switched;
    private boolean asked;
    private int segmentBegan;
    private int headBegan;
    private double switchS;
    private double switchJ;
    private double segmentS;
    private double segmentJ;
    private double segmentShare;
    private double headS;
    private double headJ;
    private double headShare;
    private boolean stageBegan;
    private int cutBegan;
    private double cutS;
    private double cutJ;
    private double cutShare;
    private int syncBegan;
    private double syncS;
    private double syncJ;
    private double syncShare;
    private double pieceS;
    private double pieceJ;
    private double pieceShare;

    /** An inference that begins in a state that holds. */
    public Walk(CostTables tables, int home) {
        this(tables, home, home, 0);
    }

    /**
     * An inference in its midst, in a state that holds.
     *
     * @param asked whether the head before was asked, so that a stage begins
     */
    public Walk(CostTables tables, int held, boolean asked) {
        this(tables, held, held, 0);
        this.asked = asked;
    }

    /**
     * An inference in its midst.
     *
     * @param asked whether the head before was asked, so that a stage begins
     */
    public Walk(CostTables tables, int held, int wanted, double lateS, boolean asked) {
        this(tables, held, wanted, lateS);
        this.asked = asked;
    }

    /**
     * An inference in its midst, no head asked just before.
     *
     * @param held state that holds
     * @param wanted state asked for last
     * @param lateS time in s until it holds, 0 if it does
     */
    public Walk(CostTables tables, int held, int wanted, double lateS) {
        this.tables = tables;
        this.states = tables.states();
        this.held = held;
        this.wanted = wanted;
        this.lateS = lateS;
        settleIfDue();
    }

    /**
     * Asks for a state, then runs a segment and, if {@code asked}, the head behind it. If the head before was asked, the segment begins a
     * stage; if this one is, and it is not the last, the host decides on what it says.
     */
    public void step(int segment, int state, boolean asked) {
        request(state);
        cut();
        segmentBegan = held;
        run(segment);
        segmentS = pieceS;
        segmentJ = pieceJ;
        segmentShare = pieceShare;
        double seconds = switchS + cutS + pieceS;
        double joules = switchJ + cutJ + pieceJ;
        headBegan = held;
        headS = 0;
        headJ = 0;
        headShare = 0;
        syncS = 0;
        syncJ = 0;
        syncShare = 0;
        this.asked = asked;
        if (asked) {
            run(tables.exits() + segment);
            headS = pieceS;
            headJ = pieceJ;
            headShare = pieceShare;
            sync(segment);
            seconds += headS + syncS;
            joules += headJ + syncJ;
        }
        latencyS += seconds;
        energyJ += joules;
    }

    private void cut() {
        stageBegan = asked;
        cutBegan = held;
        cutS = 0;
        cutJ = 0;
        cutShare = 0;
        if (asked) {
            run(tables.cutRow());
            cutS = pieceS;
            cutJ = pieceJ;
            cutShare = pieceShare;
        }
    }

    private void sync(int segment) {
        syncBegan = held;
        if (segment < tables.exits() - 1) {
            run(tables.syncRow());
            syncS = pieceS;
            syncJ = pieceJ;
            syncShare = pieceShare;
        }
    }

    private void request(int state) {
        switchedFrom = held;
        switched = false;
        switchS = 0;
        switchJ = 0;
        if (state != wanted) {
            switched = state != held;
            switchS = tables.switchS(held, state);
            switchJ = tables.switchJ(held, state);
            lateS = tables.lateS(held, state);
            wanted = state;
            settleIfDue();
        }
    }

    private void settleIfDue() {
        if (lateS == 0) {
            held = wanted;
        }
    }

    private void run(int row) {
        if (lateS == 0) {
            pieceS = tables.rowS(row, held);
            pieceJ = tables.rowJ(row, held);
            pieceShare = 0;
        } else {
            runLate(row, tables.rowS(row, held));
        }
    }

    private void runLate(int row, double oldS) {
        if (oldS < lateS) {
            lateS -= oldS;
            pieceS = oldS;
            pieceJ = tables.rowJ(row, held);
            pieceShare = 1;
            return;
        }
        pieceShare = lateS / oldS;
        pieceS = lateS + (1 - pieceShare) * tables.rowS(row, wanted);
        pieceJ = pieceShare * tables.rowJ(row, held) + (1 - pieceShare) * tables.rowJ(row, wanted);
        lateS = 0;
        held = wanted;
    }

    /** Time in s so far. */
    public double latencyS() {
        return latencyS;
    }

    /** Energy in J so far; NaN where not modelled. */
    public double energyJ() {
        return energyJ;
    }

    /** The state that holds. */
    public int held() {
        return held;
    }

    /** The state asked for last. */
    public int wanted() {
        return wanted;
    }

    /** Time in s of work until the state asked for last holds, 0 if it does. */
    public double lateS() {
        return lateS;
    }

    /** Standstill of the last step in s. */
    public double switchS() {
        return switchS;
    }

    /** Energy of the last step's standstill in J. */
    public double switchJ() {
        return switchJ;
    }

    /** Time of the last step's segment in s. */
    public double segmentS() {
        return segmentS;
    }

    /** Energy of the last step's segment in J. */
    public double segmentJ() {
        return segmentJ;
    }

    /** Time of the last step's head in s, 0 if it was not asked. */
    public double headS() {
        return headS;
    }

    /** Energy of the last step's head in J, 0 if it was not asked. */
    public double headJ() {
        return headJ;
    }

    /** Time of the last step in s that went on leaving early: beginning a stage, and the host's decision. */
    public double overheadS() {
        return cutS + syncS;
    }

    /** Energy of that in J; NaN where not modelled. */
    public double overheadJ() {
        return cutJ + syncJ;
    }

    /** Whether the last step began a stage, because the head before it was asked. */
    public boolean stageBegan() {
        return stageBegan;
    }

    /** Time in s of beginning a stage in the last step, 0 if it began none. */
    public double cutS() {
        return cutS;
    }

    /** Energy of that in J. */
    public double cutJ() {
        return cutJ;
    }

    /** Time in s of the host's decision in the last step, 0 if there was none. */
    public double syncS() {
        return syncS;
    }

    /** Energy of that in J. */
    public double syncJ() {
        return syncJ;
    }

    /** The beginning of the last step's stage by state. */
    public Split cutSplit() {
        return new Split(cutBegan, cutShare, wanted);
    }

    /** The last step's decision by state. */
    public Split syncSplit() {
        return new Split(syncBegan, syncShare, wanted);
    }

    /** Whether the last step asked for another state than the one that held. */
    public boolean switched() {
        return switched;
    }

    /** Whether the last step's head was asked. */
    public boolean asked() {
        return asked;
    }

    /** The state that held when the last step's request was made. */
    public int switchedFrom() {
        return switchedFrom;
    }

    /** The last step's segment by state: what ran in the old one and in the one asked for. */
    public Split segment() {
        return new Split(segmentBegan, segmentShare, wanted);
    }

    /** The last step's head by state. */
    public Split head() {
        return new Split(headBegan, headShare, wanted);
    }

    /**
     * A piece of work by state.
     *
     * @param before state that held when it began
     * @param share of the work done in that state, 0 … 1
     * @param after state in which the rest is done
     */
    public record Split(int before, double share, int after) {
        /** Energy by component of a piece whose energy in a state is known. */
        public Energy energy(IntFunction<Energy> inState) {
            if (share == 0) {
                return inState.apply(after);
            }
            return share == 1
                    ? inState.apply(before)
                    : inState.apply(before)
                            .times(share)
                            .plus(inState.apply(after).times(1 - share));
        }
    }

    /** Standstills in s of the way to the rest state and on to the home state. */
    public double backS(int rest, int home) {
        return tables.switchS(held, rest) + tables.switchS(rest, home);
    }

    /** Energy of those standstills in J; NaN where not modelled. */
    public double backJ(int rest, int home) {
        return tables.switchJ(held, rest) + tables.switchJ(rest, home);
    }

    /** What follows the answer, until the home state holds. */
    public WayBack back(int rest, int home) {
        return WayBack.of(tables, held, rest, home);
    }
}
