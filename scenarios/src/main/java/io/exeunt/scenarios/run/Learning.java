package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.SplitSpec;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.persistence.CheckpointFile;
import io.exeunt.policies.dl4j.persistence.NetworkFile;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingProgress;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheEvents;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.failure.CancelledException;
import io.exeunt.scenarios.run.PhaseLog.Result;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.ProgressEvent;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Trains a scenario's network and measures its exits, or takes both from the cache. */
final class Learning {
    private static final String NETWORK_FILE = "network.zip";
    private static final String TRACE_FILE = "trace.npz";
    private static final String CHECKPOINT_FILE = "checkpoint.bin";
    private static final double MMAC = 1e6;

    private final Scenario scenario;
    private final ArtefactCache cache;
    private final PhaseLog log;

    Learning(Scenario scenario, ArtefactCache cache, PhaseLog log) {
        this.scenario = scenario;
        this.cache = cache;
        this.log = log;
    }

    Learned run() {
        Splits splits = log.run("data", scenario.data().set(), () -> Result.made(splits()));
        TrainingSpec spec = NetworkSpecs.training(
                scenario, splits.train().shape(), splits.train().classes());
        String key = spec.key(splits.train());
        TrainedNetwork trained = log.run("train", trainingDetail(splits, spec), () -> train(spec, splits, key));
        EarlyExitNetwork network = GraphReader.read(trained.network());
        TreeMap<String, String> inputs = new TreeMap<>(Map.of(
                "network", key,
                "data/train", splits.train().sha256(),
                "data/fit", splits.fit().sha256(),
                "data/report", splits.report().sha256()));
        ExitTrace trace = log.run("trace", "", () -> trace(trained.network(), network, splits, inputs));
        return new Learned(network, trace, splits.train().size(), inputs);
    }

    /** A network that begins with published weights has seen all training images, so none of them may serve as fit. */
    private Splits splits() {
        SplitSpec spec = new SplitSpec(scenario.data().fitSamples(), scenario.seed());
        ImageSet set = ImageSets.read(scenario.data());
        return NetworkSpecs.start(scenario.network()) instanceof Start.Random
                ? Splits.of(set.train(), set.test(), spec)
                : Splits.ofSeen(set, spec);
    }

    private static String trainingDetail(Splits splits, TrainingSpec spec) {
        return String.format(
                Locale.ROOT, "%,d images, %d epochs", splits.train().size(), spec.epochs());
    }

    private Result<TrainedNetwork> train(TrainingSpec spec, Splits splits, String key) {
        Nd4jRuntime.prepare().warnings().forEach(warning -> log.warn(warning, ""));
        CacheKey network = CacheKey.of(ArtefactKind.NETWORK, label(), Map.of("training", key));
        CacheKey checkpoint = CacheKey.of(ArtefactKind.CHECKPOINT, label(), Map.of("training", key));
        ArtefactCache.Artefact artefact = cache.findOrMake(network, events(), folder -> {
            Path file = cache.checkpointFolder(checkpoint).resolve(CHECKPOINT_FILE);
            NetworkFile.write(train(spec, splits.train(), file), folder.resolve(NETWORK_FILE));
            cache.remove(checkpoint);
        });
        return new Result<>(NetworkFile.read(artefact.folder().resolve(NETWORK_FILE)), artefact.found());
    }

    private TrainedNetwork train(TrainingSpec spec, LabelledImages images, Path checkpoint) {
        TrainingEnvironment environment = new TrainingEnvironment(
                scenario.training().threads(),
                log.context().clock(),
                this::tell,
                new CheckpointFile(checkpoint),
                Duration.ofMillis(Math.round(1000 * scenario.training().checkpointIntervalS())),
                log.context().cancellation()::requested);
        try {
            return Training.run(spec, images, environment);
        } catch (TrainingCancelledException cancelled) {
            throw new CancelledException(cancelled.getMessage() + "; the same command goes on from there");
        }
    }

    private void tell(TrainingProgress now) {
        String detail = String.format(Locale.ROOT, "epoch %d/%d  loss %.3f", now.epoch(), now.epochs(), now.loss());
        long batch = scenario.training().batch();
        log.context()
                .progress()
                .on(new ProgressEvent.Step(
                        "train",
                        now.step() * batch,
                        now.steps() * batch,
                        "images",
                        now.imagesPerS(),
                        now.etaS(),
                        detail));
    }

    private Result<ExitTrace> trace(
            MultiExitGraph graph, EarlyExitNetwork network, Splits splits, Map<String, String> inputs) {
        CacheKey key = CacheKey.of(ArtefactKind.TRACE, label(), inputs);
        ArtefactCache.Artefact artefact = cache.findOrMake(key, events(), folder -> {
            ExitTrace trace = TraceRecorder.record(
                    graph, splits.fit(), splits.report(), scenario.training().threads());
            TraceFile.write(folder.resolve(TRACE_FILE), new StoredTrace(trace, macs(network)));
        });
        return new Result<>(
                TraceFile.read(artefact.folder().resolve(TRACE_FILE)).trace(), artefact.found());
    }

    private static ExitCosts macs(EarlyExitNetwork network) {
        return new ExitCosts(
                "MMAC",
                network.segments().stream().mapToDouble(s -> s.macs() / MMAC).toArray(),
                network.branches().stream().mapToDouble(s -> s.macs() / MMAC).toArray());
    }

    private String label() {
        return String.format(
                Locale.ROOT,
                "%s, %d epochs, seed %d",
                scenario.name(),
                scenario.training().epochs(),
                scenario.seed());
    }

    private CacheEvents events() {
        return new CacheEvents() {
            private boolean told;

            @Override
            public void damaged(CacheKey key, String damage) {
                log.warn("Cached " + key.kind().key() + " is damaged (" + damage + "); it is made anew", "");
            }

            @Override
            public void waiting(CacheKey key) {
                if (!told) {
                    log.note("Another process is making the same " + key.kind().key() + "; waiting for it");
                    told = true;
                }
                log.context().cancellation().throwIfRequested("stopped while waiting for another process");
            }
        };
    }
}
