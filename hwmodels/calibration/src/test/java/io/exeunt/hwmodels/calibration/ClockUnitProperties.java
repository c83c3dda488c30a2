package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.dvfs.ClockUnit;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Clocks come out of files as they went in, whatever the unit. */
class ClockUnitProperties {
    @Property(tries = 200)
    void aClockSurvivesARoundTripThroughEveryUnit(
            @ForAll ClockUnit unit, @ForAll @DoubleRange(min = 10e6, max = 10e9) double freqHz) {
        double written = freqHz / unit.toHz(unitOf(unit), "one") * unitOf(unit);
        assertThat(unit.toHz(written, "round trip")).isCloseTo(freqHz, within(1e-9 * freqHz));
    }

    /** A clock of 1 GHz in this unit. */
    private static double unitOf(ClockUnit unit) {
        return switch (unit) {
            case HZ -> 1e9;
            case KHZ -> 1e6;
            case MHZ -> 1e3;
            case GHZ -> 1;
        };
    }

    @Property(tries = 100)
    void aClockSurvivesARoundTripThroughATableAndAnOperatingPoint(
            @ForAll @DoubleRange(min = 11, max = 9_000) double mhz) {
        String csv = String.format(Locale.ROOT, "gpu_mhz%n%.6f%n", mhz);
        double freqHz = CsvTable.parse("m.csv", csv).rows().get(0).clockHz("gpu_mhz");
        OppTable table = new OppTable(VoltageScale.UNKNOWN, List.of(new OperatingPoint(freqHz, Double.NaN)));
        assertThat(table.get(0).freqHz() / 1e6).isCloseTo(mhz, within(1e-6 * mhz));
    }
}
