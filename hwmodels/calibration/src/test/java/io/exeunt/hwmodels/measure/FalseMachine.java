package io.exeunt.hwmodels.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like {@code /} of a board. */
final class FalseMachine {
    static final String POLICY = "sys/devices/system/cpu/cpufreq/policy0/";
    static final String EMC = "sys/class/devfreq/17000000.emc/";

    private final Path root;

    FalseMachine(Path root) {
        this.root = root;
    }

    /** A board with one cluster, a memory clock, an INA3221 and a thermal zone. */
    static FalseMachine jetson(Path root) {
        return new FalseMachine(root)
                .file(POLICY + "scaling_available_frequencies", "1200000 600000 1800000 ")
                .file(POLICY + "scaling_min_freq", "600000")
                .file(POLICY + "scaling_max_freq", "1500000")
                .file(POLICY + "scaling_cur_freq", "1200000")
                .file(EMC + "available_frequencies", "204000000 1600000000")
                .file(EMC + "min_freq", "204000000")
                .file(EMC + "max_freq", "1600000000")
                .file("sys/class/hwmon/hwmon1/name", "ina3221")
                .file("sys/class/hwmon/hwmon1/in1_label", "VDD_IN")
                .file("sys/class/hwmon/hwmon1/in1_input", "5000")
                .file("sys/class/hwmon/hwmon1/curr1_input", "1500")
                .file("sys/class/hwmon/hwmon1/in2_label", "VDD_CPU_GPU_CV")
                .file("sys/class/hwmon/hwmon1/in2_input", "5000")
                .file("sys/class/hwmon/hwmon1/curr2_input", "400")
                .file("sys/class/thermal/thermal_zone0/temp", "41500")
                .file("sys/class/thermal/thermal_zone1/temp", "48000");
    }

    FalseMachine file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(root.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    SystemFiles files() {
        return new SystemFiles(root);
    }
}
