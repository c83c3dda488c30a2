package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Key;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How designs are looked for.
 *
 * @param algorithm which algorithm proposes designs
 * @param seed of the designs that are proposed, and of nothing else; null for the study's own
 * @param evaluations designs to evaluate in all, a resumed search's earlier ones included, > 0
 * @param population designs per generation, 4 … 10,000
 * @param threads evaluating threads, 1 … 256; the front does not depend on it
 * @param fits how often a policy may be fitted that can only be fitted to budgets, 1 … 10,000
 * @param maxFailedShare share of evaluations that may fail before the study counts as failed, 0 … 1
 * @param clocks who finds a design's clocks; of NSGA-II alone
 * @param thresholds who finds a rule's numbers; of NSGA-II alone
 * @param islands that the population is parted into; of NSGA-II alone
 * @param restartAfter generations without growth of the hypervolume until an island begins anew, of NSGA-II alone; 0 for never
 * @param warmStart folder of a finished study from whose front the search starts, too; "" for none
 * @param trialTimeoutS longest time in s that a trial may take, > 0; +∞ for no limit
 * @param referencePoint corner from which hypervolume is measured; each component NaN where it is to follow from the baselines
 */
public record SearchSpec(
        Algorithm algorithm,
        @Nullable Long seed,
        int evaluations,
        int population,
        int threads,
        int fits,
        double maxFailedShare,
        Clocks clocks,
        Thresholds thresholds,
        int islands,
        int restartAfter,
        @Absent("") String warmStart,
        @Absent("Infinity") double trialTimeoutS,
        ReferencePoint referencePoint) {
    public SearchSpec {
        Check.positive("evaluations", (long) evaluations);
        Check.inRange("population", population, 4, 10_000);
        Check.inRange("search threads", threads, 1, Workers.MOST_THREADS);
        Check.inRange("fits", fits, 1, 10_000);
        Check.probability("max_failed_share", maxFailedShare);
        Check.inRange("islands", islands, 1, population / 2);
        Check.nonNegative("restart_after", (long) restartAfter);
        Check.require(trialTimeoutS > 0, "trial_timeout_s", "> 0", trialTimeoutS);
    }

    /** With exact clocks and swept thresholds. */
    public SearchSpec(
            Algorithm algorithm,
            @Nullable Long seed,
            int evaluations,
            int population,
            int threads,
            int fits,
            double maxFailedShare,
            ReferencePoint referencePoint) {
        this(
                algorithm,
                seed,
                evaluations,
                population,
                threads,
                fits,
                maxFailedShare,
                Clocks.EXACT,
                Thresholds.SWEEP,
                1,
                0,
                "",
                Double.POSITIVE_INFINITY,
                referencePoint);
    }

    /** The same from the front of a study in this folder. */
    public SearchSpec startingFrom(String folder) {
        return new SearchSpec(
                algorithm,
                seed,
                evaluations,
                population,
                threads,
                fits,
                maxFailedShare,
                clocks,
                thresholds,
                islands,
                restartAfter,
                folder,
                trialTimeoutS,
                referencePoint);
    }

    /** Who finds the clocks of a design. */
    public enum Clocks {
        /** All worth having for its exits and rule, exactly, wherever the design is on the front; genes where that can't be. */
        EXACT,
        /** Variation alone. */
        GENES;

        /** Name in scenario files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who finds the numbers of a rule. */
    public enum Thresholds {
        /**
         * As sweep; the designs of the last front are then refined to thresholds between any two scores of the fit split, which may fit
         * that split alone.
         */
        EXACT,
        /** Variation, and all values of one number after the other around designs of the front. */
        SWEEP,
        /** Variation alone. */
        GENES;

        /** Name in scenario files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
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
     * @param memoryMb in MB, > 0; NaN to follow from the baselines
     */
    public record ReferencePoint(
            @Absent("NaN") double error,
            @Absent("NaN") double energyMj,
            @Absent("NaN") double latencyMs,
            @Key("macs_mmac") @Absent("NaN") double mmacs,
            @Absent("NaN") double memoryMb) {
        /** All of it follows from the baselines. */
        public static final ReferencePoint FROM_BASELINES =
                new ReferencePoint(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        public ReferencePoint {
            checkIfGiven("reference_point error", error);
            checkIfGiven("reference_point energy_mj", energyMj);
            checkIfGiven("reference_point latency_ms", latencyMs);
            checkIfGiven("reference_point macs_mmac", mmacs);
            checkIfGiven("reference_point memory_mb", memoryMb);
        }

        /** The component of one objective, in the objective's unit. */
        public double of(DesignObjective objective) {
            return switch (objective) {
                case ERROR -> error;
                case ENERGY -> energyMj;
                case LATENCY -> latencyMs;
                case MACS -> mmacs;
                case MEMORY -> memoryMb;
            };
        }

        /** Name in scenario files of one objective's component. */
        public static String key(DesignObjective objective) {
            return switch (objective) {
                case ERROR -> "error";
                case ENERGY -> "energy_mj";
                case LATENCY -> "latency_ms";
                case MACS -> "macs_mmac";
                case MEMORY -> "memory_mb";
            };
        }

        private static void checkIfGiven(String name, double value) {
            if (!Double.isNaN(value)) {
                Check.positive(name, value);
            }
        }
    }
}
