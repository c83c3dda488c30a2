package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.Endings;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Joint training of a network and all its exits: the loss of a {@link JointSystem}, minimised by Adam. Every batch is cut into two
 * shards with batch statistics of their own.
 */
public final class Training {
    static final int SHARDS = 2;

    private Training() {}

    /** Threads that a training has work for, of so many. */
    public static int usedThreads(int threads) {
        return Math.min(threads, SHARDS);
    }

    /**
     * Trains from the beginning or from the environment's checkpoint; the result is the same, bit by bit. The checkpoint is cleared at
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
        spec.start().into(spec.network(), graph);
        List<Shard> shards = IntStream.range(0, SHARDS)
                .mapToObj(shard -> new Shard(configuration, graph.params(), train, spec, plan.steps()))
                .toList();
        Supplier<MultiExitGraph> asUsed = () -> spec.network().multiExit(forUse(spec, graph));
        TrainingLoop.run(plan, graph, shards, asUsed, environment);
        return new TrainedNetwork(plan.key(), asUsed.get());
    }

    /** The network of a training before its first step, as it is used: what it asks of a device is known without training. */
    public static MultiExitGraph untrained(TrainingSpec spec) {
        Nd4jRuntime.prepare();
        ComputationGraph graph = new ComputationGraph(TrainableGraph.configure(
                spec.network(), spec.system().inUse(spec.network()), new NoOp(), spec.l2(), spec.seed()));
        graph.init();
        return spec.network().multiExit(graph);
    }

    private static ComputationGraphConfiguration configuration(TrainingSpec spec, long steps) {
        LinearDecay stepSize = new LinearDecay(spec.learningRate(), Math.toIntExact(steps));
        return TrainableGraph.configure(
                spec.network(), spec.system().inTraining(spec.network()), new Adam(stepSize), spec.l2(), spec.seed());
    }

    /** The trained parameters in a graph whose exits give answers instead of a loss. */
    private static ComputationGraph forUse(TrainingSpec spec, ComputationGraph trained) {
        Endings endings = spec.system().inUse(spec.network());
        if (endings instanceof Endings.SeparateLosses) {
            return trained;
        }
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(spec.network(), endings, new NoOp(), spec.l2(), spec.seed()));
        graph.init();
        graph.paramTable().forEach((name, values) -> values.assign(trained.getParam(name)));
        return graph;
    }
}
