package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * What a design achieves on one of several boards.
 *
 * @param board its name
 * @param figures there, on the split that nothing was tuned on
 */
public record BoardFigures(String board, Figures figures) {
    public BoardFigures {
        Check.notBlank("board", board);
    }
}
