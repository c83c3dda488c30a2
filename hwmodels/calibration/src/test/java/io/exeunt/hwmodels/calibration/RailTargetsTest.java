package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.validation.Accuracy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The targets for power rails of docs/validation.md; each prints what it measured on what was not fitted. */
class RailTargetsTest {

    @Test
    void tx1GpuFromItsLowestMiddleAndHighestClock() {
        Accuracy held = heldOfThree(sweeps("tx1_gpu_dvfs_power.csv", "volt_v"), false);
        report("TX1 GPU rail, 3 clocks fitted per benchmark, target 5 %", held);
        assertThat(held.meanError()).isLessThan(0.05);
    }

    @Test
    void tx1CpuFromItsLowestMiddleAndHighestClock() {
        Map<String, List<RailPoint>> sweeps = sweeps("tx1_a57_dvfs_power.csv", "volt_v_mean");
        report("TX1 A57 rail, no profile, target 8 %", heldOfThree(sweeps, false));
        Accuracy held = heldOfThree(sweeps, true);
        report("TX1 A57 rail, profile from the other benchmarks, target 8 %", held);
        assertThat(held.meanError()).isLessThan(0.08);
    }

    @Test
    void exynosA15FromItsLowestAndHighestClock() {
        Map<String, List<RailPoint>> sweeps = sweeps("odroid_xu3_a15_power.csv", "volt_v_mean");
        Map<String, List<RailPoint>> ends = new LinkedHashMap<>();
        sweeps.forEach((name, sweep) -> ends.put(name, List.of(sweep.get(0), sweep.get(sweep.size() - 1))));
        Accuracy held = held(sweeps, ends, RailBoard.fit(ends.values()));
        report("Exynos A15 rail, lowest and highest fitted, target 5 %", held);
        assertThat(held.meanError()).isLessThan(0.05);
    }

    @Test
    void tx2RailsFromEverySecondClock() {
        List<CsvTable.Row> rows = CsvTable.read(SharedFolder.file("measurements/jetson_tx2_vgg19_rails.csv"))
                .rows();
        Map<String, List<RailPoint>> all = Map.of("gpu", points(rows, "p_gpu_mw"));
        Map<String, List<RailPoint>> fitted = Map.of("gpu", points(even(rows), "p_gpu_mw"));
        Accuracy gpu = held(all, fitted, RailBoard.fit(fitted.values()));
        report("TX2 GPU rail, every second clock fitted, target 2 %", gpu);
        assertThat(gpu.meanError()).isLessThan(0.02);
    }

    @Test
    void tx2ModuleAndItsBestClockFromEverySecondClock() {
        List<CsvTable.Row> rows = CsvTable.read(SharedFolder.file("measurements/jetson_tx2_vgg19_rails.csv"))
                .rows();
        double[] predictedW = modulePowers(rows);
        double[] seconds = times(rows);
        double[] measuredW = rows.stream()
                .mapToDouble(row -> row.positive("p_vdd_in_mw") / 1e3)
                .toArray();
        int[] held = IntStream.range(0, rows.size()).filter(i -> i % 2 == 1).toArray();
        Accuracy accuracy = Accuracy.of(
                IntStream.of(held).mapToDouble(i -> predictedW[i]).toArray(),
                IntStream.of(held).mapToDouble(i -> measuredW[i]).toArray());
        report("TX2 whole module, every second clock fitted, target 3 %", accuracy);
        assertThat(accuracy.meanError()).isLessThan(0.03);
        int predictedBest = least(rows.size(), i -> predictedW[i] * seconds[i]);
        int measuredBest = least(rows.size(), i -> rows.get(i).positive("energy_vdd_in_mj"));
        System.out.printf(
                "TX2 energy-optimal GPU clock, target within 1 step: predicted %d, measured %d%n",
                predictedBest, measuredBest);
        assertThat(Math.abs(predictedBest - measuredBest)).isLessThanOrEqualTo(1);
    }

    private static int least(int size, IntToDoubleFunction of) {
        return IntStream.range(0, size)
                .boxed()
                .min(Comparator.comparingDouble(of::applyAsDouble))
                .orElseThrow();
    }

    /** Times at all clocks from the clock law of every second one. */
    private static double[] times(List<CsvTable.Row> rows) {
        ClockLaw law = ClockLaw.fit(even(rows).stream()
                .map(row -> new ClockLaw.Point(
                        row.clockHz("gpu_mhz"), row.clockHz("emc_mhz"), row.positive("latency_ms") / 1e3))
                .toList());
        return rows.stream()
                .mapToDouble(row -> law.seconds(row.clockHz("gpu_mhz"), row.clockHz("emc_mhz")))
                .toArray();
    }

