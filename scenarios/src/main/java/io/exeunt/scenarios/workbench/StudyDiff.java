package io.exeunt.scenarios.workbench;

import io.exeunt.explore.result.Metric;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.ground.statistics.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What two studies have not in common.
 *
 * @param a first study
 * @param b second study
 * @param scenario keys of the resolved scenarios that differ
 * @param inputs SHA-256 of inputs that differ: what was learned, traces, tables, device files
 * @param fronts what their fronts come to in one box; empty where they trade off different things or neither has one
 */
public record StudyDiff(Side a, Side b, List<Change> scenario, List<Change> inputs, Optional<Fronts> fronts) {
    /** Stands for a key or an input that is not there. */
    public static final String NONE = "–";

    public StudyDiff {
        scenario = List.copyOf(scenario);
        inputs = List.copyOf(inputs);
    }

    /**
     * A study.
     *
     * @param folder as given
     * @param title of the study
     * @param version of Exeunt that made it
     * @param study its front and best design
     */
    public record Side(Path folder, String title, String version, Finished study) {}

    /**
     * Something that differs.
     *
     * @param what such as "device.id"
     * @param was in the first study
     * @param is in the second
     */
    public record Change(String what, String was, String is) {}

    /**
     * Two fronts in one box.
     *
     * @param objectives of both
     * @param reference the box's worst corner, in SI units: the worse of the studies' own
     * @param fit on the split that designs were chosen on
     * @param report on the split that nothing was tuned on
     * @param difference hypervolume of the second front less that of the first, on <em>report</em>, with its 95 % interval over samples; none
     *     where designs can't be run again sample by sample
     * @param how what the interval rests on, or why there is none
     */
    public record Fronts(
            List<Metric> objectives, List<Double> reference, Split fit, Split report, Interval difference, String how) {
        public Fronts {
            objectives = List.copyOf(objectives);
            reference = List.copyOf(reference);
        }
    }

    /**
     * Two fronts on one split.
     *
     * @param hypervolumeA share of the box that the first dominates, 0 … 1
     * @param hypervolumeB likewise the second
     * @param coveredOfA share of the first front's designs that the second covers, 0 … 1; NaN where it has none
     * @param coveredOfB share of the second front's designs that the first covers
     */
    public record Split(double hypervolumeA, double hypervolumeB, double coveredOfA, double coveredOfB) {}
}
