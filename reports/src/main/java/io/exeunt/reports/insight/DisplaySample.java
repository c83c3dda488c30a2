package io.exeunt.reports.insight;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Evenly;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        return new DisplaySample(Evenly.of(designs, limit), designs.size());
    }

    /**
     * Some of a front, from the most accurate to the least: all if there are at most {@code limit}, else evenly spaced ones and those that the
     * report speaks of.
     */
    public static DisplaySample ofFront(StudyReport report, int limit) {
        List<Design> all = byAccuracy(report.designs(Standing.FRONT));
        Set<String> shown = new HashSet<>();
        of(all, limit).shown().forEach(design -> shown.add(design.id()));
        report.kneeDesign().ifPresent(knee -> shown.add(knee.id()));
        report.winners().stretches().forEach(stretch -> shown.add(stretch.designId()));
        return new DisplaySample(
                all.stream().filter(design -> shown.contains(design.id())).toList(), all.size());
    }

    /** From the most accurate on fit to the least, ties by id. */
    public static List<Design> byAccuracy(List<Design> designs) {
        return Evenly.byAccuracy(designs);
    }

    /** The same of more designs than a report keeps. */
    public DisplaySample outOf(int all) {
        return new DisplaySample(shown, Math.max(all, shown.size()));
    }

    /** Whether some are left out. */
    public boolean thinned() {
        return shown.size() < total;
    }
}
