package io.exeunt.compare.result;

import io.exeunt.ground.Check;
import io.exeunt.ground.progress.Reproduction;
import java.util.List;

/**
 * Exit policies on one trace, each fitted on <em>fit</em> and scored on <em>report</em>.
 *
 * @param network that the trace is of
 * @param exits their names, the final one last
 * @param samples sizes of both splits
 * @param resampling how intervals were made
 * @param safetyMargin by which policies were fitted below their budgets, "none" if not at all
 * @param warnings what is implausible about the trace or the rules, and what to look at; one line each
 * @param arenas one per device
 * @param reproduction what is needed to get the same numbers again
 */
public record PolicyComparison(
        String network,
        List<String> exits,
        Samples samples,
        Resampling resampling,
        String safetyMargin,
        List<String> warnings,
        List<Arena> arenas,
        Reproduction reproduction) {
    /** Says that policies were fitted for the whole budget. */
    public static final String NO_MARGIN = "none";

    public PolicyComparison {
        Check.notBlank("network", network);
        exits = Check.notEmpty("exits", exits);
        Check.notBlank("safetyMargin", safetyMargin);
        warnings = List.copyOf(warnings);
        arenas = Check.notEmpty("arenas", arenas);
    }

    /**
     * Sizes of both splits.
     *
     * @param fit samples that policies were fitted on
     * @param report samples that they were scored on
     */
    public record Samples(int fit, int report) {}

    /**
     * How intervals were made.
     *
     * @param replicates number of resamples
     * @param level confidence, 0 … 1
     */
    public record Resampling(int replicates, double level) {}

    /** Whether anything could be scored at all. */
    public boolean anyScored() {
        return arenas.stream().anyMatch(arena -> arena.scored().findAny().isPresent());
    }
}
