package io.exeunt.hwmodels.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldClocksTest {
    private static final String MIN = FalseMachine.POLICY + "scaling_min_freq";
    private static final String MAX = FalseMachine.POLICY + "scaling_max_freq";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private FalseMachine machine = new FalseMachine(Path.of(""));
    private Path record = Path.of("");

    @BeforeEach
    void board() {
        machine = FalseMachine.jetson(folder.resolve("root"));
        record = folder.resolve("clocks-before");
    }

    private List<ClockKnob> knobs() {
        return ClockKnob.of(machine.files());
    }

    @Test
    void clocksOfProcessorsAndOtherDevicesAreFoundWithTheirPointsInHz() {
        assertThat(knobs())
                .extracting(ClockKnob::name, ClockKnob::pointsHz)
                .containsExactly(
                        tuple("policy0", List.of(600_000_000L, 1_200_000_000L, 1_800_000_000L)),
                        tuple("17000000.emc", List.of(204_000_000L, 1_600_000_000L)));
    }

    @Test
    void aHeldClockHasBothLimitsAtThePointAndGoesBackAfterwards() {
        try (HeldClocks clocks = HeldClocks.take(machine.files(), knobs(), record)) {
            clocks.hold(knobs().get(0), 1_800_000_000L);
            assertThat(machine.text(MIN)).isEqualTo("1800000");
            assertThat(machine.text(MAX)).isEqualTo("1800000");
            clocks.hold(knobs().get(0), 600_000_000L);
            assertThat(machine.text(MAX)).isEqualTo("600000");
        }

        assertThat(machine.text(MIN)).isEqualTo("600000");
        assertThat(machine.text(MAX)).isEqualTo("1500000");
        assertThat(record).doesNotExist();
    }

    @Test
    void limitsNeverCrossOnTheWay() {
        assertThat(knobs().get(0).settings(machine.files(), 1_800_000_000L))
                .extracting(ClockKnob.Setting::file)
                .containsExactly(MAX, MIN);
        assertThat(knobs().get(0).settings(machine.files(), 1_200_000_000L))
                .extracting(ClockKnob.Setting::file)
                .containsExactly(MIN, MAX);
    }

    @Test
    void theRecordIsThereBeforeTheFirstClockChangesAndSufficesAfterALostProcess() throws IOException {
        HeldClocks lost = HeldClocks.take(machine.files(), knobs(), record);
        assertThat(Files.readAllLines(record))
                .contains(MIN + " 600000", MAX + " 1500000", FalseMachine.EMC + "max_freq 1600000000");
        lost.hold(knobs().get(0), 1_800_000_000L);
        lost.hold(knobs().get(1), 204_000_000L);

        int limits = HeldClocks.restore(machine.files(), record);

        assertThat(limits).isEqualTo(6);
        assertThat(machine.text(MIN)).isEqualTo("600000");
        assertThat(machine.text(MAX)).isEqualTo("1500000");
        assertThat(machine.text(FalseMachine.EMC + "max_freq")).isEqualTo("1600000000");
        assertThat(record).doesNotExist();
    }

    @Test
    void aMachineThatWasNotSetBackIsNotTouchedAgain() {
        HeldClocks.take(machine.files(), knobs(), record);

        assertThatThrownBy(() -> HeldClocks.take(machine.files(), knobs(), record))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(record + ": the clocks of this machine were not set back by a measurement before\n"
                        + "  Maybe if none is going on: exeunt devices measure --restore");
    }

    @Test
    void aMachineThatRefusesIsNamed() throws IOException {
        HeldClocks clocks = HeldClocks.take(machine.files(), knobs(), record);
        ClockKnob policy = knobs().get(0);
        Path max = machine.path(MAX);
        Files.delete(max);
        Files.createDirectory(max);

        assertThatThrownBy(() -> clocks.hold(policy, 1_800_000_000L))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(max + ": can't be set to 1800000: ")
                .hasMessageEndingWith("Maybe clocks are set by root alone; without --clocks they are left as they are");
    }

    @Test
    void aLimitThatIsGoneIsNamedOthersAreSetAndTheRecordStays() throws IOException {
        HeldClocks clocks = HeldClocks.take(machine.files(), knobs(), record);
        clocks.hold(knobs().get(1), 204_000_000L);
        Files.delete(machine.path(MAX));

        assertThatThrownBy(() -> HeldClocks.restore(machine.files(), record))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(record + ": clocks could not be set back: " + machine.path(MAX)
                        + ": can't be set to 1500000: there is no such file or folder");
        assertThat(machine.text(FalseMachine.EMC + "max_freq")).isEqualTo("1600000000");
        assertThat(record).exists();
    }

    @Test
    void aRecordThatNamesOtherFilesIsNotFollowed() throws IOException {
        Files.writeString(record, "sys/power/state 1\n");

        assertThatThrownBy(() -> HeldClocks.restore(machine.files(), record))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(record + ": Expected a clock's file and a number, given 'sys/power/state 1'");
    }

    @Test
    void aClockOrPointThatIsNotThereIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> ClockAxis.parse(machine.files(), "cpu", "policy4"))
                .hasMessage(
                        "--clocks policy4: no clock of this machine is called 'policy4'; it has policy0, 17000000.emc\n"
                                + "  Maybe you meant 'policy0'");
        assertThatThrownBy(() -> ClockAxis.parse(machine.files(), "cpu", "policy0@600,1000"))
                .hasMessage(
                        "--clocks cpu: policy0 has no operating point of 1000 MHz; it has 600, 1200, 1800\n  Maybe you meant '1200'");
        machine.file(FalseMachine.POLICY + "scaling_available_frequencies", "");
        assertThatThrownBy(() -> ClockAxis.parse(machine.files(), "cpu", "policy0"))
                .hasMessageStartingWith("--clocks cpu: policy0 lists no operating points, so it can't be held at one");
    }
}
