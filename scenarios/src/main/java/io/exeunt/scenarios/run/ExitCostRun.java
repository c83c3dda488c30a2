package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.measure.LatencySummary;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxBranches;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.hwmodels.onnx.OnnxStages;
import io.exeunt.policies.onnxruntime.StageBench;
import io.exeunt.policies.onnxruntime.StagedModel;
import io.exeunt.scenarios.workbench.ExitCostRequest;
import io.exeunt.scenarios.workbench.MeasuredExitCosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures what cutting a network into stages, deciding between them, and branching cost on this machine. */
final class ExitCostRun {
    private static final int WARM_UP = 20;
    private static final int WAYS = 4;

    private final ExitCostRequest request;
    private final PhaseLog log;

    ExitCostRun(ExitCostRequest request, PhaseLog log) {
        this.request = request;
        this.log = log;
    }

    MeasuredExitCosts run() {
        List<MeasuredExitCosts.Row> rows = new ArrayList<>();
        for (Path model : request.models()) {
            rows.addAll(log.run("measure", model.toString(), () -> Result.made(rows(model))));
        }
        return new MeasuredExitCosts(rows);
    }

    private List<MeasuredExitCosts.Row> rows(Path model) {
        ImportedNetwork network =
                OnnxNetworks.read(model, new ImportOptions(request.shapes(), List.of(), List.of(), true));
        if (network.exits().size() < 2 || network.inputs().size() != 1) {
            throw new InvalidInputException(
                    model.toString(),
                    "Expected a model of one input with side exits, given "
                            + network.inputs().size() + " inputs and the outputs " + String.join(", ", network.exits()),
                    null);
        }
        int sides = network.exits().size() - 1;
        List<MeasuredExitCosts.Row> rows = new ArrayList<>();
        for (int kept : new TreeSet<>(List.of(1, Math.max(1, sides / 4), Math.max(1, sides / 2), sides))) {
            rows.add(row(model, network, exits(network.exits(), kept)));
        }
        return rows;
    }

    /** So many side exits, evenly spread, and the final one. */
    private static List<String> exits(List<String> all, int kept) {
        int sides = all.size() - 1;
        return Stream.concat(
                        IntStream.range(0, kept).mapToObj(k -> all.get((2 * k + 1) * sides / (2 * kept))),
                        Stream.of(all.get(sides)))
                .toList();
    }

    private MeasuredExitCosts.Row row(Path model, ImportedNetwork network, List<String> exits) {
        Path folder = temporary();
        try {
            Path whole = folder.resolve("whole.onnx");
            Path branched = folder.resolve("branched.onnx");
            OnnxStages.writeWhole(model, exits, whole);
            OnnxBranches.write(model, exits, Float.MAX_VALUE, branched);
            List<StagedModel.Stage> stages = OnnxStages.write(model, exits, folder).stream()
                    .map(stage -> new StagedModel.Stage(stage.file(), stage.exit(), stage.inputs(), stage.outputs()))
                    .toList();
            List<String> inputs = List.copyOf(network.inputs().keySet());
            StagedModel.Stage piece = new StagedModel.Stage(whole, exits.get(exits.size() - 1), inputs, exits);
            StagedModel.Stage ifs =
                    new StagedModel.Stage(branched, OnnxBranches.ANSWER, inputs, List.of(OnnxBranches.ANSWER));
            try (StageBench bench = new StageBench(piece, ifs, stages, network.inputs(), request.threads())) {
                return row(String.valueOf(model.getFileName()), exits.size() - 1, bench);
            }
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        } finally {
            clear(folder);
        }
    }

    /**
     * Each way once per round, forth and back, so that what else the machine does meets all alike; and once before that without being timed, as caches hold
     * what ran last.
     */
    private MeasuredExitCosts.Row row(String model, int exits, StageBench bench) {
        List<Runnable> ways = List.of(bench::whole, bench::chained, bench::decided, bench::branched);
        double[][] seconds = new double[WAYS][request.rounds()];
        for (int round = -WARM_UP; round < request.rounds(); round++) {
            log.context().cancellation().throwIfRequested("nothing is kept of it");
            for (int k = 0; k < WAYS; k++) {
                int way = round % 2 == 0 ? k : WAYS - 1 - k;
                ways.get(way).run();
                double taken = seconds(ways.get(way));
                if (round >= 0) {
                    seconds[way][round] = taken;
                }
            }
        }
        return new MeasuredExitCosts.Row(
                model,
                exits,
                median(seconds[0]),
                median(seconds[1]),
                median(seconds[2]),
                median(seconds[3]),
                difference(seconds[1], seconds[0]) / exits,
                difference(seconds[2], seconds[1]) / exits,
                difference(seconds[3], seconds[0]) / exits);
    }

    private double seconds(Runnable way) {
        boolean elapsed = request.time() == Sampling.Time.ELAPSED;
        var clock = elapsed ? request.stopwatch().nanos() : request.stopwatch().processorNanos();
        long before = clock.getAsLong();
        way.run();
        return (clock.getAsLong() - before) * 1e-9;
    }

    private static double difference(double[] later, double[] earlier) {
        return median(IntStream.range(0, later.length)
                .mapToDouble(k -> later[k] - earlier[k])
                .toArray());
    }

    private static double median(double[] values) {
        return LatencySummary.of(values, values, Sampling.Time.ELAPSED).medianS();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("exeunt-stages");
        } catch (IOException e) {
            throw new StoreException("Could not make a folder for stages", e);
        }
    }

    private static void clear(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new StoreException("Could not remove " + folder, e);
        }
    }
}
