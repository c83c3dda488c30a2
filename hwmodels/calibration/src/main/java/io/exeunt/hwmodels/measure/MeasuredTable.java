package io.exeunt.hwmodels.measure;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.CsvCell;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.measure.MeasuredRow.Job;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A CSV file of what was measured, as calibration reads it; whole after every row. */
public final class MeasuredTable {
    private static final long MOST_BYTES = 16 * BoundedFile.MIB;
    private static final MathContext DIGITS = new MathContext(6);

    private final Path file;
    private final String runtime;
    private final String unit;
    private final List<String> domains;
    private final List<String> rails;
    private final Optional<String> input;
    private final List<String> lines = new ArrayList<>();

    /**
     * A table.
     *
     * @param file where it goes
     * @param runtime id of the runtime
     * @param unit id of the unit that it runs on
     * @param domains whose clocks are held
     * @param rails names of meters
     * @param input the one of them that is all that the board draws, if there is one
     */
    public MeasuredTable(
            Path file, String runtime, String unit, List<String> domains, List<String> rails, Optional<String> input) {
        this.file = file;
        this.runtime = runtime;
        this.unit = unit;
        this.domains = List.copyOf(domains);
        this.rails = List.copyOf(rails);
        this.input = input;
    }

    /**
     * Takes over the rows of a file that is there.
     *
     * @throws InvalidInputException if it has other columns
     */
    public void goOn() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            List<String> there = BoundedFile.text(file, MOST_BYTES, "a table of measurements")
                    .lines()
                    .toList();
            if (there.isEmpty() || !there.get(0).equals(header())) {
                throw new InvalidInputException(
                        file.toString(),
                        "has other columns than what is to be measured now: " + header(),
                        "it is of other clocks or meters; write to another file");
            }
            lines.addAll(there.subList(1, there.size()));
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    /** Whether there is a row of this. */
    public boolean has(Job job, Map<String, Long> clocksHz) {
        String beginning = key(job, clocksHz) + ",";
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    /** Number of rows. */
    public int size() {
        return lines.size();
    }

    /**
     * Adds a row and writes the file.
     *
     * @throws StoreException if it can't be written
     */
    public void add(MeasuredRow row) {
        lines.add(line(row));
        try {
            AtomicFile.write(file, header() + "\n" + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
    }

    private String header() {
        return String.join(
                ",",
                Stream.of(
                                Stream.of("network", "runtime", "unit", "precision", "batch", "threads"),
                                domains.stream().map(domain -> CsvCell.of(domain + "_mhz")),
                                Stream.of(
                                        "latency_ms",
                                        "latency_ms_std",
                                        "low_ms",
                                        "high_ms",
                                        "fastest_ms",
                                        "elapsed_ms",
                                        "processor_ms",
                                        "runs"),
                                rails.stream().map(this::column),
                                Stream.of("temp_c"))
                        .flatMap(names -> names)
                        .toList());
    }

    private String column(String rail) {
        return input.filter(rail::equals).isPresent()
                ? "power_w"
                : rail.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_w";
    }

    private String key(Job job, Map<String, Long> clocksHz) {
        List<String> fields = new ArrayList<>(List.of(
                CsvCell.of(job.network()),
                CsvCell.of(runtime),
                CsvCell.of(unit),
                job.precision(),
                "" + job.batch(),
                "" + job.threads()));
        domains.forEach(domain -> fields.add(Optional.ofNullable(clocksHz.get(domain))
                .map(ClockAxis::megahertz)
                .orElse("")));
        return String.join(",", fields);
    }

    private String line(MeasuredRow row) {
        LatencySummary latency = row.latency();
        List<String> fields = new ArrayList<>();
        fields.add(key(row.job(), row.clocksHz()));
        Stream.of(
                        latency.medianS(),
                        latency.spreadS(),
                        latency.lowS(),
                        latency.highS(),
                        latency.fastestS(),
                        latency.elapsedS(),
                        latency.processorS())
                .forEach(seconds -> fields.add(number(1e3 * seconds)));
        fields.add("" + latency.runs());
        rails.forEach(rail -> fields.add(number(row.powersW().getOrDefault(rail, Double.NaN))));
        fields.add(number(row.temperatureC()));
        return String.join(",", fields);
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
