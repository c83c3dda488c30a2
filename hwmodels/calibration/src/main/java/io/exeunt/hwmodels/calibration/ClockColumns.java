package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Clocks in a table of measurements: columns {@code <domain>_mhz}. A clock that is not given is the highest, or under a linear runtime the
 * one at which it was measured.
 */
final class ClockColumns {
    static final String SUFFIX = "_mhz";

    private static final double TOLERANCE = 0.005;
    private static final Set<String> CLOCK_WORDS = Set.of("freq", "frequency", "clock", "clk");

    private ClockColumns() {}

    /** Refuses clocks of domains that the device has not: passed over, they would leave the domain at its highest clock. An empty column is none. */
    static void requireDomains(CsvTable table, Device device) {
        List<String> known =
                device.domains().stream().map(domain -> domain.id() + SUFFIX).toList();
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
        return plain.endsWith(SUFFIX)
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
        String column = domain.id() + SUFFIX;
        if (!row.has(column)) {
            return IntStream.range(0, domain.opps().size())
                    .filter(i -> Math.abs(domain.opps().get(i).freqHz() / usualHz - 1) < TOLERANCE)
                    .findFirst()
                    .orElse(domain.opps().size() - 1);
        }
        double freqHz = row.clockHz(column);
        return IntStream.range(0, domain.opps().size())
                .filter(i -> Math.abs(domain.opps().get(i).freqHz() / freqHz - 1) < TOLERANCE)
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
