package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import io.exeunt.ground.progress.Phase;
import io.exeunt.reports.format.TextScatter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a piece of work ended.
 *
 * @param status whether it reached its aim
 * @param verdict one sentence for a reader in a hurry
 * @param figures numbers worth reading, in order
 * @param phases what took how long, in order
 * @param files what was written, most important first
 * @param front the front of a study in letters; empty where there is none to show
 */
public record Summary(
        Status status,
        String verdict,
        List<Figure> figures,
        List<Phase> phases,
        List<Path> files,
        Optional<TextScatter> front) {
    /** Whether a piece of work reached its aim. */
    public enum Status {
        /** Yes. */
        COMPLETE,
        /** It ended, but more evaluations failed than the study tolerates. */
        FAILED_TRIALS,
        /** It ended, but no design keeps the budget; the verdict names the binding constraint. */
        INFEASIBLE
    }

    /**
     * A number with its name.
     *
     * @param name such as "final-exit accuracy (report)"
     * @param value with its unit, such as "98.74 %" or "not modelled"
     */
    public record Figure(String name, String value) {
        public Figure {
            Check.notBlank("figure name", name);
        }
    }

    public Summary {
        Check.notBlank("verdict", verdict);
        figures = List.copyOf(figures);
        phases = List.copyOf(phases);
        files = List.copyOf(files);
    }

    /** Of work that finds no front. */
    public Summary(Status status, String verdict, List<Figure> figures, List<Phase> phases, List<Path> files) {
        this(status, verdict, figures, phases, files, Optional.empty());
    }
}
