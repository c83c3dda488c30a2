package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.measure.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What leaving early costs is to be measured on this machine.
 *
 * @param models ONNX files of one input and several exits
 * @param shapes of their inputs, where the files do not fix them
 * @param threads of the runtime, > 0
 * @param rounds in which each way is run once, > 0
 * @param time which times count
 * @param stopwatch what times are read off
 */
public record ExitCostRequest(
        List<Path> models,
        Map<String, List<Long>> shapes,
        int threads,
        int rounds,
        Sampling.Time time,
        TimeSource stopwatch) {
    public ExitCostRequest {
        models = Check.notEmpty("models", models);
        shapes = Map.copyOf(shapes);
        Check.positive("threads", (long) threads);
        Check.positive("rounds", (long) rounds);
    }
}
