package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.Check;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Asked;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All cells of a sweep, checked before any work.
 *
 * @param title of the sweep
 * @param folder that gets everything
 * @param axes what is varied, the last one fastest
 * @param cells one per combination, at least one of them with a scenario
 * @param command that makes the sweep, without what changes no result
 */
public record SweepPlan(String title, Path folder, List<Axis> axes, List<PlannedCell> cells, String command) {
    public SweepPlan {
        Check.notBlank("title", title);
        axes = Check.notEmpty("axes", axes);
        cells = Check.notEmpty("cells", cells);
    }

    /** The scenarios of the cells that have one. */
    public Stream<Scenario> scenarios() {
        return cells.stream().flatMap(SweepPlan::scenario);
    }

    /** Where a cell's study is. */
    public Path root(PlannedCell cell) {
        return new SweepFiles(folder).cell(cell.folder());
    }

    private static Stream<Scenario> scenario(PlannedCell cell) {
        return cell.question() instanceof Asked asked ? Stream.of(asked.scenario()) : Stream.empty();
    }
}
