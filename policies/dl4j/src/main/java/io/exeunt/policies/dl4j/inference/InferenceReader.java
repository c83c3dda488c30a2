package io.exeunt.policies.dl4j.inference;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.CodewordHistogram;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.PaddedShortcut;
import io.exeunt.policies.dl4j.workload.KerasModel;
import io.exeunt.policies.dl4j.workload.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Reads a trained network as it is run: a batch norm behind a convolution without activation is folded into the convolution's weights,
 * any other one becomes a product and a sum per channel.
 */
public final class InferenceReader {
    private final Topology topology;
    private final Set<String> wanted;
    private final InferenceLayers layers;

    private InferenceReader(ComputationGraph graph, Topology topology, CNN2DFormat format, List<String> outputs) {
        this.topology = topology;
        wanted = new HashSet<>(outputs);
        layers = new InferenceLayers(graph, topology, format);
    }

    /**
     * All that some vertices need.
     *
     * @param outputs vertices whose values are asked for
     * @throws InvalidInputException if a layer is of a kind that has no form in ONNX here
     */
    public static InferenceGraph read(MultiExitGraph network, List<String> outputs) {
        ComputationGraph graph = network.graph();
        return new InferenceReader(graph, new Topology(network), CNN2DFormat.NCHW, outputs)
                .graph(network.name(), graph, network.input(), outputs);
    }

    /**
     * A Keras model, its outputs as it has them; images go in with their channels first, whatever it has them like.
     *
     * @throws InvalidInputException if a layer is of a kind that has no form in ONNX here
     */
    public static InferenceGraph read(KerasModel model) {
        ComputationGraph graph = model.graph();
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        return new InferenceReader(graph, model.topology(), model.format(), outputs)
                .graph(model.name(), graph, model.input(), outputs);
    }

    private InferenceGraph graph(String name, ComputationGraph graph, FeatureMap input, List<String> outputs) {
        Set<String> needed = needed(outputs);
        topology.order().stream().filter(needed::contains).forEach(this::add);
        return new InferenceGraph(
                name,
                graph.getConfiguration().getNetworkInputs().get(0),
                input,
                layers.nodes(),
                layers.weights(),
                outputs);
    }

    private Set<String> needed(List<String> outputs) {
        Set<String> needed = new HashSet<>(outputs);
        List<String> order = topology.order();
        for (int i = order.size() - 1; i >= 0; i--) {
            if (needed.contains(order.get(i))) {
                needed.addAll(topology.inputs(order.get(i)));
            }
        }
        return needed;
    }

    private void add(String name) {
        Optional<Layer> layer = layer(name);
        if (layer.isPresent()) {
            add(name, layer.get());
        } else {
            add(name, topology.vertex(name));
        }
    }

    private void add(String name, Layer layer) {
        if (layer instanceof BatchNormalization norm) {
            String source = topology.inputs(name).get(0);
            foldedInto(source)
                    .ifPresentOrElse(
                            convolution -> layers.convolution(name, source, convolution, layers.scales(name, norm)),
                            () -> layers.norm(name, norm));
        } else if (layer instanceof ConvolutionLayer convolution && InferenceLayers.knows(convolution)) {
            if (foldedInto(name).isEmpty()) {
                layers.convolution(name, name, convolution, null);
            }
        } else if (layer instanceof DenseLayer || layer instanceof BaseOutputLayer) {
            layers.linear(name, layer);
        } else if (layer instanceof SubsamplingLayer pool) {
            layers.pool(name, pool);
        } else if (layer instanceof GlobalPoolingLayer pool) {
            layers.pool(name, pool);
        } else if (layer instanceof ActivationLayer activation) {
            layers.activation(name, topology.inputs(name).get(0), activation.getActivationFn());
        } else if (layer instanceof LossLayer loss) {
            layers.activation(name, topology.inputs(name).get(0), loss.getActivationFn());
        } else if (layer instanceof CodewordHistogram histogram) {
            layers.histogram(name, histogram);
        } else if (layer instanceof DropoutLayer) {
            layers.node("Identity", name, topology.inputs(name));
        } else {
            throw unknown(name, layer);
        }
    }

    private void add(String name, GraphVertex vertex) {
        if (vertex.equals(new ElementWiseVertex(ElementWiseVertex.Op.Add))) {
            layers.node(topology.inputs(name).size() == 2 ? "Add" : "Sum", name, topology.inputs(name));
        } else if (vertex.equals(new ElementWiseVertex(ElementWiseVertex.Op.Product))
                && topology.inputs(name).size() == 2) {
            layers.node("Mul", name, topology.inputs(name));
        } else if (vertex instanceof MergeVertex) {
            layers.node("Concat", name, topology.inputs(name), new InferenceGraph.Attribute.Whole("axis", 1));
        } else if (vertex instanceof PreprocessorVertex turned
                && turned.getPreProcessor() instanceof CnnToFeedForwardPreProcessor) {
            layers.flat(name, topology.inputs(name).get(0));
        } else if (vertex instanceof PaddedShortcut shortcut) {
            layers.shortcut(name, shortcut);
        } else {
            throw unknown(name, vertex);
        }
    }

    /** The convolution of this name, if nothing but a batch norm reads it, which can then be folded into it. */
    private Optional<ConvolutionLayer> foldedInto(String name) {
        boolean folded = topology.isVertex(name)
                && !wanted.contains(name)
                && topology.onlyReader(name)
                        .flatMap(this::layer)
                        .filter(BatchNormalization.class::isInstance)
                        .isPresent();
        return folded
                ? layer(name)
                        .filter(ConvolutionLayer.class::isInstance)
                        .map(ConvolutionLayer.class::cast)
                        .filter(InferenceLayers::knows)
                        .filter(convolution -> convolution.getActivationFn() instanceof ActivationIdentity)
                : Optional.empty();
    }

    private Optional<Layer> layer(String name) {
        if (!(topology.vertex(name) instanceof LayerVertex holder)) {
            return Optional.empty();
        }
        Layer layer = holder.getLayerConf().getLayer();
        return Optional.of(layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer);
    }

    private static InvalidInputException unknown(String name, Object kind) {
        return new InvalidInputException(
                "layer " + name,
                "no form in ONNX is known for a " + kind.getClass().getSimpleName(),
                null);
    }
}
