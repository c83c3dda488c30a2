package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a network ran, by the columns {@code runtime}, {@code unit}, {@code precision}, {@code batch} and {@code threads} of a table of
 * measurements, all of which but the first may be missing.
 */
final class RunColumns {
    private static final String RUNTIME_OF_ANOTHER = "start from another board's: --like <id> (exeunt devices list)";

    private RunColumns() {}

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
}
