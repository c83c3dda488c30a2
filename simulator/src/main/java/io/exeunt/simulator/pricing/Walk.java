package io.exeunt.simulator.pricing;

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
 * <p>Mutable, for one thread; a step allocates nothing.
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
    private double switchS;
    private double switchJ;
    private boolean stageBegan;
    private final WalkPiece cut = new WalkPiece();
    private final WalkPiece segment = new WalkPiece();
    private final WalkPiece head = new WalkPiece();
    private final WalkPiece sync = new WalkPiece();

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
     * Asks for a state, then runs the segment of an index and, if {@code asked}, the head behind it. If the head before was asked, the segment begins a
     * stage; if this one is, and it is not the last, the host decides on what it says.
     */
    public void step(int index, int state, boolean asked) {
        request(state);
        stageBegan = this.asked;
        run(stageBegan, tables.cutRow(), cut);
        run(true, index, segment);
        run(asked, tables.exits() + index, head);
        run(asked && index < tables.exits() - 1, tables.syncRow(), sync);
        this.asked = asked;
        latencyS += switchS + cut.seconds + segment.seconds + (head.seconds + sync.seconds);
        energyJ += switchJ + cut.joules + segment.joules + (head.joules + sync.joules);
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

    private void run(boolean there, int row, WalkPiece piece) {
        piece.begin(held);
        if (!there) {
            return;
        }
        if (lateS == 0) {
            piece.seconds = tables.rowS(row, held);
            piece.joules = tables.rowJ(row, held);
        } else {
            runLate(row, piece, tables.rowS(row, held));
        }
    }

    private void runLate(int row, WalkPiece piece, double oldS) {
        if (oldS < lateS) {
            lateS -= oldS;
            piece.seconds = oldS;
            piece.joules = tables.rowJ(row, held);
            piece.share = 1;
            return;
        }
        double share = lateS / oldS;
        piece.share = share;
        piece.seconds = lateS + (1 - share) * tables.rowS(row, wanted);
        piece.joules = share * tables.rowJ(row, held) + (1 - share) * tables.rowJ(row, wanted);
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
        return segment.seconds;
    }

    /** Energy of the last step's segment in J. */
    public double segmentJ() {
        return segment.joules;
    }

    /** Time of the last step's head in s, 0 if it was not asked. */
    public double headS() {
        return head.seconds;
    }

    /** Energy of the last step's head in J, 0 if it was not asked. */
    public double headJ() {
        return head.joules;
    }

    /** Time of the last step in s that went on leaving early: beginning a stage, and the host's decision. */
    public double overheadS() {
        return cut.seconds + sync.seconds;
    }

    /** Whether the last step began a stage, because the head before it was asked. */
    public boolean stageBegan() {
        return stageBegan;
    }

    /** Time in s of beginning a stage in the last step, 0 if it began none. */
    public double cutS() {
        return cut.seconds;
    }

    /** Energy of that in J. */
    public double cutJ() {
        return cut.joules;
    }

    /** Time in s of the host's decision in the last step, 0 if there was none. */
    public double syncS() {
        return sync.seconds;
    }

    /** Energy of that in J. */
    public double syncJ() {
        return sync.joules;
    }

    /** The beginning of the last step's stage by state. */
    public StateSplit cutSplit() {
        return cut.split(wanted);
    }

    /** The last step's decision by state. */
    public StateSplit syncSplit() {
        return sync.split(wanted);
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
    public StateSplit segment() {
        return segment.split(wanted);
    }

    /** The last step's head by state. */
    public StateSplit head() {
        return head.split(wanted);
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
