package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Notice;
import io.exeunt.search.front.ParetoFront;
import java.util.Locale;
import java.util.Optional;

/** Says how many designs of a front were refined after the search, and what that was worth. */
final class RefinedNotice {
    private RefinedNotice() {}

    static Optional<Notice> of(Found found) {
        ParetoFront front = found.front();
        long refined = found.refined().stream()
                .filter(each -> front.find(each.better().id()).isPresent())
                .count();
        if (refined == 0) {
            return Optional.empty();
        }
        return Optional.of(new Notice(
                Notice.Severity.NOTE,
                String.format(
                        Locale.ROOT,
                        "%d of %d designs on the front were refined to thresholds between those that the search turns: hypervolume"
                                + " %.4f on fit, of the trials %.4f.",
                        refined,
                        front.size(),
                        found.result().box().hypervolume(front),
                        found.result().hypervolume()),
                "So fine a choice may suit these samples alone: exeunt diff says what it is worth on report."));
    }
}
