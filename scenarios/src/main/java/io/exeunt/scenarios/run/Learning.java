package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.SplitSpec;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.Scenario;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Trains a scenario's network and measures its exits, or takes both from the cache. */
final class Learning {
    private final Scenario scenario;
    private final ArtefactCache cache;
    private final PhaseLog log;
    private final CachedNetworks networks;

    Learning(Scenario scenario, ArtefactCache cache, PhaseLog log) {
        this.scenario = scenario;
        this.cache = cache;
        this.log = log;
        networks = new CachedNetworks(scenario, cache, log);
    }

    /** The network with its own exits. */
    Learned run() {
        return network(splits()).learned(Map.of());
    }

    /** The same, and the systems whose heads the scenario asks for. */
    Learned runWithHeads() {
        Splits splits = splits();
        OwnNetwork own = network(splits);
        HeadLearning heads = new HeadLearning(scenario, cache, log, networks);
        return own.learned(heads.run(own.trained(), own.system(), splits, own.inputs()));
    }

    /** The trained network with its own exits. */
    private record OwnNetwork(
            TrainedNetwork trained, LearnedSystem system, int trainSamples, TreeMap<String, String> inputs) {
        Learned learned(Map<String, LearnedSystem> bundle) {
            return new Learned(system, bundle, trainSamples, inputs);
        }
    }

    private OwnNetwork network(Splits splits) {
        TrainedNetwork trained = log.run("train", trainingDetail(splits), () -> trained(splits));
        TreeMap<String, String> inputs = new TreeMap<>(Map.of(
                "network", trained.key(),
                "data/train", splits.train().sha256(),
                "data/fit", splits.fit().sha256(),
                "data/report", splits.report().sha256()));
        LearnedSystem system = log.run("trace", "", () -> networks.trace(label(), trained.network(), splits, inputs));
        return new OwnNetwork(trained, system, splits.train().size(), inputs);
    }

    /** Without any epoch, the published network as it is. */
    private Result<TrainedNetwork> trained(Splits splits) {
        Nd4jRuntime.prepare().warnings().forEach(warning -> log.warn(warning, ""));
        FeatureMap shape = splits.train().shape();
        int classes = splits.train().classes();
        if (scenario.training().epochs() == 0
                && NetworkSpecs.start(scenario.network()) instanceof Start.Pretrained published) {
            return Result.made(published.network(NetworkSpecs.network(scenario, shape, classes)));
        }
        TrainingSpec spec = NetworkSpecs.training(scenario, shape, classes);
        return networks.network(
                "train",
                spec.batchSize(),
                label(),
                spec.key(splits.train()),
                environment -> Training.run(spec, splits.train(), environment));
    }

    private Splits splits() {
        return log.run("data", scenario.data().set(), () -> Result.made(read()));
    }

    /** A network that begins with published weights has seen all training images, so none of them may serve as fit. */
    private Splits read() {
        SplitSpec spec = new SplitSpec(scenario.data().fitSamples(), scenario.seed());
        ImageSet set = ImageSets.read(scenario.data());
        return NetworkSpecs.start(scenario.network()) instanceof Start.Random
                ? Splits.of(set.train(), set.test(), spec)
                : Splits.ofSeen(set, spec);
    }

    private String trainingDetail(Splits splits) {
        return String.format(
                Locale.ROOT,
                "%,d images, %d epochs",
                splits.train().size(),
                scenario.training().epochs());
    }

    private String label() {
        return String.format(
                Locale.ROOT,
                "%s, %d epochs, seed %d",
                scenario.name(),
                scenario.training().epochs(),
                scenario.seed());
    }
}
