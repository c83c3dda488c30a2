package io.exeunt.scenarios.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.explore.DesignPricing;
import io.exeunt.explore.ReplayedFront;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.sweep.CommonBox;
import io.exeunt.explore.sweep.Coverage;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.format.Numbers;
import io.exeunt.scenarios.workbench.StudyDiff;
import io.exeunt.scenarios.workbench.StudyDiff.Change;
import io.exeunt.scenarios.workbench.StudyDiff.Fronts;
import io.exeunt.scenarios.workbench.StudyDiff.Side;
import io.exeunt.scenarios.workbench.StudyDiff.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Sets two finished studies side by side; neither is written to. */
public final class StudyDiffRun {
    private static final double LEVEL = 0.95;

    /** Where results went and on how many threads says nothing of them. */
    private static final Set<String> IDLE = Set.of("report.folder", "search.threads", "training.threads");

    private final FinishedStudy a;
    private final FinishedStudy b;
    private final Bootstrap bootstrap;
    private final RunContext context;

    /**
     * Prepares a comparison.
     *
     * @param bootstrap resamples of the report split
     * @throws InvalidInputException if one of the folders holds no finished study
     */
    public StudyDiffRun(Path a, Path b, Bootstrap bootstrap, RunContext context) {
        this.a = FinishedStudy.in(a);
        this.b = FinishedStudy.in(b);
        this.bootstrap = bootstrap;
        this.context = context;
    }

    /** Compares them. */
    public StudyDiff run() {
        Side first = side(a);
        Side second = side(b);
        return new StudyDiff(
                first,
                second,
                changes(flat(a.scenario()), flat(b.scenario())),
                changes(a.files(), b.files()),
                CommonBox.of(List.of(first.study(), second.study()))
                        .map(box -> fronts(box, first.study(), second.study())));
    }

    private static Side side(FinishedStudy study) {
        StudyReport report = study.report();
        return new Side(study.root(), report.title(), report.reproduction().version(), Finished.of(report));
    }

    /** Values by dotted key. */
    private static Map<String, String> flat(JsonNode root) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", root, values);
        values.keySet().removeAll(IDLE);
        return values;
    }

    private static void flatten(String key, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue(), values));
        } else {
            values.put(key, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private static List<Change> changes(Map<String, String> was, Map<String, String> is) {
        Set<String> keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            String before = was.getOrDefault(key, StudyDiff.NONE);
            String after = is.getOrDefault(key, StudyDiff.NONE);
            if (!before.equals(after)) {
                changes.add(new Change(key, before, after));
            }
        }
        return changes;
    }

    private Fronts fronts(CommonBox box, Finished first, Finished second) {
        Split fit = split(box, first, second, Design::fit);
        Split report = split(box, first, second, Design::quoted);
        double difference = report.hypervolumeB() - report.hypervolumeA();
        if (first.front().isEmpty() || second.front().isEmpty()) {
            return new Fronts(
                    box.objectives(),
                    box.reference(),
                    fit,
                    report,
                    Interval.NONE,
                    "no interval: a study without a front has nothing to resample");
        }
        try {
            return resampled(box, fit, report, difference);
        } catch (UnsupportedOperationException | InvalidInputException e) {
            return new Fronts(
                    box.objectives(), box.reference(), fit, report, Interval.NONE, "no interval: " + e.getMessage());
        }
    }

    private static Split split(CommonBox box, Finished first, Finished second, Function<Design, Figures> figures) {
        List<Figures> ofA = first.front().stream().map(figures).toList();
        List<Figures> ofB = second.front().stream().map(figures).toList();
        return new Split(
                box.hypervolume(ofA),
                box.hypervolume(ofB),
                Coverage.share(box.objectives(), ofB, ofA),
                Coverage.share(box.objectives(), ofA, ofB));
    }

    private Fronts resampled(CommonBox box, Split fit, Split report, double difference) {
        ReplayedFront ofA = replayed(a);
        ReplayedFront ofB = replayed(b);
        boolean paired = ofA.sameSamples(ofB);
        double[] replicates = paired ? paired(box, ofA, ofB) : apart(box, ofA, ofB);
        String samples = paired
                ? "the same " + Numbers.plural(ofA.samples(), "sample")
                : Numbers.count(ofA.samples()) + " and " + Numbers.plural(ofB.samples(), "sample") + ", each by itself";
        return new Fronts(
                box.objectives(),
                box.reference(),
                fit,
                report,
                Interval.percentile(difference, replicates, LEVEL),
                "95 % bootstrap interval, " + Numbers.plural(bootstrap.replicates(), "resample") + " of " + samples
                        + " of report; designs are taken as chosen on fit");
    }

    private ReplayedFront replayed(FinishedStudy study) {
        StudyInputs inputs = study.made();
        DesignPricing pricing =
                new DesignPricing(inputs.subject(new PhaseLog(context)), inputs.boards(), inputs.asked());
        return ReplayedFront.of(
                pricing,
                inputs.asked(),
                Finished.of(study.report()).front().stream()
                        .map(Design::configuration)
                        .toList(),
                study.root().toString());
    }

    private double[] paired(CommonBox box, ReplayedFront ofA, ReplayedFront ofB) {
        return bootstrap
                .replicate(
                        ofA.samples(),
                        weights -> new double[] {box.hypervolume(ofB.on(weights)) - box.hypervolume(ofA.on(weights))},
                        context.cancellation())[0];
    }

    private double[] apart(CommonBox box, ReplayedFront ofA, ReplayedFront ofB) {
        double[] volumesA = volumes(box, ofA, bootstrap);
        double[] differences =
                volumes(box, ofB, new Bootstrap(bootstrap.seed() + 1, bootstrap.replicates(), bootstrap.threads()));
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= volumesA[i];
        }
        return differences;
    }

    private double[] volumes(CommonBox box, ReplayedFront front, Bootstrap resamples) {
        return resamples
                .replicate(
                        front.samples(),
                        weights -> new double[] {box.hypervolume(front.on(weights))},
                        context.cancellation())[0];
    }
}
