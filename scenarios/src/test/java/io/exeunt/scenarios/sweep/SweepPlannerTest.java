package io.exeunt.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Asked;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Wrong;
import io.exeunt.scenarios.sweep.SweepPlanner.Misfits;
import io.exeunt.scenarios.sweep.SweepPlanner.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells, and what is asked back before any work. */
class SweepPlannerTest {
    private static final String NEWLINE = System.lineSeparator();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SmallStudy study;

    @BeforeEach
    void write() throws IOException {
        study = SmallStudy.in(folder);
    }

    private SweepPlan plan(Misfits misfits, String... varied) {
        List<Axis> axes =
                Stream.of(varied).map(text -> AxisValues.parse("--vary", text)).toList();
        return new SweepPlanner(study::read, Size.USUAL, misfits).plan(axes, Optional.of(folder.resolve("out")), "x");
    }

    private SweepPlan plan(String... varied) {
        return plan(Misfits.REFUSE, varied);
    }

    @Test
    void everyCombinationIsACellTheLastAxisFastest() {
        SweepPlan plan = plan("device.id=jetson-tx2,raspberry-pi-5", "seed=1..2");

        assertThat(plan.cells())
                .extracting(PlannedCell::folder)
                .containsExactly(
                        "device.id=jetson-tx2+seed=1",
                        "device.id=jetson-tx2+seed=2",
                        "device.id=raspberry-pi-5+seed=1",
                        "device.id=raspberry-pi-5+seed=2");
        var last = ((Asked) plan.cells().get(3).question()).scenario();
        assertThat(last.seed()).isEqualTo(2);
        assertThat(last.search().threads()).isOne();
        assertThat(last.report().folder()).isEqualTo(plan.root(plan.cells().get(3)));
    }

    @Test
    void whatIfsAreKeysLikeAnyOther() {
        SweepPlan clocks = plan(
                "device.domains.emc.max_mhz=1062.4,1866",
                "device.domains.gpu.pin_mhz=854.25,1300.5",
                "load.period_ms=5,10");
        SweepPlan board =
                plan("device.id=jetson-tx1", "device.voltage_offset_mv=-25,0", "device.peak_gbs_factor=0.5,1");

        assertThat(clocks.scenarios()).hasSize(8).doesNotHaveDuplicates();
        assertThat(clocks.scenarios().findFirst().orElseThrow().load().periodS())
                .isEqualTo(0.005);
        assertThat(board.scenarios()).hasSize(4).doesNotHaveDuplicates();
        assertThat(board.scenarios()
                        .findFirst()
                        .orElseThrow()
                        .device()
                        .conditions()
                        .peakGbsFactor())
                .isEqualTo(0.5);
    }

    @Test
    void namesOfFoldersAreShortAndSafe() {
        assertThat(SweepFiles.name(List.of("device.file=../../etc/passwd")))
                .matches("device\\.file=\\.\\._\\.\\._etc_passwd-[0-9a-f]{12}");
        assertThat(SweepFiles.name(List.of("a=" + "x".repeat(500)))).hasSize(120);
        assertThat(SweepFiles.name(List.of("a=[1, 2]"))).isNotEqualTo(SweepFiles.name(List.of("a=[1; 2]")));
    }

    @Test
    void aMisspeltKeyIsToldWithTheProbableOne() {
        assertThatThrownBy(() -> plan("device.idd=jetson-tx2,raspberry-pi-5"))
                .hasMessageStartingWith("--vary device.idd=jetson-tx2: /device: unknown key 'idd'; allowed: ")
                .hasMessageEndingWith("voltage_offset_mv" + NEWLINE + "  Maybe you meant 'id'");
        assertThatThrownBy(() -> plan("sed=1..2")).hasMessageContaining("Maybe you meant 'seed'");
    }

    @Test
    void aMisspeltValueIsToldBeforeAnyWorkUnlessItMayFail() {
        String[] varied = {"device.id=jetson-tx2,raspbery-pi-5", "seed=1..2"};
        assertThatThrownBy(() -> plan(varied))
                .hasMessageStartingWith("--vary device.id=raspbery-pi-5: /device/id: unknown device 'raspbery-pi-5'")
                .hasMessageEndingWith("  Maybe you meant 'raspberry-pi-5'" + NEWLINE + "--vary: 2 of 4 cells are wrong"
                        + NEWLINE + "  Maybe --skip-invalid counts them as failed, and the others go on");

        assertThat(plan(Misfits.COUNT, varied).cells())
                .extracting(cell -> cell.question() instanceof Wrong)
                .containsExactly(false, false, true, true);
    }

    @Test
    void aSweepWithoutAnyRightCellIsRefusedEvenThen() {
        assertThatThrownBy(() -> plan(Misfits.COUNT, "device.id=a,b"))
                .hasMessageContaining("unknown device 'a'")
                .hasMessageContaining("unknown device 'b'");
    }

    @Test
    void manyCellsAreAskedBack() {
        assertThatThrownBy(() -> plan("seed=1..10000", "device.ambient_c=0..40/1000"))
                .hasMessage("--vary: Expected at most 10,000 cells without --yes, given 10,000,000" + NEWLINE
                        + "  Maybe --yes if so many are meant; --dry-run lists them");
        assertThatThrownBy(() -> new SweepPlanner(study::read, Size.LARGE, Misfits.REFUSE)
                        .plan(
                                List.of(
                                        AxisValues.parse("--vary", "seed=1..10000"),
                                        AxisValues.parse("--vary", "device.ambient_c=0..40/1000")),
                                Optional.empty(),
                                "x"))
                .hasMessageStartingWith("--vary: Expected at most 1,000,000 cells, given 10,000,000");
    }

    @Test
    void keysThatChangeNoQuestionAndKeysGivenTwiceAreRefused() {
        assertThatThrownBy(() -> plan("report.folder=a,b"))
                .hasMessage("--vary report.folder: Expected a key that changes the question; this one does not");
        assertThatThrownBy(() -> plan("seed=1", "seed=2"))
                .hasMessage("--vary seed: Expected each key once, given it twice" + NEWLINE
                        + "  Maybe one list has all its values");
        assertThatThrownBy(this::plan)
                .hasMessage("--vary: Expected at least one key to vary, given none" + NEWLINE
                        + "  Maybe --vary seed=1..3, or --axes <file>");
    }
}
