package io.exeunt.hwmodels.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A meter of power that the kernel shows. */
public sealed interface PowerRail {
    /** Names under which boards show what they draw at their input. */
    Set<String> INPUTS = Set.of("VDD_IN", "POM_5V_IN", "VIN", "SYS_VIN", "VIN_SYS_5V0");

    /** Its label on the board, such as "VDD_IN". */
    String name();

    /** Whether it is all that the board draws. */
    default boolean boardInput() {
        return INPUTS.contains(name());
    }

    /**
     * A power of this moment.
     *
     * @param name label
     * @param watts file of a power, with the factor that makes W of it; or of a voltage
     * @param scale that factor
     * @param amperes file of a current to multiply with; empty where the first is a power
     */
    record Instant(String name, String watts, double scale, String amperes) implements PowerRail {
        /** Power now in W; NaN where it can't be read. */
        double read(SystemFiles files) {
            OptionalLong first = files.number(watts);
            OptionalLong second = amperes.isEmpty() ? OptionalLong.of(1) : files.number(amperes);
            return first.isPresent() && second.isPresent()
                    ? first.getAsLong() * scale * second.getAsLong()
                    : Double.NaN;
        }
    }

    /**
     * An energy that is counted up (RAPL).
     *
     * @param name label
     * @param microjoules file of the count
     * @param wrapsAt after which it begins at 0 again, in µJ; 0 for unknown
     */
    record Counter(String name, String microjoules, long wrapsAt) implements PowerRail {
        /** Energy in J between two counts. */
        double joules(long from, long to) {
            return (to >= from ? to - from : to - from + wrapsAt) * 1e-6;
        }
    }

    /**
     * All meters of a machine: hwmon (powers, and voltages with currents as of INA3221), the INA3221 of older Jetson kernels, RAPL.
     *
     * @param notes hears of those that are there but may not be read
     */
    static List<PowerRail> of(SystemFiles files, Consumer<String> notes) {
        List<PowerRail> rails = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (PowerRail rail : found(files)) {
            String file = rail instanceof Instant instant ? instant.watts() : ((Counter) rail).microjoules();
            if (files.refuses(file)) {
                notes.accept("power of " + rail.name() + " can't be read: /" + file + " is for root alone");
            } else if (files.number(file).isPresent() && names.add(rail.name())) {
                rails.add(rail);
            }
        }
        return rails;
    }

    private static List<PowerRail> found(SystemFiles files) {
        List<PowerRail> rails = new ArrayList<>();
        for (String chip : files.list("sys/class/hwmon")) {
            hwmon(files, "sys/class/hwmon/" + chip, rails);
        }
        for (String bus : files.list("sys/bus/i2c/drivers/ina3221x")) {
            String folder = "sys/bus/i2c/drivers/ina3221x/" + bus;
            files.list(folder).stream()
                    .filter(each -> each.startsWith("iio:device"))
                    .forEach(device -> tegra(files, folder + "/" + device, rails));
        }
        for (String zone : files.list("sys/class/powercap")) {
            String folder = "sys/class/powercap/" + zone;
            if (zone.matches("intel-rapl:\\d+(:\\d+)?")) {
                String name = files.read(folder + "/name").orElse(zone);
                long wraps = files.number(folder + "/max_energy_range_uj").orElse(0);
                rails.add(new Counter(name, folder + "/energy_uj", wraps));
            }
        }
        return rails;
    }

    private static void hwmon(SystemFiles files, String folder, List<PowerRail> rails) {
        String chip = files.read(folder + "/name").orElse("hwmon");
        for (String file : files.list(folder)) {
            if (file.matches("power\\d+_(input|average)")) {
                String channel = file.substring(0, file.indexOf('_'));
                String name = files.read(folder + "/" + channel + "_label").orElse(chip + "_" + channel);
                rails.add(new Instant(name, folder + "/" + file, 1e-6, ""));
            }
        }
        for (String file : files.list(folder)) {
            String channel = file.matches("in\\d+_input") ? file.substring(2, file.indexOf('_')) : "";
            String current = folder + "/curr" + channel + "_input";
            if (!channel.isEmpty() && files.number(current).isPresent()) {
                String name = files.read(folder + "/in" + channel + "_label").orElse(chip + "_" + channel);
                if (!name.startsWith("sum of")) {
                    rails.add(new Instant(name, folder + "/" + file, 1e-6, current));
                }
            }
        }
    }

    private static void tegra(SystemFiles files, String folder, List<PowerRail> rails) {
        IntStream.range(0, 3).forEach(channel -> {
            String file = folder + "/in_power" + channel + "_input";
            String name = files.read(folder + "/rail_name_" + channel).orElse("rail " + channel);
            rails.add(new Instant(name, file, 1e-3, ""));
        });
    }
}
