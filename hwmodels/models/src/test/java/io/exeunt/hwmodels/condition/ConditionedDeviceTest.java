package io.exeunt.hwmodels.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.bind.SpecReader;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Boards;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.StageCost;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.ExitOverhead;
import io.exeunt.hwmodels.device.PowerProfile.UnitPower;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionedDeviceTest {
    private static final SpecReader<Conditions> READER = SpecReader.of(Conditions.class, "conditions.schema.json");
    private static final PlatformSpec TOY_CPU = new PlatformSpec("cpu", "plain", Precision.FP32, 1, 4);

    private static Device toy(Conditions conditions) {
        return Platforms.device(Boards.TOY, TOY_CPU, conditions);
    }

    private static UnitPower power(Device device) {
        return Objects.requireNonNull(device.power()).unit("cpu").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jetson-tx2 | gpu | tensorrt | {domains: {gpu: {pin_mhz: 900}}} | domains.gpu.pin_mhz: expected one of its 13 clocks, given 900%n  Maybe the nearest: 854.25 and 930.75 MHz
            jetson-tx2 | gpu | tensorrt | {domains: {gpu: {pin_mhz: 1400}}} | domains.gpu.pin_mhz: expected one of its 13 clocks, given 1400%n  Maybe the nearest: 1300.5 MHz
            jetson-tx2 | gpu | tensorrt | {domains: {gpu: {max_mhz: 100}}} | domains.gpu.max_mhz: expected its lowest clock or more, given 100%n  Maybe the nearest: 114.75 MHz
            jetson-tx2 | gpu | tensorrt | {domains: {gpuu: {max_mhz: 900}}} | domains.gpuu: no clock domain of jetson-tx2 is called 'gpuu'; gpu has gpu, emc%n  Maybe you meant 'gpu'
            jetson-tx2 | gpu | tensorrt | {domains: {a57: {max_mhz: 900}}} | domains.a57: has no effect on gpu, whose clock domains are gpu, emc
            jetson-tx2 | gpu | tensorrt | {voltage_offset_mv: -50} | voltage_offset_mv: not modelled: the voltages of gpu are known as multiples of the lowest only, not in mV%n  Maybe a device file of your own may give volt_mv at each operating point
            jetson-tx2 | a57 | ncnn | {ambient_c: 40} | ambient_c: not modelled: no power data of a57 on jetson-tx2 are known
            jetson-tx1 | gpu | tensorrt | {domains: {gpu: {voltage_offset_mv: -820}}} | domains.gpu.voltage_offset_mv: gpu has 820 mV at 76.8 MHz; -820 mV leaves none
            raspberry-pi-4 | cpu | ncnn | {voltage_offset_mv: -50} | voltage_offset_mv: not modelled: no power data of cpu on raspberry-pi-4 are known
            raspberry-pi-5 | cpu | onnxruntime | {branching: if} | branching: not modelled: what an If costs with onnxruntime on cpu of raspberry-pi-5%n  Maybe exit_overheads of its device file say it (if_us); exeunt devices measure-exits measures it
            rockpro64 | a72 | ncnn | {die_c: 40} | die_c: not modelled: how the leakage of a72 on rockpro64 grows with temperature is not known
            """)
    void whatTheBoardLacksIsSaid(String board, String unit, String runtime, String conditions, String message) {
        Conditions read = READER.parse("c.yaml", conditions);
        PlatformSpec spec = new PlatformSpec(unit, runtime, Precision.FP32, 1, 1);
        assertThatThrownBy(() -> Platforms.of(DeviceCatalog.find(board), spec, read))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("device " + board + ", condition " + message.formatted());
    }

    @Test
    void anIfIsChargedInThePlaceOfStageCuts() {
        Device measured = Boards.TOY.withExitOverhead(
                new ExitOverhead("plain", "cpu", us(30), us(2), us(110), null), "here", "measured here");

        StageCost stages = stages(measured, "{branching: stages}");
        StageCost branches = stages(measured, "{branching: if}");

        assertThat(stages.cut().seconds()).isCloseTo(30e-6, within(1e-12));
        assertThat(stages.sync().seconds()).isCloseTo(2e-6, within(1e-12));
        assertThat(branches.cut().seconds()).isZero();
        assertThat(branches.sync().seconds()).isCloseTo(110e-6, within(1e-12));
        assertThat(Platforms.of(measured, TOY_CPU, READER.parse("c.yaml", "{branching: if}"))
                        .id())
                .isEqualTo("toy-board/cpu/plain/fp32/b1/t4 (an If per exit)");
    }

    private static StageCost stages(Device device, String conditions) {
        return Platforms.of(device, TOY_CPU, READER.parse("c.yaml", conditions))
                .stages(0)
                .orElseThrow();
    }

    private static Quantity us(double value) {
        return new Quantity(value, Provenance.Kind.MEASURED, "here", null);
    }

    @Test
    void aRuntimeAndAPrecisionReplaceThoseAskedFor() {
        Conditions other = new Conditions(null, null, null, null, null, null, Precision.FP16);
        PlatformSpec spec = new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1);
        assertThat(Platforms.of(Boards.TX2, spec, other).id()).isEqualTo("jetson-tx2/gpu/tensorrt/fp16/b1 (fp16)");
        Conditions unknown = new Conditions(null, null, null, null, null, "tflite", null);
        assertThatThrownBy(() -> Platforms.of(Boards.TX2, spec, unknown))
                .hasMessage("device jetson-tx2: no runtime for unit 'gpu' is called 'tflite'; it has tensorrt");
    }

    @Test
    void voltagesMoveAndAreAssumedWhileClocksStay() {
        Device lower = toy(Conditions.atVoltageOffset(-100));
        assertThat(lower.domain("cpu").opps())
                .extracting(opp -> opp.freqMhz(), opp -> opp.voltMv())
                .containsExactly(tuple(500.0, 400.0), tuple(1000.0, 900.0));
        assertThat(lower.domain("cpu").voltages()).isEqualTo(new Provenance(Provenance.Kind.ASSUMED, "what-if"));
        assertThat(lower.domain("cpu").clocks().source()).isEqualTo("toy");
        assertThat(lower.sources()).containsEntry("what-if", "what if: -100 mV").containsEntry("toy", "made up");
    }

    @Test
    void aDomainsOwnOffsetReplacesThatOfTheBoard() {
        Device device = toy(new Conditions(
                null, null, -100.0, Map.of("cpu", new DomainCondition(500.0, null, 50.0)), null, null, null));
        assertThat(device.domain("cpu").opps()).extracting(opp -> opp.voltMv()).containsExactly(550.0);
    }

    @Test
    void powerOfMemoryDoesNotFollowItsVoltage() {
        Conditions memory = Conditions.onDomains(Map.of("ddr", new DomainCondition(null, null, -10.0)));
        assertThatThrownBy(() -> toy(memory))
                .hasMessage(
                        "device toy-board, condition domains.ddr.voltage_offset_mv: not modelled: no voltages of ddr"
                                + " are known\n  Maybe a device file of your own may give volt_mv at each operating point");
    }

    /** A capped memory is slower than the board's, not the board's under another clock: half the clock is half the bandwidth. */
    @Test
    void aCappedMemoryKeepsTheClockAtWhichItsPeakHolds() {
        Device capped = toy(Conditions.onDomains(Map.of("ddr", DomainCondition.cappedAt(800))));
        assertThat(capped.memory().peakGbs()).isEqualTo(Boards.TOY.memory().peakGbs());
        assertThat(capped.memoryPeakHz()).isEqualTo(1600e6);
        assertThat(capped.domain("ddr").maxHz()).isEqualTo(800e6);
    }

    /** (5.375 W - 1 W) · 10 K/W warm it beyond 60 °C, where it throttles; at 500 MHz it would stay below. */
    @Test
    void aThrottlingBoardIsAsWarmAsItsTripPoint() {
        UnitPower warm = power(toy(Conditions.inAir(25)));
        assertThat(warm.referenceC().value()).isEqualTo(60);
        double heat = (333.15 * 333.15) / (323.15 * 323.15) * Math.exp(2000 * (1 / 323.15 - 1 / 333.15));
        assertThat(warm.leakageMwPerV2().value()).isCloseTo(300 * heat, within(1e-9));
        assertThat(warm.referenceC().kind()).isEqualTo(Provenance.Kind.ASSUMED);
        assertThat(warm.dynamicMwPerMhzV2()).isEqualTo(power(Boards.TOY).dynamicMwPerMhzV2());
    }

    /** At 500 MHz and 500 mV it draws 2.8125 W + 0.09375 W · heat(T), of which 1 W heats something else. */
    @Test
    void aBoardThatStaysCoolSettlesWhereCoolingCarriesAwayWhatItDraws() {
        Conditions slow =
                new Conditions(10.0, null, null, Map.of("cpu", DomainCondition.cappedAt(500)), null, null, null);
        double celsius = power(toy(slow)).referenceC().value();
        double kelvin = celsius + 273.15;
        double heat = kelvin * kelvin / (323.15 * 323.15) * Math.exp(2000 * (1 / 323.15 - 1 / kelvin));
        assertThat(celsius).isCloseTo(10 + 10 * (2.8125 + 0.09375 * heat - 1), within(1e-6));
    }

    @Test
    void aBoardThatWouldSwitchItselfOffIsRefused() {
        assertThatThrownBy(() -> toy(Conditions.inAir(104)))
                .hasMessage("device toy-board, condition ambient_c: the chip would reach 127 °C in air of 104 °C, and"
                        + " the board switches itself off at 120 °C\n  Maybe cooler air, or a lower max_mhz");
    }

    @Test
    void bandwidthIsAssumedAndItsClockIsNot() {
        Device half = toy(Conditions.atPeakGbsFactor(0.5));
        assertThat(half.memory().peakGbs().value()).isEqualTo(8);
        assertThat(half.memory().peakGbs().source()).isEqualTo("what-if");
        assertThat(half.domains()).isEqualTo(Boards.TOY.domains());
        assertThat(half.power()).isEqualTo(Boards.TOY.power());
    }

    @Test
    void conditionsAreAPartOfThePlatformsName() {
        Platform platform = Platforms.of(Boards.TOY, TOY_CPU, Conditions.atDie(70));
        assertThat(platform.id()).isEqualTo("toy-board/cpu/plain/fp32/b1/t4 (chip 70 °C)");
    }

    @Test
    void whatIsWrittenOfAChangedBoardIsReadBack() {
        Device changed = toy(Conditions.onDomains(Map.of("ddr", DomainCondition.pinnedAt(400))));
        assertThat(DeviceCatalog.parse("again.yaml", DeviceCatalog.print(changed)))
                .isEqualTo(changed);
    }

    @Test
    void aPeakBelowTheHighestMemoryClockIsRefusedAtItsPlace() {
        String text = Boards.toyText()
                .replace("  type: toy\n", "  type: toy\n  peak_mhz: {value: 800, kind: assumed, source: toy}\n");
        assertThatThrownBy(() -> DeviceCatalog.parse("b.yaml", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "/memory/peak_mhz: expected >= the highest clock of ddr, 1600.0 MHz, given 800.0");
    }
}
