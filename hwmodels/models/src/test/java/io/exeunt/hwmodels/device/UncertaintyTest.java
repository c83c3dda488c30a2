package io.exeunt.hwmodels.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UncertaintyTest {
    private static Quantities.Entry entry(String path, double value, Provenance.Kind kind, @Nullable Double stdError) {
        return new Quantities.Entry(path, "/x", true, new Quantity(value, kind, "s", stdError));
    }

    @ParameterizedTest
    @CsvSource({
        "power.base_w,                  2,    ASSUMED, 1,   4",
        "power.base_w,                  2,    FITTED,  1.8, 2.2",
        "runtimes.r.efficiency.linear,  0.8,  ASSUMED, 0.4, 1",
        "runtimes.r.traffic.vector,     1,    ASSUMED, 1,   2",
        "runtimes.r.serial_share,       0.75, ASSUMED, 0.375, 1",
        "runtimes.r.scaling.cores,      0.8,  ASSUMED, 0.4, 1",
        "power.input_per_rail,          1.05, FITTED,  1,   1.155",
        "power.units.gpu.at_launch,     0.3,  ASSUMED, 0,   1",
        "power.units.gpu.at_launch,     0.3,  FITTED,  0.27, 0.33",
    })
    void aRangeFollowsFromHowANumberIsKnownAndStaysWithinTheModel(
            String path, double value, Provenance.Kind kind, double low, double high) {
        Uncertainty range = Uncertainty.of(entry(path, value, kind, null)).orElseThrow();
        assertThat(range.low()).isEqualTo(low, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(range.high()).isEqualTo(high, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void whatWasMeasuredOrPublishedIsTakenAsItIsUnlessItsErrorIsStated() {
        assertThat(Uncertainty.of(entry("a", 2, Provenance.Kind.MEASURED, null)))
                .isEmpty();
        assertThat(Uncertainty.of(entry("a", 2, Provenance.Kind.DECLARED, null)))
                .isEmpty();
        Uncertainty stated =
                Uncertainty.of(entry("a", 2, Provenance.Kind.MEASURED, 0.1)).orElseThrow();
        assertThat(List.of(stated.low(), stated.high())).containsExactly(1.8, 2.2);
        assertThat(Uncertainty.of(entry("a", 0, Provenance.Kind.ASSUMED, null))).isEmpty();
    }

    /** Its standard error is far above what sums of such costs are off by. */
    @Test
    void aCostThatWasFittedWithOthersIsNotVariedByItsOwnStandardError() {
        Uncertainty cost = Uncertainty.of(
                        entry("runtimes.tflite@cpu.costs.fp32.us.output_mb", 100, Provenance.Kind.FITTED, 300.0))
                .orElseThrow();
        assertThat(List.of(cost.low(), cost.high())).containsExactly(90.0, 110.00000000000001);
    }

    static List<String> boards() {
        return DeviceCatalog.ids();
    }

    /** What the ranges promise: every board can be built at both ends of each of them. */
    @ParameterizedTest
    @MethodSource("boards")
    void everyBoardStandsAtBothEndsOfEveryRange(String id) {
        Device device = DeviceCatalog.find(id);
        for (Uncertainty each : Uncertainty.in(device)) {
            for (double value : new double[] {each.low(), each.high()}) {
                Device revised = Revision.of(device, Map.of(each.entry().pointer(), value));
                assertThat(Quantities.in(revised))
                        .hasSameSizeAs(Quantities.in(device))
                        .anySatisfy(entry -> {
                            assertThat(entry.pointer()).isEqualTo(each.entry().pointer());
                            assertThat(entry.quantity().value()).isEqualTo(value);
                        });
            }
        }
    }

    @Test
    void aRevisionChangesNothingElse() {
        Device device = DeviceCatalog.find("jetson-tx2");
        Device revised = Revision.of(device, Map.of("/power/base_w", 2.0));
        List<Quantities.Entry> before = Quantities.in(device);
        List<Quantities.Entry> after = Quantities.in(revised);
        for (int i = 0; i < before.size(); i++) {
            boolean same = before.get(i).equals(after.get(i));
            assertThat(same)
                    .as(before.get(i).path())
                    .isEqualTo(!before.get(i).path().equals("power.base_w"));
        }
        assertThat(Revision.of(device, Map.of())).isSameAs(device);
        assertThat(revised.domains()).isSameAs(device.domains());
    }

    @Test
    void valuesThatTheModelDoesNotAllowAreRefused() {
        Device device = DeviceCatalog.find("jetson-tx2");
        assertThatThrownBy(() -> Revision.of(device, Map.of("/power/input_per_rail", 0.5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Revision.of(device, Map.of("/power/base", 0.5)))
                .hasMessageContaining("that of a number of jetson-tx2");
    }

    @Test
    void onlyWhatUnitAndRuntimeUseIsAsked() {
        List<String> paths = new UncertainPlatform(
                        DeviceCatalog.find("jetson-tx2"),
                        new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1),
                        Conditions.NONE)
                .uncertain().stream().map(each -> each.entry().path()).toList();
        assertThat(paths)
                .contains("power.units.gpu.activities.tensorrt.at_launch", "runtimes.tensorrt@gpu.launch_us")
                .noneMatch(path -> path.contains("ncnn") || path.contains("a57") || path.startsWith("thermal"));
    }
}
