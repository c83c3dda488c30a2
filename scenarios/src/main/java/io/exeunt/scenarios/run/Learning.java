package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.SplitSpec;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.run.CachedNetworks.Wanted;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.Summary;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Trains a scenario's network and measures its exits, or takes both from the cache. */
final class Learning {
    /** Under which name inputs say what ran the network. */
    private static final String RECORDER = "trace recorded by";

    private final Scenario scenario;
    private final ArtefactCache cache;
    private final PhaseLog log;
    private final CachedNetworks networks;
    private final CachedSystems systems;

    Learning(Scenario scenario, ArtefactCache cache, PhaseLog log) {
        this.scenario = scenario;
        this.cache = cache;
        this.log = log;
        networks = new CachedNetworks(scenario.training(), cache, log);
        systems = new CachedSystems(scenario.training(), cache, log);
    }

    /** The network with its own exits. */
    Learned run() {
        return network(splits()).learned(Map.of());
    }

    /** The same, and the systems whose heads the scenario asks for. */
    Learned runWithHeads() {
        Splits splits = splits();
        OwnNetwork own = network(splits);
        HeadLearning heads = new HeadLearning(scenario, cache, log, networks, systems);
        return own.learned(heads.run(own.trained(), own.system(), splits, own.inputs()));
    }

    /** What a training would take, without doing it. */
    Summary forecast() {
        if (scenario.training().epochs() == 0) {
            throw InvalidInputException.ofScenario(
                    "/training/epochs",
                    "training.epochs",
                    "expected >= 1 to time steps of a training, given 0",
                    "leave --dry-run out: network.weights are taken as they are",
                    null);
        }
        Splits splits = splits();
        requireOneBatch(
                "/training/batch",
                "training.batch",
                scenario.training().batch(),
                splits.train().size());
        return new TrainingForecast(scenario, log).of(splits);
    }

    /** The trained network with its own exits. */
    private record OwnNetwork(
            LazyNetwork trained, LearnedSystem system, Splits splits, TreeMap<String, String> inputs) {
        Learned learned(Map<String, LearnedSystem> bundle) {
            TreeMap<String, String> told = new TreeMap<>(inputs);
            told.put(RECORDER, system.runtime());
            bundle.forEach((name, member) -> told.put(RECORDER + " (" + name + ")", member.runtime()));
            return new Learned(system, bundle, splits.train().size(), splits.report(), told);
        }
    }

    private OwnNetwork network(Splits splits) {
        FeatureMap shape = splits.train().shape();
        int classes = splits.train().classes();
        if (scenario.training().epochs() == 0
                && NetworkSpecs.start(scenario.network()) instanceof Start.Pretrained published) {
            NetworkDesign network = NetworkSpecs.network(scenario, shape, classes);
            LazyNetwork asItIs = new LazyNetwork(published.key(network), () -> published.network(network));
            return recorded(log.run("train", trainingDetail(splits), () -> Result.made(asItIs)), splits);
        }
        Wanted wanted = wanted(NetworkSpecs.training(scenario, shape, classes), splits);
        OwnNetwork own = recorded(log.run("train", trainingDetail(splits), () -> networks.network(wanted)), splits);
        LearnedSystem system = own.system();
        return new OwnNetwork(
                own.trained(), system.learned(networks.curves(system.trace().network(), wanted)), splits, own.inputs());
    }

    /** An epoch is of whole batches. */
    static void requireOneBatch(String pointer, String key, int batch, int samples) {
        if (samples < batch) {
            throw InvalidInputException.ofScenario(
                    pointer,
                    key,
                    "expected at most the " + samples + " training samples, given " + batch,
                    "--set " + key + "=" + Math.max(2, samples / 2 * 2),
                    null);
        }
    }

    private Wanted wanted(TrainingSpec spec, Splits splits) {
        requireOneBatch(
                "/training/batch",
                "training.batch",
                spec.batchSize(),
                splits.train().size());
        return new Wanted(
                "train",
                spec.batchSize(),
                label(),
                spec.key(splits.train()),
                splits,
                environment -> train(spec, splits, environment));
    }

    private TrainedNetwork train(TrainingSpec spec, Splits splits, TrainingEnvironment environment) {
        Nd4jRuntime.prepare().warnings().forEach(warning -> log.warn(warning, ""));
        return Training.run(spec, splits.train(), environment);
    }

    private OwnNetwork recorded(LazyNetwork trained, Splits splits) {
        TreeMap<String, String> inputs = new TreeMap<>(Map.of(
                "network", trained.key(),
                "data/train", splits.train().sha256(),
                "data/fit", splits.fit().sha256(),
                "data/report", splits.report().sha256()));
        LearnedSystem system = log.run("trace", "", () -> systems.system(label(), trained, splits, inputs));
        return new OwnNetwork(trained, system, splits, inputs);
    }

    private Splits splits() {
        return log.run("data", scenario.data().set(), () -> Result.made(read()));
    }

    /** A network that begins with published weights has seen all training images, so none of them may serve as fit. */
    private Splits read() {
        SplitSpec spec = new SplitSpec(scenario.data().fitSamples(), scenario.seed());
        if (scenario.data() instanceof DataSpec.Texts texts) {
            return TextSplits.read(texts, spec, log);
        }
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
