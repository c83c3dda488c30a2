package io.exeunt.scenarios.run;

import io.exeunt.ground.Check;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.persistence.CheckpointFile;
import io.exeunt.policies.dl4j.persistence.NetworkFile;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingProgress;
import io.exeunt.policies.dl4j.workload.GraphReader;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheEvents;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitTrace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Trained networks and their traces, from the cache or made anew; an unfinished training leaves a checkpoint there. */
final class CachedNetworks {
    private static final String NETWORK_FILE = "network.zip";
    private static final String TRACE_FILE = "trace.npz";
    private static final String CHECKPOINT_FILE = "checkpoint.bin";

    private final Scenario scenario;
    private final ArtefactCache cache;
    private final PhaseLog log;

    CachedNetworks(Scenario scenario, ArtefactCache cache, PhaseLog log) {
        this.scenario = scenario;
        this.cache = cache;
        this.log = log;
    }

    /** Whether there is a network of this key. */
    boolean has(String label, String key) {
        return cache.find(network(label, key)).isPresent();
    }

    private static CacheKey network(String label, String key) {
        return CacheKey.of(ArtefactKind.NETWORK, label, Map.of("training", key));
    }

    /**
     * A trained network.
     *
     * @param phase for progress
     * @param batch images per step, for progress
     * @param label for listings
     * @param key of the training
     * @param training makes it
     */
    Result<TrainedNetwork> network(
            String phase, int batch, String label, String key, Function<TrainingEnvironment, TrainedNetwork> training) {
        CacheKey checkpoint = CacheKey.of(ArtefactKind.CHECKPOINT, label, Map.of("training", key));
        ArtefactCache.Content<TrainedNetwork> network = cache.readOrMake(
                network(label, key),
                events(),
                folder -> {
                    Path file = cache.checkpointFolder(checkpoint).resolve(CHECKPOINT_FILE);
                    NetworkFile.write(
                            training(training, environment(phase, batch, file)), folder.resolve(NETWORK_FILE));
                    cache.remove(checkpoint);
                },
                folder -> read(folder.resolve(NETWORK_FILE), key));
        return new Result<>(network.content(), network.found());
    }

    /** A network file that is whole may still be another training's. */
    private static TrainedNetwork read(Path file, String key) {
        TrainedNetwork network = NetworkFile.read(file);
        Check.require(network.key().equals(key), "key of the network", key, network.key());
        return network;
    }

    private static TrainedNetwork training(
            Function<TrainingEnvironment, TrainedNetwork> training, TrainingEnvironment environment) {
        try {
            return training.apply(environment);
        } catch (TrainingCancelledException cancelled) {
            throw new CancelledException(cancelled.getMessage() + "; the same command goes on from there");
        }
    }

    private TrainingEnvironment environment(String phase, int batch, Path checkpoint) {
        return new TrainingEnvironment(
                scenario.training().threads(),
                log.context().clock(),
                progress -> tell(phase, batch, progress),
                new CheckpointFile(checkpoint),
                Duration.ofMillis(Math.round(1000 * scenario.training().checkpointIntervalS())),
                log.context().cancellation()::requested);
    }

    private void tell(String phase, int batch, TrainingProgress now) {
        String detail = String.format(Locale.ROOT, "epoch %d/%d  loss %.3f", now.epoch(), now.epochs(), now.loss());
        log.context()
                .progress()
                .on(new ProgressEvent.Step(
                        phase,
                        now.step() * batch,
                        now.steps() * batch,
                        "images",
                        now.imagesPerS(),
                        now.etaS(),
                        detail));
    }

    /**
     * What a network's exits say.
     *
     * @param inputs hashes of network and splits
     */
    Result<LearnedSystem> trace(String label, MultiExitGraph graph, Splits splits, Map<String, String> inputs) {
        EarlyExitNetwork network = GraphReader.read(graph);
        CacheKey key = CacheKey.of(ArtefactKind.TRACE, label, inputs);
        ArtefactCache.Content<ExitTrace> trace = cache.readOrMake(
                key,
                events(),
                folder -> {
                    ExitTrace made = TraceRecorder.record(
                            graph,
                            splits.fit(),
                            splits.report(),
                            scenario.training().threads());
                    TraceFile.write(folder.resolve(TRACE_FILE), new LearnedSystem(network, made).stored());
                },
                folder -> read(folder.resolve(TRACE_FILE), network, splits));
        return new Result<>(new LearnedSystem(network, trace.content()), trace.found());
    }

    /** A trace file that is whole may still be another network's or other images'. */
    private static ExitTrace read(Path file, EarlyExitNetwork network, Splits splits) {
        ExitTrace trace = TraceFile.read(file).trace();
        Check.require(
                trace.exitNames().equals(network.exitNames()),
                "exits of the trace",
                network.exitNames() + "",
                trace.exitNames());
        Check.require(
                trace.fit().samples() == splits.fit().size()
                        && trace.report().samples() == splits.report().size(),
                "samples of the trace",
                splits.fit().size() + " and " + splits.report().size(),
                trace.fit().samples() + " and " + trace.report().samples());
        return trace;
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
