package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.measure.TimeSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be measured on this machine.
 *
 * @param models ONNX files
 * @param shapes of their inputs, batch included, where the files do not fix them; those of one model alone need not fit others
 * @param batches samples per run; of models whose first axis is open
 * @param threads of the runtime
 * @param unit id of the processors in the table
 * @param clocks clocks that are varied: domain of the board's file to what sets it, as {@code policy0@600,1200}; empty to leave all as they
 *     are
 * @param inputRail name of the meter that tells all that the board draws; empty for the usual names
 * @param sampling how often each is run
 * @param allowUnknown whether operators that are not known count as mere traffic in the layer tables
 * @param table CSV file for the latencies
 * @param goOn whether to go on with a table that is there
 * @param board file for a description of this machine; empty for none
 * @param root folder that holds {@code sys} and {@code proc}
 * @param stopwatch what times are read off
 */
public record MeasurementRequest(
        List<Path> models,
        Map<String, List<Long>> shapes,
        List<Integer> batches,
        List<Integer> threads,
        String unit,
        Map<String, String> clocks,
        Optional<String> inputRail,
        Sampling sampling,
        boolean allowUnknown,
        Path table,
        boolean goOn,
        Optional<Path> board,
        Path root,
        TimeSource stopwatch) {
    public MeasurementRequest {
        models = Check.notEmpty("models", models);
        shapes = Map.copyOf(shapes);
        batches = Check.notEmpty("batches", batches);
        threads = Check.notEmpty("threads", threads);
        clocks = new LinkedHashMap<>(clocks);
        batches.forEach(batch -> Check.positive("batch", (long) batch));
        threads.forEach(each -> Check.positive("threads", (long) each));
    }

    @Override
    public Map<String, String> clocks() {
        return new LinkedHashMap<>(clocks);
    }

    /** Where the layers of what is measured go: beside the table. */
    public Path networks() {
        return table.resolveSibling(String.valueOf(table.getFileName()).replaceFirst("\\.csv$", "") + ".networks.json");
    }
}