    private static double[] modulePowers(List<CsvTable.Row> rows) {
        List<RailPoint> rails = points(rows, "p_vdd_in_mw");
        double[] seconds = times(rows);
        ModuleLaw law = ModuleLaw.fit(IntStream.range(0, rows.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> new ModuleLaw.Point(rails.get(i), seconds[i]))
                .toList());
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> law.powerW(rails.get(i).freqHz(), rails.get(i).voltage(), seconds[i]))
                .toArray();
    }

    private static List<CsvTable.Row> even(List<CsvTable.Row> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(rows::get)
                .toList();
    }

    /** The TX2's voltages are unpublished: the catalog's relative ones are taken. */
    private static List<RailPoint> points(List<CsvTable.Row> rows, String column) {
        ClockDomain gpu = DeviceCatalog.find("jetson-tx2").domain("gpu");
        OppTable table = gpu.toDvfsDomain().opps();
        return rows.stream()
                .map(row -> new RailPoint(
                        row.clockHz("gpu_mhz"), voltage(table, row.clockHz("gpu_mhz")), row.positive(column) / 1e3))
                .toList();
    }

    private static double voltage(OppTable table, double freqHz) {
        return table.points().stream()
                .min(Comparator.comparingDouble(point -> Math.abs(point.freqHz() - freqHz)))
                .orElseThrow()
                .voltage();
    }

    /**
     * Every benchmark in turn: board constants from the three clocks of all benchmarks at the same cooling, a profile from the other
     * benchmarks' sweeps.
     */
    private static Accuracy heldOfThree(Map<String, List<RailPoint>> sweeps, boolean profiled) {
        Map<String, Map<String, List<RailPoint>>> byCooling = new LinkedHashMap<>();
        sweeps.forEach((name, sweep) -> byCooling
                .computeIfAbsent(name.substring(0, name.indexOf('/')), run -> new LinkedHashMap<>())
                .put(name, RailBoard.lowestMiddleHighest(sweep)));
        List<double[]> pairs = new ArrayList<>();
        byCooling.values().forEach(fitted -> {
            RailBoard board = RailBoard.fit(fitted.values());
            fitted.forEach((name, three) -> pairs.addAll(pairs(
                    sweeps.getOrDefault(name, List.of()),
                    three,
                    profiled ? board.withProfile(others(sweeps, benchmark(name))) : board)));
        });
        return accuracy(pairs);
    }

    private static List<List<RailPoint>> others(Map<String, List<RailPoint>> sweeps, String benchmark) {
        return sweeps.entrySet().stream()
                .filter(other -> !benchmark(other.getKey()).equals(benchmark))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Accuracy held(
            Map<String, List<RailPoint>> sweeps, Map<String, List<RailPoint>> fitted, RailBoard board) {
        List<double[]> pairs = new ArrayList<>();
        sweeps.forEach((name, sweep) -> pairs.addAll(pairs(sweep, fitted.getOrDefault(name, List.of()), board)));
        return accuracy(pairs);
    }

    /** Predicted and measured power of what was not fitted. */
    private static List<double[]> pairs(List<RailPoint> sweep, List<RailPoint> fitted, RailBoard board) {
        RailLaw law = board.law(fitted);
        return sweep.stream()
                .filter(point -> !fitted.contains(point))
                .map(point -> new double[] {law.powerW(point.freqHz(), point.voltage()), point.powerW()})
                .toList();
    }

    private static Accuracy accuracy(List<double[]> pairs) {
        return Accuracy.of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    /** One benchmark ran with the fan on and off; both are left out together. */
    private static String benchmark(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static Map<String, List<RailPoint>> sweeps(String file, String volts) {
        Map<String, List<RailPoint>> sweeps = new LinkedHashMap<>();
        CsvTable table = CsvTable.read(SharedFolder.file("measurements/" + file));
        for (CsvTable.Row row : table.rows()) {
            String run = table.columns().contains("run") ? row.text("run") : "";
            sweeps.computeIfAbsent(run + "/" + row.text("benchmark"), key -> new ArrayList<>())
                    .add(new RailPoint(row.clockHz("freq_mhz"), row.positive(volts), row.positive("power_w_mean")));
        }
        sweeps.values().forEach(sweep -> sweep.sort(Comparator.comparingDouble(RailPoint::freqHz)));
        return sweeps;
    }

    private static void report(String what, Accuracy accuracy) {
        System.out.println(what + ": " + accuracy);
    }
}
