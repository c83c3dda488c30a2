package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.validation.NoiseFloor;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measured latencies of a device, read from a CSV with the columns
 *
 * <pre>network, runtime, latency_ms  [, unit, precision, batch, threads, &lt;domain&gt;_mhz …, latency_ms_std | latency_ms_var]</pre>
 *
 * A unit that is not given is the only one that has the runtime; precision is fp32, batch and threads 1, a clock that is not given the
 * highest, or under a linear runtime the one at which it was measured; threads there likewise. The last two say how far repeated runs of one row scatter: standard deviation in ms or variance in ms². Other
 * columns are left alone, but a clock of a domain that the device has not is refused.
 *
 * @param device that was measured
 * @param groups samples by how the network ran, in the file's order
 */
public record LatencyMeasurements(Device device, Map<PlatformSpec, List<RuntimeCalibration.Sample>> groups) {
    static final String CLOCK_SUFFIX = "_mhz";

    private static final double CLOCK_TOLERANCE = 0.005;
    private static final String RUNTIME_OF_ANOTHER = "start from another board's: --like <id> (exeunt devices list)";
    private static final Set<String> CLOCK_WORDS = Set.of("freq", "frequency", "clock", "clk");

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
        private final Map<List<String>, OperatorGraph> graphs = new HashMap<>();
        private final Device device;
        private final Networks networks;

        Reading(Device device, Networks networks) {
            this.device = device;
            this.networks = networks;
        }

        void add(CsvTable table) {
            table.requireColumns("network", "runtime", "latency_ms");
            requireDomains(table, device);
            table.rows().forEach(this::add);
        }

        private void add(CsvTable.Row row) {
            PlatformSpec spec = spec(row, device);
            UnitCheck plausibility = platforms.computeIfAbsent(spec, each -> plausibility(row, each));
            RuntimeCalibration.Sample sample = new RuntimeCalibration.Sample(
                    graphs.computeIfAbsent(
                            List.of(row.text("network"), spec.runtime()),
                            key -> networks.find(key.get(0), row.where("network"), key.get(1))),
                    state(row, plausibility.states(), usualHz(device, spec)),
                    row.positive("latency_ms") / 1e3,
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
            return row.nonNegative("latency_ms_std") / row.positive("latency_ms");
        }
        return row.has("latency_ms_var")
                ? Math.sqrt(row.nonNegative("latency_ms_var")) / row.positive("latency_ms")
                : Double.NaN;
    }

    /** Refuses clocks of domains that the device has not: passed over, they would leave the domain at its highest clock. An empty column is none. */
    static void requireDomains(CsvTable table, Device device) {
        List<String> known = device.domains().stream()
                .map(domain -> domain.id() + CLOCK_SUFFIX)
                .toList();
        for (String column : table.columns()) {
            if (table.rows().isEmpty() || table.rows().stream().anyMatch(row -> row.has(column))) {
                requireDomain(table, column, device, known);
            }
        }
    }

    private static void requireDomain(CsvTable table, String column, Device device, List<String> known) {
        if (isClock(column, device) && known.stream().noneMatch(each -> sameQuantity(each, column))) {
            throw new InvalidInputException(
                    table.file() + ":1, " + column,
                    device.id() + " has no such domain; its clocks are " + String.join(", ", known),
                    Suggestion.hint(column, known).orElseGet(() -> clockHint(column, device)));
        }
    }

    private static boolean sameQuantity(String a, String b) {
        return MeasuredUnit.quantity(MeasuredUnit.plain(a)).equals(MeasuredUnit.quantity(MeasuredUnit.plain(b)));
    }

    /** Whether a column's name ends in MHz, or in another unit of clocks with a word before it that is a domain's or says that it is one. */
    private static boolean isClock(String column, Device device) {
        String plain = MeasuredUnit.plain(column);
        return plain.endsWith(CLOCK_SUFFIX)
                || MeasuredUnit.of(plain)
                                .filter(unit -> unit.dimension() == MeasuredUnit.Dimension.CLOCK)
                                .isPresent()
                        && Arrays.stream(plain.split("_"))
                                .anyMatch(word -> CLOCK_WORDS.contains(word) || hasDomain(device, word));
    }

    private static boolean hasDomain(Device device, String id) {
        return device.domains().stream().anyMatch(domain -> domain.id().equals(id));
    }

    private static String clockHint(String column, Device device) {
        List<String> words = List.of(MeasuredUnit.plain(column).split("_"));
        String unit = words.get(words.size() - 1);
        Optional<String> named =
                words.stream().filter(word -> hasDomain(device, word)).findFirst();
        String id = named.orElse(device.domains().get(0).id());
        String mapping = "--columns " + id + "_" + unit + "=" + column;
        return named.isPresent() ? mapping : mapping + ", if it is the clock of " + id;
    }

