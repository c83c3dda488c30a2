package io.exeunt.scenarios.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.CsvCell;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.event.SliceBook;
import io.exeunt.simulator.event.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The course of a sustained load as a file: CSV, or the JSON trace format that Perfetto and chrome://tracing read. */
public final class TimelineFile {
    private static final double MICRO = 1e6;

    private TimelineFile() {}

    /** Writes it; a name that ends in .json asks for the trace, any other for CSV. */
    public static void write(Sustained sustained, Path file) {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        try {
            AtomicFile.write(file, json ? trace(sustained) : csv(sustained));
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
    }

    static String csv(Sustained sustained) {
        String clocks = sustained.states().domains().stream()
                .map(domain -> "," + CsvCell.of(domain.id() + "_mhz"))
                .collect(Collectors.joining());
        StringBuilder text =
                new StringBuilder("time_s,seconds,power_w,temperature_c,busy_share,mean_queued" + clocks + "\n");
        for (Timeline.Bin bin : sustained.timeline()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%.6g,%.6g,%s,%s,%.4f,%.4f",
                    bin.fromS(),
                    bin.seconds(),
                    orNothing(bin.meanW()),
                    orNothing(bin.temperatureC()),
                    bin.busyShare(),
                    bin.meanQueued()));
            clocksMhz(sustained, bin).values().forEach(mhz -> text.append(',').append(mhz));
            text.append('\n');
        }
        return text.toString();
    }

    private static String orNothing(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
    }

    private static Map<String, Double> clocksMhz(Sustained sustained, Timeline.Bin bin) {
        Map<String, Double> clocks = new LinkedHashMap<>();
        IntStream.range(0, sustained.states().domains().size())
                .forEach(d -> clocks.put(
                        sustained.states().domains().get(d).id(),
                        sustained.states().opp(bin.state(), d).freqHz() / 1e6));
        return clocks;
    }

    static String trace(Sustained sustained) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Timeline.Bin bin : sustained.timeline()) {
            counter(events, bin, "power (W)", Map.of("W", bin.meanW()));
            counter(events, bin, "chip (°C)", Map.of("°C", bin.temperatureC()));
            counter(events, bin, "busy", Map.of("share", bin.busyShare()));
            counter(events, bin, "queue", Map.of("requests", bin.meanQueued()));
            clocksMhz(sustained, bin)
                    .forEach((domain, mhz) -> counter(events, bin, domain + " (MHz)", Map.of("MHz", mhz)));
        }
        sustained.slices().forEach(slice -> events.add(complete(slice)));
        return new ObjectMapper().writeValueAsString(Map.of("traceEvents", events));
    }

    /** A slice of its unit's track; those of an inference lie within its own. */
    private static Map<String, Object> complete(SliceBook.Slice slice) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("name", slice.name());
        event.put("ph", "X");
        event.put("pid", 1);
        event.put("tid", slice.unit());
        event.put("ts", slice.fromS() * MICRO);
        event.put("dur", slice.seconds() * MICRO);
        return event;
    }

    private static void counter(
            List<Map<String, Object>> events, Timeline.Bin bin, String name, Map<String, Double> values) {
        if (values.values().stream().noneMatch(value -> value.isNaN())) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("name", name);
            event.put("ph", "C");
            event.put("pid", 1);
            event.put("ts", bin.fromS() * MICRO);
            event.put("args", values);
            events.add(event);
        }
    }
}
