package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.device.Device;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Prints a device with the source of every number. */
final class DevicePrinter {
    private final Device device;
    private final PrintWriter out;

    DevicePrinter(Device device, PrintWriter out) {
        this.device = device;
        this.out = out;
    }

    void print() {
        out.println(device.name() + " (" + device.id() + "), " + device.soc());
        out.println();
        TextTable sources = new TextTable("source", "");
        for (Map.Entry<String, String> source : new TreeMap<>(device.sources()).entrySet()) {
            sources.row(source.getKey(), source.getValue());
        }
        sources.print(out);
    }
}
