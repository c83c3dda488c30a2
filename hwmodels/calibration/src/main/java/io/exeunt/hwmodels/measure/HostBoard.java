package io.exeunt.hwmodels.measure;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.MemorySystem;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine that this runs on as a board without runtimes: what calibration starts from. */
public final class HostBoard {
    private static final String LISTED = "kernel";
    private static final String READ = "cpuinfo";
    private static final String PEAK = "architecture";
    private static final String COPY = "copy-test";
    private static final String SWITCH = "not-measured";

    /** Names of clocks that are a memory's. */
    private static final Set<String> MEMORY = Set.of("emc", "dmc", "ddr", "dram", "memory");

    private static final double GUESSED_SWITCH_US = 300;
    private static final long COPY_BYTES_PER_BYTE = 2;

    private final SystemFiles files;
    private final String unit;
    private final List<ClockAxis> axes;
    private final double copyBytesPerS;
    private final String cpuinfo;

    /**
     * The machine.
     *
     * @param unit id of its processors; also of their clock where no axis is called so
     * @param axes clocks that are varied
     * @param copyBytesPerS bytes per second that one core copies, > 0
     */
    public HostBoard(SystemFiles files, String unit, List<ClockAxis> axes, double copyBytesPerS) {
        this.files = files;
        this.unit = unit;
        this.axes = List.copyOf(axes);
        this.copyBytesPerS = Check.positive("copyBytesPerS", copyBytesPerS);
        cpuinfo = files.read("proc/cpuinfo").orElse("");
    }

    /** What kind of machine it is, in words. */
    public String name() {
        return files.read("proc/device-tree/model")
                .or(() -> value("model name"))
                .or(() -> value("Hardware"))
                .map(text -> text.replaceAll("[^\\x20-\\x7e]", "").strip())
                .orElse("unknown machine");
    }

    /** Its description. */
    public Device device(String id) {
        Map<String, String> sources = new TreeMap<>();
        sources.put(READ, "/proc/cpuinfo of the machine");
        sources.put(PEAK, "width of its vector unit as /proc/cpuinfo names it; how many there are per core is assumed");
        sources.put(
                COPY,
                "copying 64 MiB again and again on one core; the peak is taken to be what that reads and writes, and may be higher with more cores");
        sources.put(SWITCH, "not measured: drivers declare 40 to 300 us");
        List<ClockDomain> domains = new ArrayList<>();
        if (axes.stream().noneMatch(axis -> axis.domain().equals(unit))) {
            domains.add(domain(unit, READ, List.of(highestHz())));
        }
        for (ClockAxis axis : axes) {
            sources.put(LISTED, "operating points listed below /sys of the machine");
            domains.add(domain(axis.domain(), LISTED, axis.pointsHz()));
        }
        return new Device(
                id, name(), name(), sources, domains, List.of(unit()), memory(), List.of(), null, null, null, null);
    }

    private ClockDomain domain(String id, String source, List<Long> pointsHz) {
        Quantity us = new Quantity(GUESSED_SWITCH_US, Provenance.Kind.ASSUMED, SWITCH, null);
        List<ClockDomain.Opp> opps = pointsHz.stream()
                .map(hz -> new ClockDomain.Opp(hz / 1e6, null, null))
                .toList();
        return new ClockDomain(id, new Provenance(Provenance.Kind.MEASURED, source), null, null, null, us, opps);
    }

    private ComputeUnit unit() {
        Quantity cores = new Quantity(cores(), Provenance.Kind.MEASURED, READ, null);
        Quantity peak = new Quantity(flopPerCycle(), Provenance.Kind.ASSUMED, PEAK, null);
        return new ComputeUnit(
                unit,
                ComputeUnit.Kind.CPU,
                cores() + "x " + name(),
                unit,
                cores,
                new ComputeUnit.FlopPerCycle(peak, null, null),
                List.of());
    }

    private MemorySystem memory() {
        Optional<String> clock =
                axes.stream().map(ClockAxis::domain).filter(MEMORY::contains).findFirst();
        return new MemorySystem(
                "unknown",
                clock.orElse(null),
                gigabytes(COPY_BYTES_PER_BYTE * copyBytesPerS, Provenance.Kind.ASSUMED),
                gigabytes(copyBytesPerS, Provenance.Kind.MEASURED),
                null,
                null);
    }

    private static Quantity gigabytes(double bytesPerS, Provenance.Kind kind) {
        return new Quantity(Math.round(bytesPerS / 1e7) / 100.0, kind, COPY, null);
    }

    private int cores() {
        long listed =
                cpuinfo.lines().filter(line -> line.matches("processor\\s*:.*")).count();
        return (int) Math.max(1, listed);
    }

    /** Of the fastest clock that the kernel or the processor names; 1 GHz where neither does. */
    private long highestHz() {
        Stream<Long> told = files.list("sys/devices/system/cpu/cpufreq").stream()
                .map(policy -> files.number("sys/devices/system/cpu/cpufreq/" + policy + "/cpuinfo_max_freq"))
                .filter(number -> number.isPresent())
                .map(number -> number.getAsLong() * 1000);
        return told.max(Long::compare)
                .or(() -> value("cpu MHz").map(text -> Math.round(Double.parseDouble(text) * 1e6)))
                .orElse(1_000_000_000L);
    }

    private Optional<String> value(String key) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(key) + "\\s*:\\s*(\\S.*)$")
                .matcher(cpuinfo);
        return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
    }

    /**
     * Single-precision operations of a core per cycle: two for each element of a fused multiply-add, two vector units of the width that is
     * named, one on Arm's smaller cores.
     */
    private double flopPerCycle() {
        Set<String> flags = new HashSet<>();
        Stream.of("flags", "Features")
                .flatMap(key -> value(key).stream())
                .forEach(text -> flags.addAll(Arrays.asList(text.split(" "))));
        if (flags.contains("avx512f")) {
            return 64;
        }
        if (flags.contains("avx2")) {
            return 32;
        }
        if (flags.contains("asimd")) {
            return flags.contains("asimddp") ? 16 : 8;
        }
        return 8;
    }
}
