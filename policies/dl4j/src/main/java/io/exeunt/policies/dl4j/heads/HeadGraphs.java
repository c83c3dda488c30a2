package io.exeunt.policies.dl4j.heads;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.loss.RowLoss;
import io.exeunt.policies.dl4j.loss.RowLossFunction;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.train.LinearDecay;
import io.exeunt.policies.dl4j.workload.ExitSites;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/** The two graphs of a system's heads: alone over cached features, to be trained; and on the backbone, to be used. */
final class HeadGraphs {
    private final HeadSystem system;
    private final int classes;

    HeadGraphs(HeadSystem system, int classes) {
        this.system = system;
        this.classes = classes;
    }

    private static GraphBuilder builder(HeadSchedule schedule, long steps) {
        return new NeuralNetConfiguration.Builder()
                .seed(schedule.seed())
                .dataType(DataType.FLOAT)
                .updater(new Adam(new LinearDecay(schedule.learningRate(), Math.toIntExact(steps))))
                .l2(schedule.l2())
                .graphBuilder();
    }

    /** The heads alone: one input per site, named as its vertex, and one output, the loss of all that they say. */
    ComputationGraphConfiguration alone(List<Site> sites, HeadSchedule schedule, long steps, RowLoss loss) {
        GraphBuilder graph = builder(schedule, steps);
        sites.forEach(site -> graph.addInputs(site.vertex()));
        graph.setInputTypes(sites.stream().map(site -> type(site.map())).toArray(InputType[]::new));
        sites.forEach(site -> system.addTo(new HeadLayers(graph, classes, true, site.exit()), site));
        graph.addVertex("said", new MergeVertex(), outputs(sites).toArray(String[]::new));
        graph.addLayer(
                "loss",
                new LossLayer.Builder(new RowLossFunction(loss))
                        .activation(Activation.IDENTITY)
                        .build(),
                "said");
        return graph.setOutputs("loss").build();
    }

    private static InputType type(FeatureMap map) {
        return InputType.convolutional(map.height(), map.width(), map.channels(), CNN2DFormat.NCHW);
    }

    /** All class heads, then all confidence heads. */
    private List<String> outputs(List<Site> sites) {
        List<String> names = new ArrayList<>(sites.stream().map(Site::exit).toList());
        names.addAll(confidences(sites).values());
        return names;
    }

    private Map<String, String> confidences(List<Site> sites) {
        Map<String, String> names = new LinkedHashMap<>();
        if (system.hasConfidence()) {
            sites.forEach(site -> names.put(site.exit(), HeadLayers.confidenceName(site.exit())));
        }
        return names;
    }

    /** The backbone and its final exit, with these heads in place of its side exits; the heads' parameters are random. */
    MultiExitGraph onBackbone(MultiExitGraph backbone, HeadSchedule schedule) {
        ExitSites places = ExitSites.of(backbone);
        ComputationGraphConfiguration old = backbone.graph().getConfiguration();
        GraphBuilder graph =
                builder(schedule, 1).addInputs(old.getNetworkInputs()).setInputTypes(type(backbone.input()));
        for (String vertex : places.backbone()) {
            List<String> inputs = old.getVertexInputs().getOrDefault(vertex, List.of());
            GraphVertex copy = Objects.requireNonNull(old.getVertices().get(vertex), vertex)
                    .clone();
            graph.addVertex(vertex, copy, inputs.toArray(String[]::new));
        }
        places.sites().forEach(site -> system.addTo(new HeadLayers(graph, classes, false, site.exit()), site));
        List<String> outputs = outputs(places.sites());
        outputs.add(backbone.exitNames().get(places.sites().size()));
        ComputationGraph whole = new ComputationGraph(
                graph.setOutputs(outputs.toArray(String[]::new)).build());
        whole.init();
        copyParameters(backbone.graph(), whole, places.backbone());
        return new MultiExitGraph(
                backbone.name(), backbone.input(), whole, backbone.exitNames(), confidences(places.sites()));
    }

    /** Copies the parameters of all layers that two graphs have in common and that are wanted. */
    static void copyParameters(ComputationGraph from, ComputationGraph to, List<String> layers) {
        for (Layer layer : from.getLayers()) {
            String name = layer.conf().getLayer().getLayerName();
            if (layers.contains(name) && layer.numParams() > 0) {
                to.getLayer(name).setParams(layer.params().dup());
            }
        }
    }
}
