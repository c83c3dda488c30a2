package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.Sha256;
import io.exeunt.policies.dl4j.loss.RowLoss;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.TrainingCancelledException;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.policies.dl4j.train.TrainingLoop;
import io.exeunt.policies.dl4j.train.TrainingPlan;
import io.exeunt.policies.dl4j.workload.GraphReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Trains a system's heads on a backbone whose parameters and batch statistics stay as they are.
 *
 * @param system whose heads
 * @param schedule how long and how fast
 */
public record HeadTraining(HeadSystem system, HeadSchedule schedule) {
    /** Changed whenever the same inputs would train to other parameters than before. */
    private static final int ALGORITHM = 1;

    private static final int SHARDS = 2;

    /**
     * Content hash (64 hex digits) of all that decides the trained heads.
     *
     * @param backboneKey of the backbone's training
     * @param imagesSha256 of the images that features are taken of
     */
    public String key(String backboneKey, String imagesSha256) {
        String inputs = "heads " + ALGORITHM + "\n" + this + "\n" + backboneKey + "\n" + imagesSha256;
        return Sha256.begin().add(inputs).hex();
    }

    /**
     * The backbone with this system's heads, untrained: what it asks of a device is known before any training.
     *
     * @param classes number of classes
     */
    public MultiExitGraph untrained(MultiExitGraph backbone, int classes) {
        Nd4jRuntime.prepare();
        return new HeadGraphs(system, classes).onBackbone(backbone, schedule);
    }

    /**
     * Trains from scratch or from the environment's checkpoint; the result is the same, bit by bit.
     *
     * @param key of the result
     * @param backbone that the features come from
     * @param features of the training images
     * @return the backbone with the trained heads in place of its side exits
     * @throws TrainingCancelledException if the environment said so
     */
    public TrainedNetwork run(String key, MultiExitGraph backbone, Features features, TrainingEnvironment environment) {
        TrainingPlan plan =
                new TrainingPlan(key, features.size(), schedule.epochs(), schedule.batchSize(), schedule.seed());
        MultiExitGraph whole = untrained(backbone, features.classes());
        RowLoss loss = system.loss(GraphReader.read(whole), features.classes());
        ComputationGraphConfiguration configuration =
                new HeadGraphs(system, features.classes()).alone(features.sites(), schedule, plan.steps(), loss);
        ComputationGraph heads = new ComputationGraph(configuration);
        heads.init();
        SharedLayers.of(heads, system.shared(features.sites())).forEach(SharedLayers::makeEqual);
        List<HeadShard> shards = IntStream.range(0, SHARDS)
                .mapToObj(shard ->
                        new HeadShard(configuration, heads.params(), features, system, schedule.batchSize() / SHARDS))
                .toList();
        Supplier<MultiExitGraph> asUsed = () -> copied(heads, whole);
        TrainingLoop.run(plan, heads, shards, asUsed, environment);
        return new TrainedNetwork(key, asUsed.get());
    }

    /** The whole network with the heads' present parameters. */
    private static MultiExitGraph copied(ComputationGraph heads, MultiExitGraph whole) {
        List<String> names = Arrays.stream(heads.getLayers())
                .map(layer -> layer.conf().getLayer().getLayerName())
                .toList();
        HeadGraphs.copyParameters(heads, whole.graph(), names);
        return whole;
    }
}
