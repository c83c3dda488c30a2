package io.exeunt.explore;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Of all designs offered those that no other equals or beats in both cost and errors; of equals the first. They have fewer errors the more
 * they cost. Takes the logarithm of their number per design.
 */
final class ContestStaircase {
    private final NavigableMap<Double, Stair> byCost = new TreeMap<>();

    private record Stair(double error, int place) {}

    /**
     * Offers a design.
     *
     * @param place of it, which tells it from others
     */
    void offer(double cost, double error, int place) {
        Map.Entry<Double, Stair> below = byCost.floorEntry(cost);
        if (below != null && below.getValue().error() <= error) {
            return;
        }
        Iterator<Stair> above = byCost.tailMap(cost, true).values().iterator();
        while (above.hasNext() && above.next().error() >= error) {
            above.remove();
        }
        byCost.put(cost, new Stair(error, place));
    }

    /** The places of those that are left, from cheap to dear. */
    IntStream places() {
        return byCost.values().stream().mapToInt(Stair::place);
    }
}
