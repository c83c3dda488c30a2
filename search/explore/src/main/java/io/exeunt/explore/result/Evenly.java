package io.exeunt.explore.result;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Some of many, always the same ones. */
public final class Evenly {
    private Evenly() {}

    /** All of them if there are at most {@code limit}, else every (n/limit)-th. */
    public static <T> List<T> of(List<T> all, int limit) {
        int total = all.size();
        return total <= limit
                ? List.copyOf(all)
                : IntStream.range(0, limit)
                        .mapToObj(i -> all.get((int) ((long) i * total / limit)))
                        .toList();
    }

    /** Designs from the most accurate on fit to the least, ties by id. */
    public static List<Design> byAccuracy(List<Design> designs) {
        return designs.stream()
                .sorted(Comparator.comparingDouble(
                                (Design design) -> -design.fit().accuracy())
                        .thenComparing(Design::id))
                .toList();
    }
}
