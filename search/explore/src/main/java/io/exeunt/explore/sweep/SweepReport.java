package io.exeunt.explore.sweep;

import io.exeunt.ground.Check;
import io.exeunt.ground.progress.Reproduction.Input;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown of a sweep. It says nothing of times, threads and machines: the same cells give the same bytes.
 *
 * @param title of the sweep
 * @param axes what was varied, the last one fastest, at least one
 * @param cells one per combination of values, in order, at least one
 * @param box in which fronts are compared; null where the cells trade off different things or none is finished
 * @param origin how to get the same again
 */
public record SweepReport(
        String title,
        List<Axis> axes,
        List<SweepCell> cells,
        @Nullable CommonBox box,
        Origin origin) {
    /**
     * Where a sweep comes from.
     *
     * @param version of Exeunt
     * @param command that makes it, without what changes no result
     * @param inputs files that its cells read
     */
    public record Origin(String version, String command, List<Input> inputs) {
        public Origin {
            Check.notBlank("version", version);
            Check.notBlank("command", command);
            inputs = List.copyOf(inputs);
        }
    }

    public SweepReport {
        Check.notBlank("title", title);
        axes = Check.notEmpty("axes", axes);
        cells = Check.notEmpty("cells", cells);
        int size = axes.size();
        cells.forEach(cell -> Check.require(
                cell.values().size() == size,
                "values of a cell",
                size + " in number",
                cell.values().size()));
    }

    /** The cells with the box of all that have finished. */
    public static SweepReport of(String title, List<Axis> axes, List<SweepCell> cells, Origin origin) {
        List<Finished> finished =
                cells.stream().flatMap(cell -> cell.finished().stream()).toList();
        return new SweepReport(title, axes, cells, CommonBox.of(finished).orElse(null), origin);
    }

    /** The box in which fronts are compared. */
    public Optional<CommonBox> commonBox() {
        return Optional.ofNullable(box);
    }

    /** Studies that have come to their end. */
    public Stream<Finished> finished() {
        return cells.stream().flatMap(cell -> cell.finished().stream());
    }

    /** Whether its cells are studies that were made each for itself, and not by one sweep. */
    public boolean ofStudies() {
        return axes.size() == 1 && axes.get(0).key().equals(Axis.STUDY);
    }

    /** How many cells ended so. */
    public long count(SweepCell.State state) {
        return cells.stream().filter(cell -> cell.state() == state).count();
    }
}
