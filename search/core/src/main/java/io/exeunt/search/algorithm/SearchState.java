package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the course of a search hangs on between two generations, beside what was evaluated. Designs are told by their place among all that
 * were evaluated, from 0.
 *
 * @param draws random numbers drawn so far, or designs enumerated
 * @param generation of the engine, from 1
 * @param barren generations in a row that have brought nothing new
 * @param population parents and children, in order
 * @param local of the local search
 */
@SuppressWarnings("ArrayRecordComponent")
public record SearchState(long draws, long generation, int barren, int[] population, Local local) {
    public SearchState {
        Check.nonNegative("draws", draws);
        Check.nonNegative("generation", generation);
        Check.nonNegative("barren", (long) barren);
        Objects.requireNonNull(population, "population");
        Objects.requireNonNull(local, "local");
    }

    /** Of a search that has but one number to remember. */
    static SearchState at(long draws) {
        return new SearchState(draws, 0, 0, new int[0], Local.NOTHING);
    }

    /**
     * What the local search knows.
     *
     * @param seen evaluations that it has looked at
     * @param nearest the design that breaks the limits least; below 0 before there is any
     * @param front members of the front of those it has looked at, in order
     * @param asked by refinement, the members that it was asked about, in order
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Local(int seen, int nearest, int[] front, List<int[]> asked) {
        /** Of a search without refinements. */
        static final Local NOTHING = new Local(0, -1, new int[0], List.of());

        public Local {
            Check.nonNegative("seen", (long) seen);
            Objects.requireNonNull(front, "front");
            asked = List.copyOf(asked);
        }
    }

    /**
     * Makes sure that all designs named are there.
     *
     * @param evaluations how many there are
     * @throws IllegalArgumentException if one is not
     */
    public void requireWithin(int evaluations) {
        Check.inRange("seen", local.seen, 0, evaluations);
        Check.inRange("nearest", local.nearest, -1, evaluations - 1);
        requireWithin("population", population, evaluations);
        requireWithin("front", local.front, evaluations);
        local.asked.forEach(members -> requireWithin("asked", members, evaluations));
    }

    private static void requireWithin(String name, int[] places, int evaluations) {
        Check.require(
                IntStream.of(places).allMatch(place -> place >= 0 && place < evaluations),
                name,
                "designs in 0.." + (evaluations - 1),
                "others");
    }
}
