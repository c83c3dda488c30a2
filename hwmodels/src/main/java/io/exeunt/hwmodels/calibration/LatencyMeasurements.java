package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.Suggestion;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measured latencies of a device, read from a CSV with the columns
 *
 * <pre>network, runtime, latency_ms  [, unit, precision, batch, threads, &lt;domain&gt;_mhz …]</pre>
 *
 * A unit that is not given is the only one that has the runtime; precision is fp32, batch and threads 1, a clock that is not given the
 * highest. Other columns are left alone, but a {@code …_mhz} of a domain that the device has not is refused.
 *
 * @param device that was measured
 * @param groups samples by how the network ran, in the file's order
 */
public record LatencyMeasurements(Device device, Map<PlatformSpec, List<RuntimeCalibration.Sample>> groups) {
    private static final String CLOCK_SUFFIX = "_mhz";
    private static final double CLOCK_TOLERANCE = 0.005;
    private static final double MOST_APART = 200;

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
        table.requireColumns("network", "runtime", "latency_ms");
        requireDomains(table, device);
        Map<PlatformSpec, List<RuntimeCalibration.Sample>> groups = new LinkedHashMap<>();
        Map<PlatformSpec, Platform> platforms = new HashMap<>();
        Map<List<String>, OperatorGraph> graphs = new HashMap<>();
        for (CsvTable.Row row : table.rows()) {
            PlatformSpec spec = spec(row, device);
            Platform platform = platforms.computeIfAbsent(spec, each -> Platforms.of(device, each));
            RuntimeCalibration.Sample sample = new RuntimeCalibration.Sample(
                    graphs.computeIfAbsent(
                            List.of(row.text("network"), spec.runtime()),
                            key -> networks.find(key.get(0), row.where("network"), key.get(1))),
                    state(row, platform.states().domains(), platform),
                    row.positive("latency_ms") / 1e3);
            requirePlausible(row, sample, platform);
            groups.computeIfAbsent(spec, each -> new ArrayList<>()).add(sample);
        }
        return new LatencyMeasurements(device, groups);
    }

    private static void requireDomains(CsvTable table, Device device) {
        List<String> known = device.domains().stream()
                .map(domain -> domain.id() + CLOCK_SUFFIX)
                .toList();
        for (String column : table.columns()) {
            if (column.endsWith(CLOCK_SUFFIX) && !known.contains(column)) {
                throw new InvalidInputException(
                        table.file() + ":1, " + column,
                        device.id() + " has no such domain; its clocks are " + String.join(", ", known),
                        Suggestion.hint(column, known).orElse(null));
            }
        }
    }

    private static PlatformSpec spec(CsvTable.Row row, Device device) {
        return new PlatformSpec(
                row.has("unit") ? row.text("unit") : unit(row, device),
                row.text("runtime"),
                row.has("precision") ? precision(row) : Precision.FP32,
                row.has("batch") ? (int) row.positive("batch") : 1,
                row.has("threads") ? (int) row.positive("threads") : 1);
    }

    private static String unit(CsvTable.Row row, Device device) {
        List<String> units = device.runtimes().stream()
                .filter(runtime -> runtime.id().equals(row.text("runtime")))
                .map(RuntimeProfile::unit)
                .toList();
        if (units.size() == 1) {
            return units.get(0);
        }
        List<String> known =
                device.runtimes().stream().map(RuntimeProfile::id).distinct().toList();
        throw new InvalidInputException(
                row.where("runtime"),
                units.isEmpty()
                        ? device.id() + " has no runtime '" + row.text("runtime") + "'; it has "
                                + String.join(", ", known)
                        : "expected a column unit, because " + String.join(" and ", units) + " have this runtime",
                units.isEmpty() ? Suggestion.hint(row.text("runtime"), known).orElse(null) : null);
    }

    private static Precision precision(CsvTable.Row row) {
        String text = row.text("precision").toUpperCase(Locale.ROOT);
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        row.where("precision"),
                        "expected fp32, fp16 or int8, given '" + row.text("precision") + "'",
                        null));
    }

    private static int state(CsvTable.Row row, List<DvfsDomain> domains, Platform platform) {
        int[] indices = domains.stream().mapToInt(domain -> index(row, domain)).toArray();
        return platform.states().state(indices);
    }

    private static int index(CsvTable.Row row, DvfsDomain domain) {
        String column = domain.id() + CLOCK_SUFFIX;
        if (!row.has(column)) {
            return domain.opps().size() - 1;
        }
        double freqHz = row.clockHz(column);
        return IntStream.range(0, domain.opps().size())
                .filter(i -> Math.abs(domain.opps().get(i).freqHz() / freqHz - 1) < CLOCK_TOLERANCE)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        row.where(column),
                        "no operating point of " + domain.id() + " has this clock, given " + row.text(column),
                        "it is " + nearestMhz(domain, freqHz) + " MHz"));
    }

    private static double nearestMhz(DvfsDomain domain, double freqHz) {
        return domain.opps().points().stream()
                        .mapToDouble(point -> point.freqHz())
                        .boxed()
                        .min(Comparator.comparingDouble(clock -> Math.abs(clock - freqHz)))
                        .orElseThrow()
                / 1e6;
    }

    /** Seconds where the column says milliseconds lie three orders off; no model is that wrong. */
    private static void requirePlausible(CsvTable.Row row, RuntimeCalibration.Sample sample, Platform platform) {
        double modelled =
                platform.price(sample.network().operators(), sample.state()).seconds();
        double ratio = modelled / sample.seconds();
        if (ratio > MOST_APART || ratio < 1 / MOST_APART) {
            throw new InvalidInputException(
                    row.where("latency_ms"),
                    String.format(
                            Locale.ROOT, "expected about %.3g ms, given %s", modelled * 1e3, row.text("latency_ms")),
                    ratio > MOST_APART ? "it is in s" : "it is in µs");
        }
    }
}
