package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.DeviceDescription;
import io.exeunt.hwmodels.device.DeviceDescription.RooflinePoint;
import io.exeunt.hwmodels.workload.Precision;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the roofs of a device: arithmetic per clock of a unit, bandwidth per clock of the memory, and where they meet. */
final class RooflinePrinter {
    private final Device device;
    private final PrintWriter out;
    private final List<RooflinePoint> points;

    RooflinePrinter(Device device, PrintWriter out) {
        this.device = device;
        this.out = out;
        this.points = DeviceDescription.of(device).rooflines();
    }

    void print() {
        out.println(
                "rooflines in single precision, all cores; above the ridge (operations per byte) arithmetic is the limit");
        bandwidth();
        Listing table = new Listing("unit", ">clock", ">peak GFLOP/s", ">ridge FLOP/byte");
        for (ComputeUnit unit : device.units()) {
            if (unit.flopPerCycle(Precision.FP32).isEmpty()) {
                table.row(unit.id(), "", "unknown", "unknown");
            }
            peaks(table, unit.id());
        }
        table.print(out);
    }

    private void bandwidth() {
        Map<Double, Double> byClock = new LinkedHashMap<>();
        points.forEach(point -> byClock.put(point.memoryMhz(), point.peakGbs()));
        String text = byClock.entrySet().stream()
                .map(entry -> Double.isNaN(entry.getKey())
                        ? number(entry.getValue())
                        : number(entry.getValue()) + " at " + Format.clock(entry.getKey() * 1e6))
                .collect(Collectors.joining(", "));
        out.println("memory GB/s: "
                + (text.isEmpty() ? number(device.memory().peakGbs().value()) + " at most" : text));
    }

    private void peaks(Listing table, String unit) {
        Map<Double, List<RooflinePoint>> byClock = points.stream()
                .filter(point -> point.unit().equals(unit))
                .collect(Collectors.groupingBy(RooflinePoint::unitMhz, LinkedHashMap::new, Collectors.toList()));
        String name = unit;
        for (Map.Entry<Double, List<RooflinePoint>> entry : byClock.entrySet()) {
            String peak = number(entry.getValue().get(0).peakGflops());
            table.row(name, Format.clock(entry.getKey() * 1e6), peak, ridges(entry.getValue()));
            name = "";
        }
    }

    /** One, or those of the highest and the lowest memory clock. */
    private static String ridges(List<RooflinePoint> states) {
        Comparator<RooflinePoint> order = Comparator.comparingDouble(RooflinePoint::ridgeFlopPerByte);
        String low = number(states.stream().min(order).orElseThrow().ridgeFlopPerByte());
        String high = number(states.stream().max(order).orElseThrow().ridgeFlopPerByte());
        return states.size() == 1 ? low : low + " … " + high;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
