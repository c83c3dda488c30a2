package io.exeunt.scenarios.run;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Permutation;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.heads.FeatureMemory;
import io.exeunt.policies.dl4j.heads.Features;
import io.exeunt.policies.dl4j.heads.HeadTraining;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.workload.ExitSites;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.run.CachedNetworks.Wanted;
import io.exeunt.scenarios.spec.HeadsSpec;
import io.exeunt.scenarios.spec.HeadsSpec.SystemName;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Trains the heads that a scenario asks for on its frozen network, each from the cache if it is there. */
final class HeadLearning {
    private static final long MIB = 1L << 20;

    private final Scenario scenario;
    private final HeadsSpec spec;
    private final ArtefactCache cache;
    private final PhaseLog log;
    private final CachedNetworks networks;
    private final CachedSystems recordings;

    HeadLearning(
            Scenario scenario, ArtefactCache cache, PhaseLog log, CachedNetworks networks, CachedSystems recordings) {
        this.scenario = scenario;
        spec = scenario.heads();
        this.cache = cache;
        this.log = log;
        this.networks = networks;
        this.recordings = recordings;
    }

    /**
     * The bundle.
     *
     * @param backbone whose features the heads see
     * @param own the backbone with its own exits
     * @param inputs hashes of network and splits
     */
    Map<String, LearnedSystem> run(
            LazyNetwork backbone, LearnedSystem own, Splits splits, TreeMap<String, String> inputs) {
        LabelledImages images = trainingImages(splits.train());
        HeadSystems systems = new HeadSystems(spec, scenario.seed());
        Map<String, HeadTraining> trainings = systems.trainings();
        Splits learned = new Splits(splits.spec(), images, splits.fit(), splits.report());
        String sha256 = images.sha256();
        Map<String, LearnedSystem> bundle = new LinkedHashMap<>();
        if (spec.systems().contains(SystemName.SOFTMAX)) {
            bundle.put(SystemName.SOFTMAX.key(), own.from(HeadOrigin.of(SystemName.SOFTMAX.key())));
        }
        try (LazyFeatures features = new LazyFeatures(() -> features(backbone.get(), images))) {
            Map<String, Wanted> wanted = new LinkedHashMap<>();
            trainings.forEach((name, training) -> wanted.put(
                    name, wanted(name, training, training.key(backbone.key(), sha256), backbone, learned, features)));
            if (!wanted.values().stream().allMatch(networks::has)) {
                features.get();
            }
            wanted.forEach((name, one) -> {
                LazyNetwork heads =
                        log.run("heads " + name, epochs(trainings, name) + " epochs", () -> networks.network(one));
                LearnedSystem system = trace(name, heads, splits, inputs).learned(curves(name, one, own));
                bundle.put(name, system.from(systems.origin(name)));
            });
        }
        return bundle;
    }

    private static int epochs(Map<String, HeadTraining> trainings, String name) {
        return Objects.requireNonNull(trainings.get(name)).schedule().epochs();
    }

    private Wanted wanted(
            String name,
            HeadTraining training,
            String key,
            LazyNetwork backbone,
            Splits splits,
            LazyFeatures features) {
        return new Wanted(
                "heads " + name,
                spec.batch(),
                label(name),
                key,
                splits,
                environment -> training.run(key, backbone.get().network(), features.get(), environment));
    }

    /** Of the side exits: the final one is the backbone's, and stays as it is. */
    private List<LearningCurve> curves(String name, Wanted wanted, LearnedSystem own) {
        String last = own.trace().exitNames().get(own.trace().exits() - 1);
        return networks.curves(name, wanted).stream()
                .filter(curve -> !curve.exit().equals(last))
                .toList();
    }

    /** A fixed draw: the first images of a set may all be of one class. */
    private LabelledImages trainingImages(LabelledImages train) {
        int count = Math.min(spec.trainSamples(), train.size());
        Learning.requireOneBatch("/heads/batch", "heads.batch", spec.batch(), count);
        int[] order = Permutation.random(train.size(), new SplittableRandom(scenario.seed()));
        return train.subset("heads", Arrays.copyOf(order, count));
    }

    private Features features(TrainedNetwork backbone, LabelledImages images) {
        long bytes = Features.bytes(ExitSites.of(backbone.network()).sites(), images.size());
        FeatureMemory memory = new FeatureMemory(
                spec.featureMemoryMib() * MIB, cache.root().resolve("making").resolve("features"));
        String place = bytes <= memory.heapBytes() ? "in memory" : "in files";
        String detail = String.format(Locale.ROOT, "%,d images, %,d MiB %s", images.size(), bytes / MIB, place);
        return log.run("features", detail, () -> {
            AtomicLong done = new AtomicLong();
            return Result.made(Features.of(
                    backbone.network(),
                    images,
                    memory,
                    scenario.training().threads(),
                    batch -> tell(done.addAndGet(batch), images.size())));
        });
    }

    private void tell(long done, int images) {
        log.context().cancellation().throwIfRequested("stopped while computing features");
        log.context()
                .progress()
                .on(new ProgressEvent.Step("features", done, images, "images", Double.NaN, Double.NaN, ""));
    }

    private LearnedSystem trace(String name, LazyNetwork heads, Splits splits, TreeMap<String, String> inputs) {
        TreeMap<String, String> sources = new TreeMap<>(inputs);
        sources.put("heads", heads.key());
        return log.run("trace " + name, "", () -> recordings.system(label(name), heads, splits, sources));
    }

    private String label(String name) {
        return String.format(Locale.ROOT, "%s, %s heads, seed %d", scenario.name(), name, scenario.seed());
    }
}
