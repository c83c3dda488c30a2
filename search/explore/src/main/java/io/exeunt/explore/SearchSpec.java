package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Key;
import java.util.Locale;

/**
 * How designs are looked for.
 *
 * @param algorithm which algorithm proposes designs
 * @param evaluations designs to evaluate in all, a resumed search's earlier ones included, > 0
 * @param population designs per generation, 4 … 10,000
 * @param threads evaluating threads, 1 … 256; the front does not depend on it
 * @param fits how often a policy may be fitted that can only be fitted to budgets, 1 … 10,000
 * @param maxFailedShare share of evaluations that may fail before the study counts as failed, 0 … 1
 * @param referencePoint corner from which hypervolume is measured; each component NaN where it is to follow from the baselines
 */
public record SearchSpec(
        Algorithm algorithm,
        int evaluations,
        int population,
        int threads,
        int fits,
        double maxFailedShare,
        ReferencePoint referencePoint) {
    public SearchSpec {
        Check.positive("evaluations", (long) evaluations);
        Check.inRange("population", population, 4, 10_000);
        Check.inRange("search threads", threads, 1, Workers.MOST_THREADS);
        Check.inRange("fits", fits, 1, 10_000);
        Check.probability("max_failed_share", maxFailedShare);
    }

    /** Which algorithm proposes designs. */
    public enum Algorithm {
        NSGA2,
        RANDOM,
        /** Every design; refused where there are more than evaluations. */
        EXHAUSTIVE;

        /** Name in scenario files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Corner from which hypervolume is measured: as bad as it may get. Printed, and fixed for a whole study.
     *
     * @param error share, > 0 … 1; NaN to follow from the baselines
     * @param energyMj in mJ, > 0; NaN to follow from the baselines
     * @param latencyMs in ms, > 0; NaN to follow from the baselines
     * @param mmacs in millions of multiply-accumulates, > 0; NaN to follow from the baselines
     */
    public record ReferencePoint(
            @Absent("NaN") double error,
            @Absent("NaN") double energyMj,
            @Absent("NaN") double latencyMs,
            @Key("macs_mmac") @Absent("NaN") double mmacs) {
        /** All of it follows from the baselines. */
        public static final ReferencePoint FROM_BASELINES =
                new ReferencePoint(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        public ReferencePoint {
            checkIfGiven("reference_point error", error);
            checkIfGiven("reference_point energy_mj", energyMj);
            checkIfGiven("reference_point latency_ms", latencyMs);
            checkIfGiven("reference_point macs_mmac", mmacs);
        }

        /** The component of one objective, in the objective's unit. */
        public double of(DesignObjective objective) {
            return switch (objective) {
                case ERROR -> error;
                case ENERGY -> energyMj;
                case LATENCY -> latencyMs;
                case MACS -> mmacs;
            };
        }

        private static void checkIfGiven(String name, double value) {
            if (!Double.isNaN(value)) {
                Check.positive(name, value);
            }
        }
    }
}
