package io.exeunt.policies.dl4j.train;

import java.util.List;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The graph that owns parameters and optimiser state, and its update from the shards' gradients. */
final class Optimiser {
    private final ComputationGraph graph;

    Optimiser(ComputationGraph graph) {
        this.graph = graph;
        graph.initGradientsView();
    }

    /**
     * One step along the mean of the shards' gradients, added up in their order. The mean is right for batch norm statistics, too,
     * which travel as gradients; Deeplearning4j divides what is summed over samples by the shard's size.
     */
    void step(List<? extends GradientShard> shards, int shardSize, long step) {
        INDArray gradient = graph.getFlattenedGradients();
        gradient.assign(shards.get(0).gradient());
        for (GradientShard shard : shards.subList(1, shards.size())) {
            gradient.addi(shard.gradient());
        }
        gradient.divi(shards.size());
        graph.getUpdater()
                .update(
                        new DefaultGradient(gradient),
                        Math.toIntExact(step),
                        0,
                        shardSize,
                        LayerWorkspaceMgr.noWorkspaces());
        INDArray parameters = graph.params();
        parameters.subi(gradient.reshape(parameters.shape()));
    }

    Checkpoint checkpoint(String key, long step, double smoothedLoss) {
        return new Checkpoint(
                key,
                step,
                smoothedLoss,
                values(graph.params()),
                values(graph.getUpdater().getStateViewArray()));
    }

    void restore(Checkpoint checkpoint) {
        assign(checkpoint.parameters(), graph.params());
        assign(checkpoint.updaterState(), graph.getUpdater().getStateViewArray());
    }

    private static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private static void assign(float[] values, INDArray target) {
        target.assign(Nd4j.createFromArray(values).reshape(target.shape()));
    }
}
