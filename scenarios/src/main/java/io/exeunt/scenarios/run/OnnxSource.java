package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxNetworks;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An ONNX model that was trained elsewhere: its operators, and what its exits say about the scenario's data. */
record OnnxSource(Scenario scenario, Onnx asked, ArtefactCache cache) implements NetworkSource {
    /** How far the final exit's accuracy may be from the one that the scenario states. */
    private static final double TOLERANCE = 0.01;

    @Override
    public StudySubject subject(PhaseLog log) {
        ImportedNetwork plain = log.run("network", asked.model().toString(), () -> Result.made(imported(asked)));
        plain.passed()
                .forEach((operator, count) ->
                        log.warn(operator + " (" + count + ") is not known and counts as mere traffic", ""));
        OnnxData data = log.run("data", scenario.data().set(), () -> Result.made(OnnxData.read(scenario, plain)));
        Onnx run = new HeadedModel(asked, cache, log).made(plain, data);
        ImportedNetwork imported = run.equals(asked) ? plain : imported(run);
        EarlyExitNetwork network = EarlyExitNetwork.of(imported.graph());
        TreeMap<String, String> inputs = new TreeMap<>(hashes(asked.model()));
        if (!run.equals(asked)) {
            inputs.put("network with heads", sha256(run.model()));
        }
        inputs.put("data/fit", data.fit().sha256());
        inputs.put("data/report", data.report().sha256());
        ExitTrace trace = log.run(
                "trace", detail(data), () -> new OnnxTrace(run, cache, log).recorded(imported, network, data, inputs));
        requireAccuracy(trace);
        return new StudySubject(
                        network.name(),
                        scenario.data().set(),
                        0,
                        List.of(StudySystem.of(network.name(), trace, network)),
                        inputs)
                .shown(SampleThumbnails.of(trace.report(), data.report()));
    }

    /** The model's operators, as the scenario wants them. */
    static ImportedNetwork imported(Onnx asked) {
        ImportOptions options = new ImportOptions(asked.lengths(), asked.exits(), List.of(), asked.allowUnknown());
        return OnnxNetworks.read(asked.model(), options);
    }

    private static String detail(OnnxData data) {
        return String.format(
                Locale.ROOT, "%,d samples", data.fit().size() + data.report().size());
    }

    private void requireAccuracy(ExitTrace trace) {
        if (asked.accuracy().isEmpty()) {
            return;
        }
        double stated = asked.accuracy().get();
        double found = accuracy(trace);
        if (Math.abs(found - stated) > TOLERANCE) {
            throw InvalidInputException.ofScenario(
                    "/network/accuracy",
                    "network.accuracy",
                    String.format(
                            Locale.ROOT,
                            "Expected the final exit to be right about %.2f %% of the samples, it is right about %.2f %%",
                            100 * stated,
                            100 * found),
                    "network.input is not what the model was trained with (scale, mean, deviation, layout), or labels are"
                            + " numbered otherwise",
                    null);
        }
    }

    private static double accuracy(ExitTrace trace) {
        int last = trace.exits() - 1;
        double right = 0;
        int samples = 0;
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            right += split.accuracy(last) * split.samples();
            samples += split.samples();
        }
        return right / samples;
    }

    /** SHA-256 of a model's file and of those in which it keeps weights, by "network" and "network/" with their place in its folder. */
    static Map<String, String> hashes(Path model) {
        Map<String, String> hashes = new TreeMap<>(Map.of("network", sha256(model)));
        Path folder = Objects.requireNonNull(model.toAbsolutePath().normalize().getParent());
        for (Path data : OnnxNetworks.dataFiles(model)) {
            String place = folder.relativize(data.toAbsolutePath().normalize()).toString();
            hashes.put("network/" + place.replace(File.separatorChar, '/'), sha256(data));
        }
        return hashes;
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }
}
