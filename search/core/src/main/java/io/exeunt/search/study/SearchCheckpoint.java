package io.exeunt.search.study;

import io.exeunt.ground.Check;
import io.exeunt.search.algorithm.SearchState;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Goals;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a study can go on without taking its course again from the beginning.
 *
 * @param trials of the journal that lie before it
 * @param checksum of the journal up to there
 * @param search where the algorithm stood
 * @param tally what was counted up to there
 */
record SearchCheckpoint(int trials, int checksum, SearchState search, Tally tally) {
    SearchCheckpoint {
        Check.positive("trials", trials);
        Objects.requireNonNull(search, "search");
        Objects.requireNonNull(tally, "tally");
    }

    /**
     * What was counted of a study.
     *
     * @param generation of the journal, from 1
     * @param marked the last one in the history
     * @param feasible trials
     * @param failed trials
     * @param front places of its members among the trials, in order
     * @param history so far
     * @param corners of the hypervolume's box; null before there is one
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Tally(
            int generation,
            int marked,
            int feasible,
            int failed,
            int[] front,
            List<GenerationStats> history,
            @Nullable Corners corners) {
        Tally {
            Objects.requireNonNull(front, "front");
            history = List.copyOf(history);
        }

        /**
         * Makes sure that all designs named are there.
         *
         * @throws IllegalArgumentException if one is not
         */
        void requireWithin(int trials) {
            Check.require(
                    IntStream.of(front).allMatch(place -> place >= 0 && place < trials),
                    "front",
                    "trials in 0.." + (trials - 1),
                    "others");
        }
    }

    /**
     * A box by its corners, in natural units.
     *
     * @param ideal best values, by objective
     * @param reference worst values, by objective
     */
    record Corners(List<Double> ideal, List<Double> reference) {
        static @Nullable Corners of(@Nullable ReferenceBox box) {
            return box == null ? null : new Corners(box.ideal(), box.reference());
        }

        ReferenceBox box(Goals goals) {
            return new ReferenceBox(goals.objectives(), ideal, reference);
        }
    }
}
