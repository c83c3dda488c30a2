package io.exeunt.hwmodels.measure;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A clock that the kernel lets be held between two limits.
 *
 * @param name in {@code /sys}, such as "policy0" or "17000000.gpu"
 * @param folder of its files, below the root
 * @param kind which names and unit they have
 * @param pointsHz its operating points in Hz, lowest first; empty where the kernel lists none
 */
public record ClockKnob(String name, String folder, Kind kind, List<Long> pointsHz) {
    private static final String CPUFREQ = "sys/devices/system/cpu/cpufreq";
    private static final String DEVFREQ = "sys/class/devfreq";

    /** The two parts of the kernel that set clocks. */
    public enum Kind {
        /** Processors, in kHz. */
        CPUFREQ(1000, "scaling_min_freq", "scaling_max_freq", "scaling_cur_freq"),
        /** Other devices, in Hz. */
        DEVFREQ(1, "min_freq", "max_freq", "cur_freq");

        private final long hz;
        private final String min;
        private final String max;
        private final String now;

        Kind(long hz, String min, String max, String now) {
            this.hz = hz;
            this.min = min;
            this.max = max;
            this.now = now;
        }
    }

    public ClockKnob {
        pointsHz = List.copyOf(pointsHz);
    }

    /** All that this machine has, processors first. */
    public static List<ClockKnob> of(SystemFiles files) {
        List<ClockKnob> knobs = new ArrayList<>();
        for (String policy : files.list(CPUFREQ)) {
            String folder = CPUFREQ + "/" + policy;
            if (files.number(folder + "/" + Kind.CPUFREQ.max).isPresent()) {
                List<Long> points = points(
                        files, Kind.CPUFREQ, folder, "scaling_available_frequencies", "scaling_boost_frequencies");
                knobs.add(new ClockKnob(policy, folder, Kind.CPUFREQ, points));
            }
        }
        for (String device : files.list(DEVFREQ)) {
            String folder = DEVFREQ + "/" + device;
            if (files.number(folder + "/" + Kind.DEVFREQ.max).isPresent()) {
                knobs.add(new ClockKnob(
                        device, folder, Kind.DEVFREQ, points(files, Kind.DEVFREQ, folder, "available_frequencies")));
            }
        }
        return knobs;
    }

    /**
     * The one of this name.
     *
     * @throws InvalidInputException if the machine has none
     */
    public static ClockKnob find(SystemFiles files, String name) {
        List<ClockKnob> all = of(files);
        List<String> names = all.stream().map(ClockKnob::name).toList();
        return all.stream().filter(knob -> knob.name().equals(name)).findFirst().orElseThrow(() -> {
            String has = names.isEmpty() ? "it has none that can be set" : "it has " + String.join(", ", names);
            return new InvalidInputException(
                    "--clocks " + name,
                    "no clock of this machine is called '" + name + "'; " + has,
                    Suggestion.hint(name, names).orElse(null));
        });
    }

    private static List<Long> points(SystemFiles files, Kind kind, String folder, String... lists) {
        TreeSet<Long> points = new TreeSet<>();
        for (String list : lists) {
            files.read(folder + "/" + list).stream()
                    .flatMap(text -> Stream.of(text.split("\\s+")))
                    .filter(word -> word.matches("[1-9]\\d{0,14}"))
                    .forEach(word -> points.add(Long.parseLong(word) * kind.hz));
        }
        return List.copyOf(points);
    }

    /** A file of the kernel and the number that it is to hold. */
    record Setting(String file, long value) {}

    /** What holds the clock at a point, given the upper limit now: the limits may never cross. */
    List<Setting> settings(SystemFiles files, long pointHz) {
        long raw = pointHz / kind.hz;
        Setting min = new Setting(folder + "/" + kind.min, raw);
        Setting max = new Setting(folder + "/" + kind.max, raw);
        OptionalLong upper = files.number(max.file());
        return upper.isPresent() && raw > upper.getAsLong() ? List.of(max, min) : List.of(min, max);
    }

    /** What brings its limits back from wherever they are then. */
    List<Setting> back(SystemFiles files) {
        String min = folder + "/" + kind.min;
        String max = folder + "/" + kind.max;
        long lower = require(files, min);
        long upper = require(files, max);
        long lowest = pointsHz.isEmpty() ? lower : Math.min(lower, pointsHz.get(0) / kind.hz);
        return Arrays.asList(new Setting(min, lowest), new Setting(max, upper), new Setting(min, lower));
    }

    private static long require(SystemFiles files, String file) {
        return files.number(file)
                .orElseThrow(() -> new InvalidInputException(
                        files.root().resolve(file).toString(),
                        "can't be read",
                        "this clock can't be held; leave it out"));
    }

    /** Whether both limits are at a point. */
    boolean holds(SystemFiles files, long pointHz) {
        long raw = pointHz / kind.hz;
        return Stream.of(kind.min, kind.max)
                .allMatch(file -> files.number(folder + "/" + file).equals(OptionalLong.of(raw)));
    }

    /** The clock now in Hz, as the kernel says; empty where it does not. */
    OptionalDouble nowHz(SystemFiles files) {
        OptionalLong now = files.number(folder + "/" + kind.now);
        return now.isPresent() ? OptionalDouble.of((double) now.getAsLong() * kind.hz) : OptionalDouble.empty();
    }
}
