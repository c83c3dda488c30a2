package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.FrontPick;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.run.FinishedStudy;
import io.exeunt.scenarios.sweep.SmallStudy;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickCommandTest {
    @TempDir
    static Path folder;

    private static Path study;
    private static StudyReport report;
    private final Session session = new Session(folder.resolve("cache"));

    @BeforeAll
    static void search() throws IOException {
        SmallStudy small = SmallStudy.in(folder);
        study = folder.resolve("study");
        small.workbench()
                .search(
                        small.read(List.of("report.folder=" + study, "search.evaluations=400")),
                        StudyMode.RESUME,
                        new RunContext(
                                Cancellation.NEVER,
                                ProgressListener.SILENT,
                                InstantSource.system(),
                                List.of("search")));
        report = FinishedStudy.in(study).report();
    }

    private static List<Design> front() {
        return report.designs(Standing.FRONT);
    }

    @Test
    void withoutWishesItIsTheRecommendedDesignAndTheCommandThatSimulatesIt() {
        Result result = session.call("pick", study.toString());

        String id = report.kneeDesign().orElseThrow().id();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("Design " + id + ", of " + front().size() + " on the front\n")
                .endsWith("  simulate       exeunt simulate " + study + " --design " + id + "\n")
                .contains(" on fit, ", " on report");
    }

    @Test
    void oneObjectiveAloneGivesItsBestDesign() {
        for (Metric metric : report.objectives()) {
            Design best = front().stream()
                    .min(Comparator.comparingDouble(design -> metric.of(design.fit())))
                    .orElseThrow();
            Design picked =
                    new FrontPick(Map.of(metric, 1.0), List.of()).of(report).orElseThrow();
            assertThat(metric.of(picked.fit())).isEqualTo(metric.of(best.fit()));
            assertThat(session.call("pick", study.toString(), "--weights", metric.key() + "=2")
                            .out())
                    .startsWith("Design " + picked.id());
        }
    }

    @Test
    void limitsLeaveOutWhoDoesNotKeepThem() {
        double middle = front().stream()
                .mapToDouble(design -> design.fit().energyJ())
                .sorted()
                .toArray()[front().size() / 2];
        FrontPick pick = new FrontPick(Map.of(), List.of(new FrontPick.Bound(Metric.ENERGY, true, middle)));

        assertThat(pick.allowed(report)).hasSizeBetween(1, front().size() - 1);
        assertThat(pick.of(report).orElseThrow().fit().energyJ()).isLessThanOrEqualTo(middle);
        assertThat(session.call("pick", study.toString(), "--max", "energy_mj=" + middle * 1e3 * (1 + 1e-12))
                        .out())
                .startsWith("Design " + pick.of(report).orElseThrow().id())
                .contains(pick.allowed(report).size() + " of which keep the limits");
    }

    @Test
    void limitsThatNothingKeepsAreToldWithTheBestThereIs() {
        Result result = session.call("pick", study.toString(), "--max", "latency_ms=1e-6", "--min", "accuracy=0.2");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out())
                .startsWith("None of " + front().size() + " designs on the front keeps all limits.\n  mean latency ")
                .contains(", limit 0.00000100 ms\n  accuracy ");
    }

    @Test
    void wishesThatMakeNoSenseAreRefusedWithWhatDoes() {
        assertThat(session.call("pick", study.toString(), "--max", "power=3"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "--max power: Expected one of latency_ms, accuracy, error, latency_mean_ms, latency_p50_ms,"
                                + " latency_p95_ms, latency_p99_ms, latency_worst_ms, energy_mj, macs_mmac, cycles,"
                                + " memory_mb, class_accuracy, inferences_per_charge\n"));
        assertThat(session.call("pick", study.toString(), "--weights", "macs=1").err())
                .isEqualTo("--weights macs: Expected an objective of the study: error, energy, latency_mean\n");
        assertThat(session.call("pick", study.toString(), "--weights", "error=0")
                        .err())
                .contains("Expected weights to be one above 0, given [0.0]");
        assertThat(session.call("pick", study.toString(), "--knee", "--weights", "error=1")
                        .code())
                .isEqualTo(3);
        assertThat(session.call("pick", folder.resolve("nothing").toString()).err())
                .contains("no finished study");
    }
}
