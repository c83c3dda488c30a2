package io.exeunt.hwmodels.cost;

/**
 * Cycles of a compute unit's clock that go by while work is done, of which each belongs to one part: {@code total = compute + stall +
 * launch}. A cost model that prices whole kinds of work knows the total alone; its parts are NaN (not modelled).
 *
 * @param total time × clock, >= 0; fractions come from means and from times that are no whole number of cycles
 * @param compute cycles in which the arithmetic keeps the unit busy
 * @param stall cycles beyond those in which it waits for memory
 * @param launch cycles in which the next operator is being started
 */
public record Cycles(double total, double compute, double stall, double launch) {
    /** No work. */
    public static final Cycles ZERO = new Cycles(0, 0, 0, 0);

    /** Of which nothing but their number is modelled. */
    public static Cycles ofTotal(double total) {
        return total == 0 ? ZERO : new Cycles(total, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Of work whose time is arithmetic, waiting for memory beyond it, and launches. */
    static Cycles of(WorkCost cost, double unitHz) {
        double stallS = Math.max(0, cost.seconds() - cost.computeS() - cost.overheadS());
        return new Cycles(
                cost.seconds() * unitHz, cost.computeS() * unitHz, stallS * unitHz, cost.overheadS() * unitHz);
    }

    /** Whether it is known what the unit did in them. */
    public boolean partsModelled() {
        return !Double.isNaN(compute + stall + launch);
    }

    /** Both together. */
    public Cycles plus(Cycles other) {
        return new Cycles(total + other.total, compute + other.compute, stall + other.stall, launch + other.launch);
    }

    /** So many times these. */
    public Cycles times(double factor) {
        return new Cycles(total * factor, compute * factor, stall * factor, launch * factor);
    }
}
