package io.exeunt.simulator.analytic;

/**
 * What a schedule of clocks is worth for paths: fewer late answers are better, then less energy.
 *
 * @param lateShare share of answers after the latency budget, 0 … 1
 * @param energyJ mean energy in J, standstills included, and idling where there is a period; NaN where not modelled
 */
public record ScheduleWorth(double lateShare, double energyJ) implements Comparable<ScheduleWorth> {
    private static final double ROUNDING = 1e-12;

    @Override
    public int compareTo(ScheduleWorth other) {
        int late = Double.compare(lateShare, other.lateShare);
        return late == 0 ? Double.compare(energyJ, other.energyJ) : late;
    }

    /** Whether it is better by more than rounding. */
    boolean beats(ScheduleWorth other) {
        if (lateShare != other.lateShare) {
            return lateShare < other.lateShare;
        }
        double rounding = Double.isInfinite(other.energyJ) ? 0 : ROUNDING * Math.abs(other.energyJ);
        return energyJ < other.energyJ - rounding;
    }
}
