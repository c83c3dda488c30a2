package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.explore.DesignPricing;
import io.exeunt.explore.ReplayedFront;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Standing;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.scenarios.sweep.SmallStudy;
import io.exeunt.scenarios.workbench.StudyDiff;
import io.exeunt.scenarios.workbench.StudyDiff.Change;
import io.exeunt.scenarios.workbench.StudyDiff.Fronts;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two studies side by side. */
class StudyDiffRunTest {
    private static final RunContext CONTEXT =
            new RunContext(Cancellation.NEVER, ProgressListener.SILENT, InstantSource.system(), List.of("diff"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void search() throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        search(study, "tx2");
        search(study, "again");
        search(study, "pi", "device.id=raspberry-pi-5");
        search(study, "patience", "policies=[patience, max_softmax]", "governors=[schedule]");
        search(study, "never", "budget.latency_budget_ms=0.000001");
        search(study, "counts", "objectives=[error, macs]");
    }

    private static void search(SmallStudy study, String output, String... assignments) {
        List<String> all = new ArrayList<>(List.of(assignments));
        all.add("report.folder=" + folder.resolve(output));
        study.workbench().search(study.read(all), StudyMode.RESUME, CONTEXT);
    }

    private static StudyDiff diff(String a, String b, int threads) {
        return new StudyDiffRun(folder.resolve(a), folder.resolve(b), new Bootstrap(1, 200, threads), CONTEXT).run();
    }

    @Test
    void aStudyDoesNotDifferFromItself() {
        StudyDiff diff = diff("tx2", "again", 1);
        Fronts fronts = diff.fronts().orElseThrow();

        assertThat(diff.scenario()).isEmpty();
        assertThat(diff.inputs()).isEmpty();
        assertThat(fronts.difference().low()).isZero();
        assertThat(fronts.difference().high()).isZero();
        assertThat(fronts.fit().coveredOfA()).isEqualTo(1);
        assertThat(fronts.report().hypervolumeA()).isEqualTo(fronts.report().hypervolumeB());
    }

    @Test
    void otherBoardsAreToldWithTheirFiles() {
        StudyDiff diff = diff("tx2", "pi", 1);

        assertThat(diff.scenario()).contains(new Change("device.id", "jetson-tx2", "raspberry-pi-5"));
        assertThat(diff.inputs()).extracting(Change::what).containsExactly("device file 1", "network and costs");
        Fronts fronts = diff.fronts().orElseThrow();
        double difference = fronts.report().hypervolumeB() - fronts.report().hypervolumeA();
        assertThat(fronts.difference().contains(difference)).isTrue();
        assertThat(fronts.difference().high()).isGreaterThan(fronts.difference().low());
        assertThat(fronts.how())
                .isEqualTo(
                        "95 % bootstrap interval, 200 resamples of the same 300 samples of report; designs are taken as"
                                + " chosen on fit");
    }

    @Test
    void threadsChangeNothing() {
        assertThat(diff("tx2", "pi", 3)).isEqualTo(diff("tx2", "pi", 1));
    }

    @Test
    void replayedDesignsHaveTheFiguresOfTheirReport() {
        for (String name : List.of("tx2", "pi", "patience")) {
            FinishedStudy study = FinishedStudy.in(folder.resolve(name));
            StudyInputs inputs = study.made();
            List<Design> front = study.report().designs(Standing.FRONT);
            ReplayedFront replayed = ReplayedFront.of(
                    new DesignPricing(inputs.subject(new PhaseLog(CONTEXT)), inputs.boards(), inputs.asked()),
                    inputs.asked(),
                    front.stream().map(Design::configuration).toList(),
                    name);
            int[] once = new int[replayed.samples()];
            Arrays.fill(once, 1);

            List<Figures> figures = replayed.on(once);

            assertThat(front).isNotEmpty();
            for (int i = 0; i < front.size(); i++) {
                Figures quoted = front.get(i).quoted();
                assertThat(figures.get(i).accuracy()).isEqualTo(quoted.accuracy());
                assertThat(figures.get(i).energyJ()).isCloseTo(quoted.energyJ(), within(1e-12));
                assertThat(figures.get(i).latency().p95S())
                        .isCloseTo(quoted.latency().p95S(), within(1e-12));
                assertThat(figures.get(i).macs()).isCloseTo(quoted.macs(), within(1e-6));
            }
        }
    }

    @Test
    void aStudyWithoutFrontIsComparedAsFarAsThatGoes() {
        Fronts fronts = diff("tx2", "never", 1).fronts().orElseThrow();

        assertThat(fronts.report().hypervolumeB()).isZero();
        assertThat(fronts.report().coveredOfB()).isNaN();
        assertThat(fronts.difference().isKnown()).isFalse();
        assertThat(fronts.how()).isEqualTo("no interval: a study without a front has nothing to resample");
    }

    @Test
    void frontsOverOtherThingsAreNotCompared() throws IOException {
        StudyDiff diff = diff("tx2", "counts", 1);

        assertThat(diff.fronts()).isEmpty();
        assertThat(new JsonMapper()
                        .readTree(StudyDiffJson.of(diff))
                        .at("/fronts")
                        .isNull())
                .isTrue();
    }

    @Test
    void aFolderWithoutStudyIsTold() {
        assertThatThrownBy(() -> diff("tx2", "nowhere", 1))
                .hasMessageStartingWith(folder.resolve("nowhere") + ": no finished study: manifest.json is missing");
    }
}
