package io.exeunt.simulator.npz;

import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadOrigin;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns traces into named arrays. */
final class TraceWriter {
    private final TraceStorage storage;

    TraceWriter(TraceStorage storage) {
        this.storage = storage;
    }

    static void labels(Map<String, NpyArray> arrays, ExitTrace trace) {
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            arrays.put(prefixOf(trace, split) + "labels", NpyArray.of(split.labels(), split.samples()));
        }
    }

    void outputs(Map<String, NpyArray> arrays, String folder, StoredTrace stored) {
        ExitTrace trace = stored.trace();
        arrays.put(folder + "network", NpyArray.of(List.of(trace.network())));
        arrays.put(folder + "exit_names", NpyArray.of(trace.exitNames(), trace.exits()));
        arrays.put(folder + "head_kind", NpyArray.of(kinds(trace.fit()), trace.exits()));
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            split(arrays, folder + prefixOf(trace, split), split);
        }
        HeadOrigin origin = stored.origin();
        if (origin != null) {
            arrays.put(folder + "head_system", NpyArray.of(List.of(origin.system())));
            List<String> parameters = origin.parameters().entrySet().stream()
                    .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                    .toList();
            if (!parameters.isEmpty()) {
                arrays.put(folder + "head_parameters", NpyArray.of(parameters, parameters.size()));
            }
        }
        ExitCosts costs = stored.costs();
        if (costs != null) {
            arrays.put(folder + "segment_cost", NpyArray.of(costs.segment(), trace.exits()));
            arrays.put(folder + "head_cost", NpyArray.of(costs.head(), trace.exits()));
            arrays.put(folder + "cost_unit", NpyArray.of(List.of(costs.unit())));
        }
    }

    private static String prefixOf(ExitTrace trace, TraceSplit split) {
        return split == trace.fit() ? "fit_" : "report_";
    }

    private static List<String> kinds(TraceSplit split) {
        return split.exits().stream()
                .map(exit -> exit.kind().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void split(Map<String, NpyArray> arrays, String prefix, TraceSplit split) {
        for (int k = 0; k < split.exits().size(); k++) {
            ExitOutputs exit = split.exits().get(k);
            arrays.put(prefix + "exit_" + k, numbers(exit.values(), exit.samples(), exit.classes()));
        }
        if (split.exits().stream().anyMatch(exit -> exit.confidence() != null)) {
            arrays.put(
                    prefix + "confidence",
                    numbers(confidence(split), split.exits().size(), split.samples()));
        }
    }

    private NpyArray numbers(float[] values, int... shape) {
        return switch (storage) {
            case EXACT -> NpyArray.of(values, shape);
            case COMPACT -> NpyArray.ofHalf(values, shape);
        };
    }

    private static float[] confidence(TraceSplit split) {
        float[] rows = new float[split.exits().size() * split.samples()];
        Arrays.fill(rows, Float.NaN);
        for (int k = 0; k < split.exits().size(); k++) {
            float[] row = split.exits().get(k).confidence();
            if (row != null) {
                System.arraycopy(row, 0, rows, k * split.samples(), row.length);
            }
        }
        return rows;
    }
}
