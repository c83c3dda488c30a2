package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * Other lines are passed over. A table that can't be used is left out with a note; processors that list the same are one domain.
 */
public final class SysfsOpps {
    private static final int MOST_DEVICES = 10_000;

    private final String file;
    private final Notes notes = new Notes();
    private final Map<String, ListedDevice> devices = new LinkedHashMap<>();

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
        ListingLine.of(line, where).filter(ListedDevice::knows).ifPresent(this::take);
    }

    private void take(ListingLine line) {
        String device = line.device().isBlank() ? "cpufreq" : line.device();
        devices.computeIfAbsent(device, name -> new ListedDevice(name, notes)).read(line);
        if (devices.size() > MOST_DEVICES) {
            throw new InvalidInputException(line.where(), "more than " + MOST_DEVICES + " devices", null);
        }
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
            throw new InvalidInputException(
                    file,
                    "no line lists clocks",
                    "print it with: grep . /sys/devices/system/cpu/cpufreq/policy*/* /sys/class/devfreq/*/*");
        }
        return ImportedTables.of(file, ListedProcessors.merge(tables, notes), ImportedHeat.NONE, refused, notes);
    }
}
