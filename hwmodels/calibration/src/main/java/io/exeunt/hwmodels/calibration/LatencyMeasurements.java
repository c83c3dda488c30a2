package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.NoiseFloor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Measured latencies of a device, read from a CSV with the columns
 *
 * <pre>network, runtime, latency_ms  [, unit, precision, batch, threads, &lt;domain&gt;_mhz …, latency_ms_std | latency_ms_var]</pre>
 *
 * A unit that is not given is the only one that has the runtime; precision is fp32, batch and threads 1, a clock that is not given the
 * highest, or under a linear runtime the one at which it was measured; threads there likewise. The last two say how far repeated runs of
 * one row scatter: standard deviation in ms or variance in ms². Other columns are left alone, but a clock of a domain that the device has
 * not is refused.
 *
 * @param device that was measured
 * @param groups samples by how the network ran, in the file's order
 */
public record LatencyMeasurements(Device device, Map<PlatformSpec, List<RuntimeCalibration.Sample>> groups) {
    private static final String LATENCY = "latency_ms";

    public LatencyMeasurements {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        Check.require(!groups.isEmpty(), "measurements of " + device.id(), "at least one", 0);
    }

    /**
     * Reads a table.
     *
     * @throws InvalidInputException naming row and column of whatever is wrong: an unknown network, runtime, domain or clock, a number
     *     that is not above zero, a slip of unit
     */
    public static LatencyMeasurements read(CsvTable table, Device device, Networks networks) {
        return read(List.of(table), device, networks);
    }

    /** Whether a table has a column of latencies. */
    public static boolean in(CsvTable table) {
        return table.has(LATENCY);
    }

    /** As {@link #read(CsvTable, Device, Networks)} from several tables, one after the other. */
    public static LatencyMeasurements read(List<CsvTable> tables, Device device, Networks networks) {
        Reading reading = new Reading(device, networks);
        tables.forEach(reading::add);
        return new LatencyMeasurements(device, reading.groups);
    }

    /**
     * The groups that have constants in common with a way to run: those under the same runtime on the same unit. Costs of an additive
     * runtime are of one thread or of several, so there the others don't count.
     */
    public List<SampleGroup> sharingConstants(PlatformSpec spec, LatencyFit fit) {
        boolean apart = fit == LatencyFit.ADDITIVE || FitTarget.runtime(device, spec) instanceof AdditiveRuntime;
        return groups.entrySet().stream()
                .map(entry -> new SampleGroup(entry.getKey(), entry.getValue()))
                .filter(group -> group.sharesRuntime(spec))
                .filter(group -> !apart || group.spec().threads() > 1 == spec.threads() > 1)
                .toList();
    }

    /** All groups, those with constants in common together. */
    public List<List<SampleGroup>> fittedTogether(LatencyFit fit) {
        return groups.keySet().stream()
                .map(spec -> sharingConstants(spec, fit))
                .distinct()
                .toList();
    }

    /**
     * Some of the measurements.
     *
     * @param wanted whether a measurement is, by how and what ran
     * @param option that asks for it, for the message
     * @throws InvalidInputException if there are none
     */
    public LatencyMeasurements keep(BiPredicate<PlatformSpec, RuntimeCalibration.Sample> wanted, String option) {
        Map<PlatformSpec, List<RuntimeCalibration.Sample>> kept = new LinkedHashMap<>();
        groups.forEach((spec, samples) -> kept.put(
                spec,
                samples.stream().filter(sample -> wanted.test(spec, sample)).toList()));
        kept.values().removeIf(List::isEmpty);
        if (kept.isEmpty()) {
            throw new InvalidInputException(option, "expected some rows to fit and others to predict", null);
        }
        return new LatencyMeasurements(device, kept);
    }

    /** Number of measurements. */
    public int size() {
        return groups.values().stream().mapToInt(List::size).sum();
    }

    /** How far measurements scatter that ought to be equal; empty where the file does not tell. */
    public Optional<NoiseFloor> noiseFloor() {
        return Scatter.of(this);
    }

    private static final class Reading {
        private final Map<PlatformSpec, List<RuntimeCalibration.Sample>> groups = new LinkedHashMap<>();
        private final Map<PlatformSpec, UnitCheck> platforms = new HashMap<>();
        private final Device device;
        private final MeasuredNetworks networks;

        Reading(Device device, Networks networks) {
            this.device = device;
            this.networks = new MeasuredNetworks(networks);
        }

        void add(CsvTable table) {
            table.requireColumns("network", "runtime", LATENCY);
            ClockColumns.requireDomains(table, device);
            table.rows().forEach(this::add);
        }

        private void add(CsvTable.Row row) {
            PlatformSpec spec = RunColumns.spec(row, device);
            UnitCheck plausibility = platforms.computeIfAbsent(spec, each -> plausibility(row, each));
            RuntimeCalibration.Sample sample = new RuntimeCalibration.Sample(
                    networks.of(row, spec.runtime()),
                    ClockColumns.state(row, plausibility.states(), ClockColumns.usualHz(device, spec)),
                    row.positive(LATENCY) / 1e3,
                    relativeDeviation(row));
            plausibility.require(row, sample);
            groups.computeIfAbsent(spec, each -> new ArrayList<>()).add(sample);
        }

        private UnitCheck plausibility(CsvTable.Row row, PlatformSpec spec) {
            try {
                return UnitCheck.of(device, spec);
            } catch (InvalidInputException e) {
                String column = row.has("precision") ? "precision" : "runtime";
                throw new InvalidInputException(row.where(column), String.valueOf(e.getMessage()), null, e);
            }
        }
    }

    private static double relativeDeviation(CsvTable.Row row) {
        if (row.has("latency_ms_std")) {
            return row.nonNegative("latency_ms_std") / row.positive(LATENCY);
        }
        return row.has("latency_ms_var")
                ? Math.sqrt(row.nonNegative("latency_ms_var")) / row.positive(LATENCY)
                : Double.NaN;
    }
}
