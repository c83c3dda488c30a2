package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.ResNetBuilder;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Joint training of all exits of a network: the loss is the weighted sum of their cross entropies, minimised by Adam. Every batch is
 * cut into two shards with batch statistics of their own.
 */
public final class Training {
    private static final int SHARDS = 2;

    private Training() {}

    /**
     * Trains from scratch or from the environment's checkpoint; the result is the same, bit by bit. The checkpoint is cleared at
     * the end.
     *
     * @throws TrainingCancelledException if the environment said so
     */
    public static TrainedNetwork run(TrainingSpec spec, LabelledImages train, TrainingEnvironment environment) {
        Nd4jRuntime.prepare();
        TrainingPlan plan = spec.plan(train);
        ComputationGraphConfiguration configuration = configuration(spec, plan.steps());
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        List<Shard> shards = IntStream.range(0, SHARDS)
                .mapToObj(shard -> new Shard(configuration, graph.params(), train, spec.batchSize() / SHARDS))
                .toList();
        TrainingLoop.run(plan, graph, shards, environment);
        return new TrainedNetwork(
                plan.key(),
                new MultiExitGraph(
                        spec.network().name(),
                        spec.network().input(),
                        graph,
                        spec.network().exitNames()));
    }

    private static ComputationGraphConfiguration configuration(TrainingSpec spec, long steps) {
        LinearDecay stepSize = new LinearDecay(spec.learningRate(), Math.toIntExact(steps));
        return ResNetBuilder.configure(spec.network(), spec.lossWeights(), new Adam(stepSize), spec.l2(), spec.seed());
    }
}
