package io.exeunt.explore.sweep;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a finished study to set it beside others: its front, and not its thousands of other designs.
 *
 * @param objectives what it made small
 * @param reference its own reference point, by objective, in SI units
 * @param latency the latency that matters in it
 * @param setting network, boards, exits and clocks
 * @param front its designs that nothing feasible dominates on <em>fit</em>; empty where none keeps the limits
 * @param bestId the knee of its front; null where there is none
 * @param evaluations designs that its search has evaluated
 */
public record Finished(
        List<Metric> objectives,
        List<Double> reference,
        Metric latency,
        Setting setting,
        List<Design> front,
        @Nullable String bestId,
        long evaluations) {
    public Finished {
        objectives = List.copyOf(objectives);
        reference = List.copyOf(reference);
        front = List.copyOf(front);
    }

    /** The front of a study. */
    public static Finished of(StudyReport report) {
        var history = report.history().search();
        return new Finished(
                report.objectives(),
                report.history().reference(),
                report.latencyMetric(),
                report.setting(),
                report.designs(Standing.FRONT),
                report.kneeDesign().map(Design::id).orElse(null),
                history.isEmpty()
                        ? report.designs().size()
                        : history.get(history.size() - 1).evaluations());
    }

    /** The knee of its front; empty where there is none. */
    public Optional<Design> best() {
        return front.stream().filter(design -> design.id().equals(bestId)).findFirst();
    }
}
