package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.Quantities;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.device.ThermalProfile;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a device: an overview, then every number with its kind and source. */
final class DevicePrinter {
    private static final Pattern WITHOUT_NUMBER = Pattern.compile(".*(\\.clocks|\\.voltages|\\.precisions\\.\\w+)");

    private final Device device;
    private final PrintWriter out;

    DevicePrinter(Device device, PrintWriter out) {
        this.device = device;
        this.out = out;
    }

    void print() {
        out.println(device.name() + " (" + device.id() + "), " + device.soc());
        out.println();
        units();
        out.println();
        domains();
        out.println();
        new RooflinePrinter(device, out).print();
        out.println();
        numbers();
        out.println();
        sources();
    }

    private void units() {
        Listing table = new Listing("unit", "kind", "name", ">cores", "clocked by", "runtimes");
        for (ComputeUnit unit : device.units()) {
            table.row(
                    unit.id(),
                    unit.kind().name().toLowerCase(Locale.ROOT),
                    unit.name(),
                    Integer.toString(unit.coreCount()),
                    unit.domain(),
                    runtimes(unit));
        }
        table.print(out);
        out.println("memory: " + device.memory().type());
        out.println("energy: " + energy());
        out.println("temperature: " + temperature());
    }

    private String energy() {
        PowerProfile power = device.power();
        return power == null
                ? "not modelled, no power data"
                : "modelled for "
                        + power.units().stream()
                                .map(PowerProfile.UnitPower::unit)
                                .collect(Collectors.joining(", "));
    }

    private String temperature() {
        ThermalProfile thermal = device.thermal();
        return thermal == null ? "not modelled, no thermal data" : "modelled, " + thermal.cooling();
    }

    private String runtimes(ComputeUnit unit) {
        String ids = device.runtimes().stream()
                .filter(runtime -> runtime.unit().equals(unit.id()))
                .map(RuntimeProfile::id)
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "none: can't be simulated" : ids;
    }

    private void domains() {
        Listing table = new Listing("domain", ">clock", ">voltage");
        for (ClockDomain domain : device.domains()) {
            String name = domain.id();
            for (ClockDomain.Opp opp : domain.opps()) {
                table.row(name, Format.clock(opp.freqMhz() * 1e6), voltage(opp));
                name = "";
            }
        }
        table.print(out);
    }

    private static String voltage(ClockDomain.Opp opp) {
        Double millivolts = opp.voltMv();
        Double relative = opp.relativeVoltage();
        if (millivolts != null) {
            return number(millivolts) + " mV";
        }
        return relative == null ? "unknown" : String.format(Locale.ROOT, "%.3f × lowest", relative);
    }

    private void numbers() {
        Listing table = new Listing("number", ">value", "kind", "source");
        addNumbers(table, "domains", device.domains());
        addNumbers(table, "units", device.units());
        addNumbers(table, "memory", device.memory());
        addNumbers(table, "runtimes", device.runtimes());
        addNumbers(table, "power", device.power());
        addNumbers(table, "ratings", device.ratings());
        addNumbers(table, "thermal", device.thermal());
        addNumbers(table, "exit_overheads", device.exitOverheads());
        table.print(out);
    }

    private static void addNumbers(Listing table, String part, @Nullable Object root) {
        for (Quantities.Entry entry : Quantities.in(root)) {
            boolean unnumbered = WITHOUT_NUMBER.matcher(entry.path()).matches();
            table.row(
                    part + "." + entry.path(),
                    unnumbered ? "" : number(entry.quantity().value()),
                    entry.quantity().kind().label(),
                    entry.quantity().source());
        }
    }

    private void sources() {
        Listing table = new Listing("source", "stands for");
        device.sources().forEach(table::row);
        table.print(out);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