    static PlatformSpec spec(CsvTable.Row row, Device device) {
        String unit = row.has("unit") ? givenUnit(row, device) : unit(row, device);
        return new PlatformSpec(
                unit,
                row.text("runtime"),
                precisionOrSingle(row),
                row.has("batch") ? row.count("batch") : 1,
                row.has("threads") ? threads(row, device.unit(unit)) : usualThreads(row, device, unit));
    }

    /** Those of the runtime's measurements; 1 where it is unknown, which is refused elsewhere. */
    private static int usualThreads(CsvTable.Row row, Device device, String unit) {
        return device.runtimes().stream()
                .filter(runtime -> runtime.id().equals(row.text("runtime"))
                        && runtime.unit().equals(unit))
                .mapToInt(RuntimeProfile::usualThreads)
                .findFirst()
                .orElse(1);
    }

    static String givenUnit(CsvTable.Row row, Device device) {
        String unit = row.text("unit");
        List<String> known = device.units().stream().map(ComputeUnit::id).toList();
        if (!known.contains(unit)) {
            throw new InvalidInputException(
                    row.where("unit"),
                    device.id() + " has no unit '" + unit + "'; it has " + String.join(", ", known),
                    Suggestion.hint(unit, known).orElse(null));
        }
        return unit;
    }

    private static int threads(CsvTable.Row row, ComputeUnit unit) {
        int threads = row.count("threads");
        int most = unit.kind() == ComputeUnit.Kind.CPU ? unit.coreCount() : 1;
        if (threads > most) {
            throw new InvalidInputException(
                    row.where("threads"),
                    "expected 1 to " + most + " threads on " + unit.id() + ", given " + threads,
                    null);
        }
        return threads;
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
        throw units.isEmpty()
                ? new InvalidInputException(
                        row.where("runtime"), unknownRuntime(row, device, known), runtimeHint(row, known))
                : new InvalidInputException(
                        row.where("runtime"),
                        "expected a column unit, because " + String.join(" and ", units) + " have this runtime",
                        "--with unit=" + units.get(0));
    }

    private static String unknownRuntime(CsvTable.Row row, Device device, List<String> known) {
        return device.id() + " has no runtime '" + row.text("runtime") + "'; it has "
                + (known.isEmpty() ? "none" : String.join(", ", known));
    }

    private static String runtimeHint(CsvTable.Row row, List<String> known) {
        return Suggestion.hint(row.text("runtime"), known).orElse(RUNTIME_OF_ANOTHER);
    }

    /** The row's; fp32 where it names none. */
    static Precision precisionOrSingle(CsvTable.Row row) {
        return row.has("precision") ? precision(row) : Precision.FP32;
    }

    private static Precision precision(CsvTable.Row row) {
        String text = row.text("precision").toUpperCase(Locale.ROOT);
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        row.where("precision"),
                        "expected fp32, fp16 or int8, given '" + row.text("precision") + "'",
                        precisionHint(text)));
    }

    private static @Nullable String precisionHint(String text) {
        return switch (text) {
            case "FLOAT32", "FLOAT", "SINGLE" -> "it is fp32";
            case "FLOAT16", "HALF" -> "it is fp16";
            case "I8", "UINT8", "QUANT8" -> "it is int8";
            default -> null;
        };
    }

    /** The operating state that a row names, with the unit's usual clock under its runtime where it names none. */
    static int state(CsvTable.Row row, StateSpace states, double usualHz) {
        int[] indices = new int[states.domains().size()];
        for (int d = 0; d < indices.length; d++) {
            indices[d] = index(row, states.domains().get(d), d == 0 ? usualHz : Double.NaN);
        }
        return states.state(indices);
    }

    /** The clock at which a linear runtime was measured; NaN for others, which follow the clock as well as they can. */
    static double usualHz(Device device, PlatformSpec spec) {
        return LinearPower.runtime(device, spec)
                .map(runtime -> runtime.clockMhz().value() * 1e6)
                .orElse(Double.NaN);
    }

    private static int index(CsvTable.Row row, DvfsDomain domain, double usualHz) {
        String column = domain.id() + CLOCK_SUFFIX;
        if (!row.has(column)) {
            return IntStream.range(0, domain.opps().size())
                    .filter(i -> Math.abs(domain.opps().get(i).freqHz() / usualHz - 1) < CLOCK_TOLERANCE)
                    .findFirst()
                    .orElse(domain.opps().size() - 1);
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
}
