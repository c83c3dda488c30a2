package io.exeunt.simulator.event;

/** Counts what requests share; mutable, for one run. */
final class StageTally {
    private long batches;
    private long requests;
    private long answers;
    private double fillS;
    private double heldS;
    private double handOverS;
    private long interrupted;

    /** A batch of so many requests begins. */
    void began(int size) {
        batches++;
        requests += size;
    }

    /** A request has waited so long, unit free, for its batch to fill. */
    void filled(double seconds) {
        fillS += Math.max(0, seconds);
    }

    /** A sample has waited so long since its own exit for its answer. */
    void held(double seconds) {
        answers++;
        heldS += seconds;
    }

    /** A batch was handed from one unit to the other. */
    void handedOver(double seconds) {
        handOverS += seconds;
    }

    /** A batch had to give way. */
    void interrupted() {
        interrupted++;
    }

    StageFigures figures(UnitMap map, double spanS) {
        return new StageFigures(
                (double) requests / batches,
                requests == 0 ? 0 : fillS / requests,
                answers == 0 ? 0 : heldS / answers,
                interrupted,
                map.units().stream().map(unit -> unit.busyS() / spanS).toList(),
                batches == 0 ? 0 : handOverS / batches);
    }
}
