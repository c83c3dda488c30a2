package io.exeunt.reports.insight;

import io.exeunt.explore.result.Design;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fewer designs for display, so that a chart of many stays quick: evenly spaced over the order of evaluation, hence always the same
 * ones.
 *
 * @param shown the designs to draw, in order
 * @param total how many there are
 */
public record DisplaySample(List<Design> shown, int total) {
    public DisplaySample {
        shown = List.copyOf(shown);
    }

    /** All of them if there are at most {@code limit}, else every (n/limit)-th. */
    public static DisplaySample of(List<Design> designs, int limit) {
        int total = designs.size();
        if (total <= limit) {
            return new DisplaySample(designs, total);
        }
        List<Design> shown = IntStream.range(0, limit)
                .mapToObj(i -> designs.get((int) ((long) i * total / limit)))
                .toList();
        return new DisplaySample(shown, total);
    }

    /** Whether some are left out. */
    public boolean thinned() {
        return shown.size() < total;
    }
}
