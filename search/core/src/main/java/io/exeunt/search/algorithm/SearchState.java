package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the course of a search hangs on between two generations, beside what was evaluated. Designs are told by their place among all that
 * were evaluated, from 0.
 *
 * @param draws random numbers drawn so far, or designs enumerated, by a search without islands
 * @param barren generations in a row that have brought nothing new
 * @param islands populations, in order; none of a search without
 * @param local of the local search
 * @param standstill of the hypervolume
 */
public record SearchState(long draws, int barren, List<Isle> islands, Local local, Standstill standstill) {
    public SearchState {
        Check.nonNegative("draws", draws);
        Check.nonNegative("barren", (long) barren);
        islands = List.copyOf(islands);
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(standstill, "standstill");
    }

    /** Of a search that has but one number to remember. */
    static SearchState at(long draws) {
        return new SearchState(draws, 0, List.of(), Local.NOTHING, Standstill.NONE);
    }

    /**
     * One population.
     *
     * @param draws random numbers that it has drawn
     * @param generation of its engine, from 1
     * @param population parents and children, in order
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Isle(long draws, long generation, int[] population) {
        public Isle {
            Check.nonNegative("draws", draws);
            Check.nonNegative("generation", generation);
            Objects.requireNonNull(population, "population");
        }
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
     * How long the hypervolume has not grown.
     *
     * @param seen evaluations that were looked at
     * @param hypervolume when it last grew, as a share of its box
     * @param generations since then
     * @param restarts for that reason, so far
     * @param front members of the front of those that were looked at, in order
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Standstill(int seen, double hypervolume, int generations, int restarts, int[] front) {
        /** Of a search that doesn't look at it. */
        static final Standstill NONE = new Standstill(0, 0, 0, 0, new int[0]);

        public Standstill {
            Check.nonNegative("seen", (long) seen);
            Check.nonNegative("generations", (long) generations);
            Check.nonNegative("restarts", (long) restarts);
            Objects.requireNonNull(front, "front");
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
        Check.inRange("seen", standstill.seen, 0, evaluations);
        islands.forEach(isle -> requireWithin("population", isle.population, evaluations));
        requireWithin("front", local.front, evaluations);
        requireWithin("front", standstill.front, evaluations);
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
