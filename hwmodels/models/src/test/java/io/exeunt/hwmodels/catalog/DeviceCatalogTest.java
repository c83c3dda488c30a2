package io.exeunt.hwmodels.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.StageCost;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.workload.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceCatalogTest {
    @ParameterizedTest
    @MethodSource("io.exeunt.hwmodels.catalog.DeviceCatalog#ids")
    void everyShippedFileIsValidAndNamedAfterItsId(String id) {
        assertThat(DeviceCatalog.find(id).id()).isEqualTo(id);
    }

    @Test
    void theIdsAreSorted() {
        assertThat(DeviceCatalog.ids()).contains("jetson-tx2", "raspberry-pi-4").isSorted();
    }

    @Test
    void everyFileInTheFolderIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/exeunt/hwmodels/catalog"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            DeviceCatalog.ids().stream().map(id -> id + ".yaml").toList());
        }
    }

    @Test
    void tx2HasItsClockLadders() {
        Device tx2 = DeviceCatalog.find("jetson-tx2");
        assertThat(tx2.domain("gpu").opps()).hasSize(13);
        assertThat(tx2.domain("emc").opps()).hasSize(11);
        assertThat(tx2.domain("a57").opps()).hasSize(12);
        assertThat(tx2.domain("denver").opps()).hasSize(12);
        assertThat(tx2.domain("gpu").maxHz()).isEqualTo(1300.5e6);
        assertThat(tx2.domain("emc").maxHz()).isEqualTo(1866e6);
    }

    @Test
    void anUnknownDeviceGetsAGuess() {
        assertThatThrownBy(() -> DeviceCatalog.find("jetson-tx3"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("device 'jetson-tx3': no such device; known: ")
                .hasMessageContaining("Maybe you meant 'jetson-tx");
    }

    @Test
    void anIdThatLooksLikeNothingIsTakenForAForgottenPath() {
        assertThatThrownBy(() -> DeviceCatalog.resolve("my-own-board"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("Maybe it is a device file of your own: give its path, ending in .yaml");
    }

    @Test
    void oneSOwnFileIsReadByItsPath(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("board.yaml");
        Files.writeString(file, pi4().replace("id: raspberry-pi-4", "id: my-board"));
        assertThat(DeviceCatalog.resolve(file.toString()).id()).isEqualTo("my-board");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    freq_mhz: 700,       | freq_mhz: 550,       | /domains/0/opps/1/freq_mhz: expected a clock above the one before, 600.0 MHz, given 550.0
                    freq_mhz: 700,       | freq_mhz: 600,       | /domains/0/opps/1/freq_mhz: expected a clock above the one before, 600.0 MHz, given 600.0
                    freq_mhz: 700, volt_mv: 860 | freq_mhz: 700, volt_mv: 861 | Expected voltage of operating point 2 to be >= 0.861, given 0.86
                    freq_mhz: 600,       | freq_mhz: 600000,    | /domains/0/opps/0/freq_mhz: expected <= 20000, given 600000
                    volt_mv: 926         | volt_mv: 0.926       | /domains/0/opps/12/volt_mv: expected >= 200, given 0.926
                    value: 7.2, kind     | value: -7.2, kind    | /ratings/max_w/value: expected > 0, given -7.2
                    volt_mv: 926         | volt: 926            | /domains/0/opps/12: unknown key 'volt'; allowed: freq_mhz, relative_voltage, volt_mv
                    , volt_mv: 926       | ''                   | Expected voltages to be given for all opps, in one scale, or for none, given for some
                    source: top500       | source: top501       | /ratings/max_w/source: expected one of arm, broadcom, cpu-scaling, kernel-waits, mlperf, mlperf-clock, mlperf-threads, ncnn-fit, ncnn-prior, ncnn-winograd, other-boards, sbc-bench-3N94, sbc-bench-3OBF, top500, given "top501"
                    domain: cpu          | domain: gpu          | /units/0/domain: expected one of cpu, given "gpu"
                    kind: measured, source: top500 | kind: guessed, source: top500 | /ratings/max_w/kind: expected one of measured, declared, fitted, assumed, given "guessed"
                    """)
    void aBrokenFileIsRefusedWithTheReason(String good, String bad, String reason) throws IOException {
        String broken = pi4().replace(good, bad);
        assertThat(broken).isNotEqualTo(pi4());
        assertThatThrownBy(() -> DeviceCatalog.parse("board.yaml", broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("board.yaml:")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @MethodSource("io.exeunt.hwmodels.catalog.DeviceCatalog#ids")
    void everyBoardTellsBothTimesOfAChangeOfClocksAndWhereTheyAreFrom(String id) {
        assertThat(DeviceCatalog.find(id).domains()).allSatisfy(domain -> {
            assertThat(domain.effectiveUs()).isNotNull();
            assertThat(domain.standstillUs()).isNotNull();
            assertThat(domain.transitionUs()).isNull();
            assertThat(domain.toDvfsDomain().effectiveS())
                    .isGreaterThanOrEqualTo(domain.toDvfsDomain().standstillS());
        });
    }

    @Test
    void theOrinNanoHasWhatWasMeasured() {
        Device orin = DeviceCatalog.find("jetson-orin-nano");

        assertThat(Stream.of("a78ae", "gpu", "emc")
                        .map(id -> orin.domain(id).toDvfsDomain().effectiveS()))
                .containsExactly(1e-3, 5e-3, 8e-3);
        assertThat(orin.domain("gpu").toDvfsDomain().standstillS()).isEqualTo(100 * 1e-6);
    }

    /** Its own file has no TensorRT; who brings one pays what was measured on the board for a chain of engines. */
    @Test
    void theOrinNanoChargesStageCutsOfARuntimeThatIsBroughtLater() {
        Device board = DeviceCatalog.find("jetson-orin-nano").withRuntimesOf(DeviceCatalog.find("jetson-tx2"));
        PlatformSpec tensorrt = new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1);

        StageCost stages = Platforms.of(board, tensorrt).stages(0).orElseThrow();

        assertThat(stages.cut().seconds()).isCloseTo(1.265e-3, within(1e-9));
        assertThat(stages.sync().seconds()).isZero();
    }

    @Test
    void costsOfLeavingAreOfARuntimeThatTheUnitHas() throws IOException {
        String pi4 = pi4();
        assertThatThrownBy(() -> DeviceCatalog.parse("b.yaml", pi4 + """

                exit_overheads:
                  - runtime: ncn
                    unit: cpu
                    cut_us: {value: 1, kind: assumed, source: opp}
                    sync_us: {value: 0, kind: assumed, source: opp}
                """))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/exit_overheads/0/runtime")
                .hasMessageContaining("Maybe you meant 'ncnn'");
    }

    @Test
    void oneTimeAloneIsBoth() throws IOException {
        String old = pi4().replaceAll("(?m)^    standstill_us.*\\R", "").replace("effective_us", "transition_us");

        var domain = DeviceCatalog.parse("board.yaml", old).domain("cpu").toDvfsDomain();
        assertThat(domain.standstillS()).isEqualTo(140 * 1e-6);
        assertThat(domain.effectiveS()).isEqualTo(140 * 1e-6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    effective_us  | transition_us | /domains/0/transition_us: expected either effective_us and standstill_us or transition_us alone, given both
                    standstill_us | transition_us | /domains/0/transition_us: expected either effective_us and standstill_us or transition_us alone, given both
                    value: 140, kind: assumed, source: kernel | value: -1, kind: assumed, source: kernel | /domains/0/standstill_us/value: expected >= 0, given -1
                    """)
    void timesOfAChangeThatContradictEachOtherAreRefused(String good, String bad, String reason) throws IOException {
        String broken = pi4().replace(good, bad);

        assertThat(broken).isNotEqualTo(pi4());
        assertThatThrownBy(() -> DeviceCatalog.parse("board.yaml", broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void oneOfTheTwoTimesIsNotEnough() throws IOException {
        String broken = pi4().replaceAll("(?m)^    standstill_us.*\\R", "");

        assertThatThrownBy(() -> DeviceCatalog.parse("board.yaml", broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "/domains/0: expected effective_us (until the new clock holds) and standstill_us (for which"
                                + " work stands still), given effective_us")
                .hasMessageEndingWith("Maybe where only one time is known, transition_us stands for both");
    }

    private static String pi4() throws IOException {
        try (InputStream in = DeviceCatalog.class.getResourceAsStream("raspberry-pi-4.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
