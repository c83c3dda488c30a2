package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One evaluated design point.
 *
 * @param id short content hash, unique in the study
 * @param configuration what it is
 * @param fit its figures on the split that the search saw
 * @param report its figures on the split that nothing was fitted to; null when it was not scored there (dominated designs)
 * @param boards its figures on each of several boards, on the split of {@code report}; empty where there is one board
 * @param cycles where its cycles go on each board; empty where it was not scored on <em>report</em>, or no board is priced
 * @param underLoad on each board under the scenario's load, on the split of {@code report}; empty where there is no load
 * @param standing on the front, dominated or infeasible, judged on <em>fit</em>
 * @param refinedFrom id of the trial from which it was refined after the search; null for a trial
 */
public record Design(
        String id,
        Configuration configuration,
        Figures fit,
        @Nullable Figures report,
        List<BoardFigures> boards,
        List<BoardCycles> cycles,
        List<LoadFigures> underLoad,
        Standing standing,
        @Nullable String refinedFrom) {
    public Design {
        Check.notBlank("design id", id);
        boards = List.copyOf(boards);
        cycles = List.copyOf(cycles);
        underLoad = List.copyOf(underLoad);
    }

    /** A design on one board. */
    public Design(String id, Configuration configuration, Figures fit, @Nullable Figures report, Standing standing) {
        this(id, configuration, fit, report, List.of(), List.of(), List.of(), standing, null);
    }

    /** The worse of each figure under load over the boards; empty where there is no load. */
    public Optional<LoadFigures> worstUnderLoad() {
        return underLoad.stream().reduce(LoadFigures::worst);
    }

    /** The figures to quote: those on <em>report</em> if there are any, else those on <em>fit</em>. */
    public Figures quoted() {
        return report == null ? fit : report;
    }
}
