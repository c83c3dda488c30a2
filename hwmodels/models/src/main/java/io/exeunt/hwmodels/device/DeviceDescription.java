package io.exeunt.hwmodels.device;

import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.workload.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A device as tables for a reader: every number with its source, every operating point with its roofline.
 *
 * @param device what is described
 * @param units one line per compute unit on what can be modelled there
 * @param facts all single numbers, in the order of the file
 * @param oppTables one per clock domain
 * @param rooflines one point per unit of known peak, unit clock and memory clock, lowest first
 */
public record DeviceDescription(
        Device device,
        List<UnitLine> units,
        List<Fact> facts,
        List<OppLines> oppTables,
        List<RooflinePoint> rooflines) {
    /**
     * What can be modelled on a unit.
     *
     * @param unit id
     * @param name in full
     * @param runtimes such as "tensorrt (fp32 fitted, fp16 assumed)"; empty when latency is not modelled
     * @param energyModelled whether there are power data and voltages
     */
    public record UnitLine(String unit, String name, List<String> runtimes, boolean energyModelled) {}

    /**
     * One number.
     *
     * @param path where in the file, such as "runtimes.tensorrt@gpu.launch_us"; its last part names the unit
     * @param value the number
     * @param kind how it was obtained
     * @param source key into {@link Device#sources()}
     * @param stdError standard error; null when unknown
     */
    public record Fact(
            String path,
            double value,
            Provenance.Kind kind,
            String source,
            @Nullable Double stdError) {}

    /**
     * The operating points of a domain.
     *
     * @param domain id
     * @param clocks where the clocks come from
     * @param voltages where the voltages come from; null for unknown
     * @param scale what the voltages mean
     * @param opps lowest clock first
     */
    public record OppLines(
            String domain,
            Provenance clocks,
            @Nullable Provenance voltages,
            VoltageScale scale,
            List<ClockDomain.Opp> opps) {}

    /**
     * The roofline of a unit at one operating point, in single precision.
     *
     * @param unit id
     * @param unitMhz clock of the unit
     * @param memoryMhz clock of the memory; NaN when it is fixed
     * @param peakGflops peak arithmetic with all cores, in 10⁹ operations per second
     * @param peakGbs theoretical memory bandwidth in 10⁹ bytes per second
     * @param ridgeFlopPerByte operations per byte above which arithmetic is the limit
     */
    public record RooflinePoint(
            String unit,
            double unitMhz,
            double memoryMhz,
            double peakGflops,
            double peakGbs,
            double ridgeFlopPerByte) {}

    public DeviceDescription {
        units = List.copyOf(units);
        facts = List.copyOf(facts);
        oppTables = List.copyOf(oppTables);
        rooflines = List.copyOf(rooflines);
    }

    /** Describes a device. */
    public static DeviceDescription of(Device device) {
        return new DeviceDescription(
                device,
                device.units().stream().map(unit -> line(device, unit)).toList(),
                facts(device),
                device.domains().stream().map(DeviceDescription::opps).toList(),
                device.units().stream()
                        .flatMap(unit -> rooflines(device, unit).stream())
                        .toList());
    }

    /** What the short source names stand for. */
    public Map<String, String> sources() {
        return device.sources();
    }

    private static UnitLine line(Device device, ComputeUnit unit) {
        List<String> runtimes = device.runtimes().stream()
                .filter(runtime -> runtime.unit().equals(unit.id()))
                .map(DeviceDescription::label)
                .toList();
        boolean volts = device.domain(unit.domain()).voltages() != null;
        PowerProfile power = device.power();
        boolean rails = volts && power != null && power.unit(unit.id()).isPresent();
        return new UnitLine(unit.id(), unit.name(), runtimes, rails || atTheWall(device, unit));
    }

    private static boolean atTheWall(Device device, ComputeUnit unit) {
        return device.runtimes().stream()
                .filter(runtime -> runtime.unit().equals(unit.id()))
                .anyMatch(runtime -> runtime instanceof LinearRuntime linear
                        && Arrays.stream(Precision.values()).anyMatch(linear::energyModelled));
    }

    private static String label(RuntimeProfile runtime) {
        return Arrays.stream(Precision.values())
                .flatMap(precision -> runtime.precisions().of(precision).stream()
                        .map(from -> precision.name().toLowerCase(Locale.ROOT) + " "
                                + from.kind().label()))
                .collect(Collectors.joining(", ", runtime.id() + " (", ")"));
    }

    private static List<Fact> facts(Device device) {
        return Quantities.in(device).stream()
                .filter(Quantities.Entry::numbered)
                .map(entry -> fact(entry.path(), entry.quantity()))
                .toList();
    }

    private static Fact fact(String path, Quantity quantity) {
        return new Fact(path, quantity.value(), quantity.kind(), quantity.source(), quantity.stdError());
    }

    private static OppLines opps(ClockDomain domain) {
        VoltageScale scale = domain.toDvfsDomain().opps().scale();
        return new OppLines(domain.id(), domain.clocks(), domain.voltages(), scale, domain.opps());
    }

    private static List<RooflinePoint> rooflines(Device device, ComputeUnit unit) {
        String memoryDomain = device.memory().domain();
        List<RooflinePoint> points = new ArrayList<>();
        if (unit.flopPerCycle(Precision.FP32).isEmpty()) {
            return points;
        }
        for (ClockDomain.Opp opp : device.domain(unit.domain()).opps()) {
            if (memoryDomain == null) {
                points.add(point(device, unit, opp.freqMhz(), Double.NaN, 1));
                continue;
            }
            ClockDomain memory = device.domain(memoryDomain);
            for (ClockDomain.Opp memoryOpp : memory.opps()) {
                double share = memoryOpp.freqMhz() * 1e6 / device.memoryPeakHz();
                points.add(point(device, unit, opp.freqMhz(), memoryOpp.freqMhz(), share));
            }
        }
        return points;
    }

    private static RooflinePoint point(
            Device device, ComputeUnit unit, double unitMhz, double memoryMhz, double memoryShare) {
        double gflops = unit.coreCount()
                * unit.flopPerCycle(Precision.FP32).orElseThrow().value()
                * unitMhz
                * 1e-3;
        double gbs = device.memory().peakGbs().value() * memoryShare;
        return new RooflinePoint(unit.id(), unitMhz, memoryMhz, gflops, gbs, gflops / gbs);
    }
}
