package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * Where a design's cycles go on one board, as means per inference over all samples of <em>report</em>; those of switching clocks are not in it.
 *
 * @param board its name
 * @param segments cycles of each backbone segment
 * @param heads cycles of each exit's head; 0 for heads that are not asked
 */
public record BoardCycles(String board, List<Double> segments, List<Double> heads) {
    public BoardCycles {
        Check.notBlank("board", board);
        segments = List.copyOf(segments);
        heads = List.copyOf(heads);
    }
}
