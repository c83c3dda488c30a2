package io.exeunt.scenarios.run;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.onnx.ImportedNetwork;
import io.exeunt.hwmodels.onnx.OnnxStages;
import io.exeunt.policies.onnxruntime.InputPart;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.NetworkSpec.Onnx;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.DesignReference;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a design of a finished study as a folder that runs without Exeunt. */
final class Deploying {
    private static final List<String> RUNNERS = List.of("run.py", "Runner.java", "clocks.sh", "README.md");

    private final Scenario scenario;
    private final ArtefactCache cache;
    private final DesignReference reference;
    private final Path target;
    private final PhaseLog log;

    /** Deploys a design of the study that a scenario describes. */
    Deploying(Scenario scenario, ArtefactCache cache, DesignReference reference, Path target, PhaseLog log) {
        this.scenario = scenario;
        this.cache = cache;
        this.reference = reference;
        this.target = target;
        this.log = log;
    }

    Summary run() {
        if (!(scenario.network() instanceof Onnx asked)) {
            throw new InvalidInputException(
                    reference.front().toString(),
                    "Expected a study of a network that came as ONNX, given another",
                    "name the model in the scenario: network: {onnx: model.onnx}");
        }
        requireEmpty();
        StoredDesign found = log.run("design", reference.id(), () -> Result.made(StoredDesign.of(reference, log)));
        ImportedNetwork plain = OnnxSource.imported(asked);
        OnnxData data = log.run("data", scenario.data().set(), () -> Result.made(OnnxData.read(scenario, plain)));
        requireSame(found.system().trace(), data);
        Onnx run = new HeadedModel(asked, cache, log).made(plain, data);
        ImportedNetwork imported = run.equals(asked) ? plain : OnnxSource.imported(run);
        return log.run("write", target.toString(), () -> Result.made(written(found, run, imported, data)));
    }

    private void requireEmpty() {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            if (Files.exists(target)
                    && (!Files.isDirectory(target) || files.findAny().isPresent())) {
                throw new InvalidInputException(
                        target.toString(),
                        "Expected a folder that is empty or not there yet",
                        "nothing is overwritten: name another one");
            }
        } catch (IOException e) {
            throw StoreException.reading(target, e);
        }
    }

    private static void requireSame(ExitTrace trace, OnnxData data) {
        boolean same = Arrays.equals(trace.fit().labels(), data.fit().labels())
                && Arrays.equals(trace.report().labels(), data.report().labels());
        if (!same) {
            throw new InvalidInputException(
                    "data",
                    "Expected the samples that the study was made from, given others",
                    "they have changed since");
        }
    }

    private Summary written(StoredDesign found, Onnx asked, ImportedNetwork imported, OnnxData data) {
        ExitTrace trace = found.system().trace();
        int[] exits = found.runnable().exits().indices();
        List<String> tensors =
                IntStream.of(exits).mapToObj(k -> imported.exits().get(k)).toList();
        Decisions decisions = decisions(found, exits);
        try {
            Files.createDirectories(target);
            List<OnnxStages.Stage> stages = OnnxStages.write(asked.model(), tensors, target);
            DeployedSamples.write(data, decisions.stages(), decisions.answers(), target);
            design(found, asked, imported, data, stages, exits, decisions.accuracy())
                    .write(target);
            for (String runner : RUNNERS) {
                AtomicFile.write(target.resolve(runner), resource(runner));
            }
            target.resolve("clocks.sh").toFile().setExecutable(true);
        } catch (IOException e) {
            throw StoreException.writing(target, e);
        } catch (UncheckedIOException e) {
            throw StoreException.writing(target, Objects.requireNonNull(e.getCause()));
        }
        return summary(exits, decisions);
    }

    private Summary summary(int[] exits, Decisions decisions) {
        List<Path> files = Stream.concat(
                        IntStream.rangeClosed(1, exits.length).mapToObj(k -> "stage" + k + ".onnx"),
                        Stream.concat(Stream.of(DesignFile.NAME, DeployedSamples.NAME), RUNNERS.stream()))
                .map(target::resolve)
                .toList();
        return new Summary(
                Summary.Status.COMPLETE,
                "Design " + reference.id() + " is ready in " + exits.length + " stages; exeunt deploy check " + target
                        + " runs it here.",
                List.of(new Summary.Figure(
                        "predicted accuracy",
                        String.format(
                                Locale.ROOT,
                                "%.2f %% of %,d samples",
                                100 * decisions.accuracy(),
                                decisions.stages().length))),
                log.phases(),
                files);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Decisions(int[] stages, int[] answers, double accuracy) {}

    private static Decisions decisions(StoredDesign found, int[] exits) {
        ExitTrace trace = found.system().trace();
        int samples = trace.fit().samples() + trace.report().samples();
        int[] stages = new int[samples];
        int[] answers = new int[samples];
        int right = 0;
        int at = 0;
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            SampleDecisions decisions = found.runnable().policy().decisions(split);
            for (int i = 0; i < split.samples(); i++, at++) {
                int exit = decisions.pathOf(i).exit();
                stages[at] = IntStream.range(0, exits.length)
                        .filter(k -> exits[k] == exit)
                        .findFirst()
                        .orElseThrow();
                answers[at] = split.exits().get(exit).argmax(i);
                right += answers[at] == split.labels()[i] ? 1 : 0;
            }
        }
        return new Decisions(stages, answers, (double) right / samples);
    }

    private DesignFile design(
            StoredDesign found,
            Onnx asked,
            ImportedNetwork imported,
            OnnxData data,
            List<OnnxStages.Stage> stages,
            int[] exits,
            double accuracy) {
        ExitTrace trace = found.system().trace();
        DeployedRule rule =
                DeployedRule.of(found.runnable().policy(), reference.front() + "#" + reference.id(), exits.length > 1);
        List<DesignFile.Stage> described = new ArrayList<>();
        for (int k = 0; k < exits.length; k++) {
            OnnxStages.Stage stage = stages.get(k);
            described.add(new DesignFile.Stage(
                    String.valueOf(stage.file().getFileName()),
                    stage.exit(),
                    trace.fit().exits().get(exits[k]).kind().name().toLowerCase(Locale.ROOT),
                    DeployedRule.threshold(found.runnable().policy(), trace, exits[k]),
                    stage.inputs(),
                    stage.outputs(),
                    found.clocks(exits[k]),
                    found.latencyS(exits[k])));
        }
        boolean pixels = data.fit() instanceof PixelInputs;
        return new DesignFile(
                DesignFile.version(),
                reference.front() + "#" + reference.id(),
                inputs(imported, data.fit().parts()),
                pixels ? pixels(asked) : null,
                rule.rule(),
                rule.score(),
                rule.patience(),
                described,
                new DesignFile.Predicted(
                        found.boards().isEmpty() ? "" : found.boards().get(0).name(),
                        accuracy,
                        Double.isNaN(found.latencyS()) ? null : found.latencyS()));
    }

    /** A part without a name is of the model's only input. */
    private static List<DesignFile.Input> inputs(ImportedNetwork imported, List<InputPart> parts) {
        String only = imported.inputs().keySet().iterator().next();
        return parts.stream()
                .map(part -> new DesignFile.Input(part.name().isEmpty() ? only : part.name(), part.shape()))
                .toList();
    }

    private static DesignFile.Pixels pixels(Onnx asked) {
        return new DesignFile.Pixels(
                asked.input().scale(),
                asked.input().mean(),
                asked.input().deviation(),
                asked.input().channelsLast() ? "nhwc" : "nchw");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Deploying.class.getResourceAsStream("/io/exeunt/scenarios/deploy/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
