package io.exeunt.scenarios.run;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.OnnxRecorder;
import io.exeunt.policies.onnxruntime.OnnxRecorder.Part;
import io.exeunt.policies.onnxruntime.OnnxSession;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs a model on samples part by part; parts that are done are kept, so that an interrupted run goes on from there. */
final class OnnxTrace {
    private static final String FILE = "trace.npz";
    private static final int PART = 250;
    private static final String KEPT = "parts that are recorded are kept; the same command goes on from there";

    private final Onnx asked;
    private final ArtefactCache cache;
    private final PhaseLog log;

    OnnxTrace(Onnx asked, ArtefactCache cache, PhaseLog log) {
        this.asked = asked;
        this.cache = cache;
        this.log = log;
    }

    /**
     * What a model's exits say, from the cache or recorded now.
     *
     * @param inputs hashes of model and samples
     * @throws InvalidInputException if samples are not what it reads, an exit gives no numbers per class, or labels are not its classes
     */
    Result<ExitTrace> recorded(
            ImportedNetwork imported, EarlyExitNetwork network, OnnxData data, SortedMap<String, String> inputs) {
        TreeMap<String, String> decisive = new TreeMap<>(inputs);
        decisive.put("exits", String.join("\n", imported.exits()));
        decisive.put("batch", String.valueOf(asked.batch()));
        decisive.put("runtime", "onnxruntime");
        String label = imported.graph().name();
        CacheKey key = new CacheKey(ArtefactKind.TRACE, label, decisive);
        CacheKey checkpoint = new CacheKey(ArtefactKind.CHECKPOINT, label, decisive);
        ArtefactCache.Content<ExitTrace> trace = cache.readOrMake(
                key,
                new CacheNews(log, "trace"),
                folder -> {
                    ExitTrace made = record(imported, network, data, cache.checkpointFolder(checkpoint));
                    TraceFile.write(folder.resolve(FILE), new StoredTrace(made, null));
                    cache.remove(checkpoint);
                },
                folder -> TraceFile.read(folder.resolve(FILE)).trace());
        return new Result<>(trace.content(), trace.found());
    }

    private ExitTrace record(ImportedNetwork imported, EarlyExitNetwork network, OnnxData data, Path parts) {
        try (OnnxSession session = OnnxSession.open(asked.model(), 1)) {
            OnnxRecorder recorder = new OnnxRecorder(asked.model(), session, imported.exits(), asked.batch());
            int total = parts(data.fit()) + parts(data.report());
            StepProgress progress = new StepProgress(log.context(), "trace", "parts", total);
            TraceSplit fit = split("fit", recorder, data.fit(), parts, progress);
            TraceSplit report = split("report", recorder, data.report(), parts, progress);
            return new ExitTrace(network.name(), network.exitNames(), fit, report);
        }
    }

    private static int parts(ModelInputs inputs) {
        return (inputs.size() + PART - 1) / PART;
    }

    private TraceSplit split(
            String name, OnnxRecorder recorder, ModelInputs inputs, Path folder, StepProgress progress) {
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < inputs.size(); from += PART) {
            log.context().cancellation().throwIfRequested(KEPT);
            int count = Math.min(PART, inputs.size() - from);
            Path file = folder.resolve(name + "-" + from + ".npz");
            Optional<Part> kept = kept(file, from, count);
            parts.add(kept.isPresent() ? kept.get() : made(recorder, inputs, from, count, file));
            progress.tell(name);
        }
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < parts.get(0).outputs().size(); k++) {
            exits.add(OnnxRecorder.joined(parts, k));
        }
        requireLabels(inputs, exits);
        return new TraceSplit(name, inputs.labels(), exits);
    }

    private void requireLabels(ModelInputs inputs, List<ExitOutputs> exits) {
        int classes = exits.get(exits.size() - 1).classes();
        for (ExitOutputs exit : exits) {
            if (exit.classes() != classes) {
                throw new InvalidInputException(
                        asked.model().toString(),
                        "Expected exits of " + classes + " classes as the final one, given one of " + exit.classes(),
                        "name the outputs that are exits: network.exit_tensors");
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.label(i) >= classes) {
                throw InvalidInputException.ofScenario(
                        "/data",
                        "data",
                        "Expected labels below the model's " + classes + " classes, given " + inputs.label(i)
                                + " for sample " + (i + 1),
                        null,
                        null);
            }
        }
    }

    private static Part made(OnnxRecorder recorder, ModelInputs inputs, int from, int count, Path file) {
        Part part = recorder.part(inputs, from, count);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int k = 0; k < part.outputs().size(); k++) {
            float[] values = part.outputs().get(k);
            arrays.put("exit" + k, NpyArray.of(values, count, values.length / count));
        }
        Npz.write(file, arrays);
        return part;
    }

    /** A part that was recorded before; one that can't be read is recorded anew. */
    private static Optional<Part> kept(Path file, int from, int count) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<float[]> outputs = new ArrayList<>();
            for (NpyArray array : Npz.read(file).values()) {
                Check.require(array.shape()[0] == count, "samples", "" + count, array.shapeText());
                outputs.add(array.floats());
            }
            return Optional.of(new Part(from, count, outputs));
        } catch (InvalidInputException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
