package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.policies.dl4j.network.Endings;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.network.PretrainedWeights;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;

/** Which parameters a network has before it is trained. Equal starts print equally: keys rely on it. */
public sealed interface Start {
    /** Random ones, drawn with the training's seed. */
    record Random() implements Start {
        @Override
        public void into(NetworkDesign network, ComputationGraph graph) {}
    }

    /**
     * Backbone and final classifier from a file, see {@link PretrainedWeights}; side exits are drawn.
     *
     * @param file where they are
     * @param sha256 of its content, which decides the outcome; the place does not
     */
    record Pretrained(Path file, String sha256) implements Start {
        /**
         * Weights of a file.
         *
         * @throws InvalidInputException if it can't be read
         */
        public static Pretrained of(Path file) {
            try {
                return new Pretrained(file, Sha256.of(file));
            } catch (IOException e) {
                throw new InvalidInputException(
                        file.toString(), "expected a .npz file of weights, found none", null, e);
            }
        }

        @Override
        public void into(NetworkDesign network, ComputationGraph graph) {
            if (!(network instanceof ResNetSpec residual)) {
                throw new InvalidInputException(
                        file.toString(), "expected weights of a residual network, for " + network.name(), null);
            }
            PretrainedWeights.load(file, residual, graph);
        }

        /**
         * The network as it is, not trained any further. Its side exits say nothing of use yet.
         *
         * @throws InvalidInputException if the weights belong to another network
         */
        public TrainedNetwork network(NetworkDesign spec) {
            Nd4jRuntime.prepare();
            Endings endings = new Endings.SeparateLosses(Collections.nCopies(spec.exitCount(), 1.0));
            ComputationGraph graph = new ComputationGraph(TrainableGraph.configure(spec, endings, new NoOp(), 0, 0));
            graph.init();
            into(spec, graph);
            return new TrainedNetwork(key(spec), spec.multiExit(graph));
        }

        /** Content hash (64 hex digits) of all that decides this network. */
        public String key(NetworkDesign spec) {
            return Sha256.begin().add("published\n" + spec + "\n" + this).hex();
        }

        @Override
        public String toString() {
            return "Pretrained[" + sha256 + "]";
        }
    }

    /** Writes them over what a graph was initialised with. */
    void into(NetworkDesign network, ComputationGraph graph);
}
