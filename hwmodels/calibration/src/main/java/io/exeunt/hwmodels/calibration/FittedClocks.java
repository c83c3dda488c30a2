package io.exeunt.hwmodels.calibration;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which clocks of a sweep a law may see. */
public enum FittedClocks {
    /** Two. */
    LOWEST_HIGHEST,
    /** Three; the middle one by number. */
    LOWEST_MIDDLE_HIGHEST,
    /** The first, third, fifth … */
    EVERY_SECOND;

    /** In words. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Positions of the clocks that may be seen, rising. */
    int[] of(int clocks) {
        return switch (this) {
            case LOWEST_HIGHEST -> IntStream.of(0, clocks - 1).distinct().toArray();
            case LOWEST_MIDDLE_HIGHEST ->
                IntStream.of(0, clocks / 2, clocks - 1).distinct().toArray();
            case EVERY_SECOND ->
                IntStream.range(0, clocks).filter(i -> i % 2 == 0).toArray();
        };
    }

    /** Those points of a sweep, lowest clock first. */
    List<RailPoint> of(List<RailPoint> sweep) {
        return IntStream.of(of(sweep.size())).mapToObj(sweep::get).toList();
    }
}
