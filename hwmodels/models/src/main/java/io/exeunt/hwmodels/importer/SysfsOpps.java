package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a listing of a running board's clocks as {@code grep . /sys/…} prints it, one {@code path:value} per line:
 *
 * <ul>
 *   <li>{@code …/cpufreq/policy0/scaling_available_frequencies:408000 600000 …} in kHz, with {@code scaling_boost_frequencies},
 *       and {@code cpuinfo_transition_latency} in ns,
 *   <li>{@code …/devfreq/17000000.gpu/available_frequencies:114750000 …} in Hz,
 *   <li>{@code …/debug/opp/cpu0/opp:408000000/…/u_volt_target:825000} in µV, which gives a table with voltages.
 * </ul>
 *
 * A path on a line of its own, bare or between arrows as {@code tail} and {@code head} print it, goes for the lines below. Other lines
 * are passed over. A table that can't be used is left out with a note; processors that list the same are one domain.
 */
public final class SysfsOpps {
    private static final int MOST_DEVICES = 10_000;

    private final String file;
    private final Notes notes = new Notes();
    private final Map<String, ListedDevice> devices = new LinkedHashMap<>();
    private String heading = "";
    private boolean limitsAlone;

    private SysfsOpps(String file) {
        this.file = file;
    }

    /**
     * All tables of a listing, in its order.
     *
     * @param file name for messages
     * @param text the listing
     * @throws InvalidInputException with the line of what is wrong, or if no line lists clocks
     */
    public static ImportedTables read(String file, String text) {
        SysfsOpps reader = new SysfsOpps(file);
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            reader.readLine(line.strip(), file + ":" + ++number);
        }
        return reader.tables();
    }

    private void readLine(String line, String where) {
        if (line.isEmpty()) {
            return;
        }
        Optional<String> path = heading(line);
        if (path.isPresent()) {
            heading = path.get();
            return;
        }
        boolean headed = !heading.isEmpty() && line.indexOf('/') < 0;
        limitsAlone |= line.contains("cpuinfo_max_freq") || headed && heading.endsWith("cpuinfo_max_freq");
        ListingLine.of(headed ? heading + ":" + line : line, where)
                .filter(ListedDevice::knows)
                .ifPresent(this::take);
    }

    /** The path that a line is, if it is nothing else. */
    private static Optional<String> heading(String line) {
        boolean arrows = line.startsWith("==> ") && line.endsWith(" <==");
        if (arrows) {
            return Optional.of(line.substring(4, Math.max(4, line.length() - 4)).strip());
        }
        return line.startsWith("/") && line.indexOf(' ') < 0 && line.indexOf(':', line.lastIndexOf('/')) < 0
                ? Optional.of(line)
                : Optional.empty();
    }

    private void take(ListingLine line) {
        String device = line.device().isBlank() ? "cpufreq" : line.device();
        devices.computeIfAbsent(device, name -> new ListedDevice(name, notes)).read(line);
        if (devices.size() > MOST_DEVICES) {
            throw new InvalidInputException(line.where(), "more than " + MOST_DEVICES + " devices", null);
        }
    }

    /** Drivers that pick clocks by themselves (intel_pstate, amd-pstate, cppc_cpufreq) list their limits alone. */
    private InvalidInputException nothing() {
        return limitsAlone
                ? new InvalidInputException(
                        file,
                        "lists the limits of clocks, and no clocks: this driver, such as intel_pstate, has no operating points",
                        "write the clocks that are of interest into the device file by hand")
                : new InvalidInputException(
                        file,
                        "no line lists clocks",
                        "print it with: grep . /sys/devices/system/cpu/cpufreq/policy*/* /sys/class/devfreq/*/*");
    }

    private ImportedTables tables() {
        List<ImportedTable> tables = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        devices.forEach((name, device) -> {
            try {
                device.table().ifPresent(tables::add);
            } catch (InvalidInputException e) {
                refused.add(new Refusal(name, e));
            }
        });
        if (tables.isEmpty() && refused.isEmpty()) {
            throw nothing();
        }
        return ImportedTables.of(file, ListedProcessors.merge(tables, notes), ImportedHeat.NONE, refused, notes);
    }
}
