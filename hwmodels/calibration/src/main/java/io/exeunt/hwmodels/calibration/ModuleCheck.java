package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.validation.Accuracy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A module law fitted to some clocks of one network, with the times of a clock law of the same clocks, and what both predict for the
 * others.
 *
 * @param law fitted
 * @param accuracy on the power at clocks that were not fitted
 * @param bestPredictedMhz clock of least predicted energy per inference among those measured, in MHz
 * @param bestMeasuredMhz clock of least measured energy per inference
 * @param stepsApart how many measured clocks lie between both
 */
public record ModuleCheck(
        ModuleLaw law, Accuracy accuracy, double bestPredictedMhz, double bestMeasuredMhz, int stepsApart) {
    /**
     * Checks.
     *
     * @param table with the columns freq_mhz, memory_mhz, latency_ms, power_w or power_mw and, where it applies, voltage_v; one network
     * @param voltages for tables without voltages
     */
    public static ModuleCheck of(CsvTable table, FittedClocks clocks, Optional<OppTable> voltages) {
        List<RailPoint> points = RailSweep.read(table, voltages).get(0).points();
        List<CsvTable.Row> rows = table.requireColumns("latency_ms", "memory_mhz").rows().stream()
                .sorted(Comparator.comparingDouble(row -> row.clockHz("freq_mhz")))
                .toList();
        RelativeFit.requireEnough("module law", 4, clocks.of(points.size()).length);
        int[] fitted = clocks.of(points.size());
        ClockLaw times = ClockLaw.fit(
                IntStream.of(fitted).mapToObj(i -> time(rows.get(i))).toList());
        double[] seconds = rows.stream()
                .mapToDouble(row -> times.seconds(row.clockHz("freq_mhz"), row.clockHz("memory_mhz")))
                .toArray();
        ModuleLaw law = ModuleLaw.fit(IntStream.of(fitted)
                .mapToObj(i -> new ModuleLaw.Point(points.get(i), seconds[i]))
                .toList());
        double[] watts = IntStream.range(0, seconds.length)
                .mapToDouble(
                        i -> law.powerW(points.get(i).freqHz(), points.get(i).voltage(), seconds[i]))
                .toArray();
        int[] held = IntStream.range(0, seconds.length)
                .filter(i -> Arrays.stream(fitted).noneMatch(k -> k == i))
                .toArray();
        int predicted = least(seconds.length, i -> watts[i] * seconds[i]);
        int measured =
                least(seconds.length, i -> points.get(i).powerW() * rows.get(i).positive("latency_ms"));
        return new ModuleCheck(
                law,
                Accuracy.of(
                        IntStream.of(held).mapToDouble(i -> watts[i]).toArray(),
                        IntStream.of(held)
                                .mapToDouble(i -> points.get(i).powerW())
                                .toArray()),
                points.get(predicted).freqHz() * 1e-6,
                points.get(measured).freqHz() * 1e-6,
                Math.abs(predicted - measured));
    }

    private static ClockLaw.Point time(CsvTable.Row row) {
        return new ClockLaw.Point(
                row.clockHz("freq_mhz"), row.clockHz("memory_mhz"), row.positive("latency_ms") * 1e-3);
    }

    private static int least(int size, IntToDoubleFunction of) {
        return IntStream.range(0, size)
                .reduce((a, b) -> of.applyAsDouble(b) < of.applyAsDouble(a) ? b : a)
                .orElseThrow();
    }
}
