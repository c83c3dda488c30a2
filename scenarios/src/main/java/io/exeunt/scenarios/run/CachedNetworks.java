package io.exeunt.scenarios.run;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.ground.Check;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.persistence.CheckpointFile;
import io.exeunt.policies.dl4j.persistence.NetworkFile;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingProgress;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.spec.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Trained networks and how they learned, from the cache or made anew; an unfinished training leaves a checkpoint there. */
final class CachedNetworks {
    private static final String NETWORK_FILE = "network.zip";
    private static final String CHECKPOINT_FILE = "checkpoint.bin";

    private final TrainingSpec asked;
    private final ArtefactCache cache;
    private final PhaseLog log;

    CachedNetworks(TrainingSpec asked, ArtefactCache cache, PhaseLog log) {
        this.asked = asked;
        this.cache = cache;
        this.log = log;
    }

    /**
     * A training that may have been done before.
     *
     * @param phase for progress
     * @param batch images per step, for progress
     * @param label for listings
     * @param key of the training
     * @param splits of which curves are taken
     * @param training makes the network
     */
    record Wanted(
            String phase,
            int batch,
            String label,
            String key,
            Splits splits,
            Function<TrainingEnvironment, TrainedNetwork> training) {
        private CacheKey network() {
            return CacheKey.of(ArtefactKind.NETWORK, label, Map.of("training", key));
        }

        private CacheKey checkpoint() {
            return CacheKey.of(ArtefactKind.CHECKPOINT, label, Map.of("training", key));
        }
    }

    /** Whether the network is there. */
    boolean has(Wanted wanted) {
        return cache.find(wanted.network()).isPresent();
    }

    /** The trained network; one that is there is not read before somebody asks for it. */
    Result<LazyNetwork> network(Wanted wanted) {
        if (has(wanted)) {
            return new Result<>(
                    new LazyNetwork(wanted.key(), () -> readOrTrain(wanted).content()), true);
        }
        ArtefactCache.Content<TrainedNetwork> network = readOrTrain(wanted);
        return new Result<>(LazyNetwork.of(network.content()), network.found());
    }

    private ArtefactCache.Content<TrainedNetwork> readOrTrain(Wanted wanted) {
        return cache.readOrMake(
                wanted.network(),
                new ToldCacheEvents(log),
                folder -> make(wanted, folder),
                folder -> read(folder.resolve(NETWORK_FILE), wanted.key()));
    }

    private void make(Wanted wanted, Path folder) throws IOException {
        Path unfinished = cache.checkpointFolder(wanted.checkpoint());
        NetworkFile.write(train(wanted, unfinished), folder.resolve(NETWORK_FILE));
        Path curves = CurveFile.in(unfinished).path();
        if (Files.isRegularFile(curves)) {
            Files.copy(curves, CurveFile.in(folder).path());
        }
        cache.remove(wanted.checkpoint());
    }

    /** A network file that is whole may still be another training's. */
    private static TrainedNetwork read(Path file, String key) {
        TrainedNetwork network = NetworkFile.read(file);
        Check.require(network.key().equals(key), "key of the network", key, network.key());
        return network;
    }

    private TrainedNetwork train(Wanted wanted, Path unfinished) {
        try {
            return wanted.training().apply(environment(wanted, unfinished));
        } catch (TrainingCancelledException cancelled) {
            throw new CancelledException(cancelled.getMessage() + "; the same command goes on from there");
        }
    }

    private TrainingEnvironment environment(Wanted wanted, Path unfinished) {
        FirstEstimate estimate = new FirstEstimate(log, wanted.phase());
        return new TrainingEnvironment(
                asked.threads(),
                log.context().clock(),
                progress -> {
                    tell(wanted, progress);
                    estimate.step(progress.etaS());
                },
                new CheckpointFile(unfinished.resolve(CHECKPOINT_FILE)),
                Duration.ofMillis(Math.round(1000 * asked.checkpointIntervalS())),
                new CurveRecorder(CurveFile.in(unfinished), new Recording(asked, log), wanted.splits()),
                log.context().cancellation()::requested);
    }

    private void tell(Wanted wanted, TrainingProgress now) {
        String detail = String.format(Locale.ROOT, "epoch %d/%d  loss %.3f", now.epoch(), now.epochs(), now.loss());
        log.context()
                .progress()
                .on(new ProgressEvent.Step(
                        wanted.phase(),
                        now.step() * wanted.batch(),
                        now.steps() * wanted.batch(),
                        "images",
                        now.imagesPerS(),
                        now.etaS(),
                        detail));
    }

    /**
     * How the exits of a trained network learned; warns of those that could learn more.
     *
     * @param system to which they belong
     * @return none where the network was trained before curves were kept
     */
    List<LearningCurve> curves(String system, Wanted wanted) {
        Optional<Path> folder = cache.find(wanted.network());
        if (folder.isEmpty()) {
            return List.of();
        }
        try {
            List<LearningCurve> curves = CurveFile.in(folder.get()).curves(system);
            curves.stream().filter(LearningCurve::undertrained).forEach(this::warn);
            return curves;
        } catch (IOException e) {
            throw StoreException.reading(folder.get(), e);
        }
    }

    private void warn(LearningCurve curve) {
        log.warn(
                String.format(
                        Locale.ROOT,
                        "%s of %s is undertrained: on fit it rose by %.1f points to %.1f %% in the last quarter of its %d epochs",
                        curve.exit(),
                        curve.system(),
                        100 * curve.lateRise(),
                        100 * curve.last(),
                        curve.epochs()),
                "more epochs make it better");
    }
}
