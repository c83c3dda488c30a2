package io.exeunt.scenarios.run;

import io.exeunt.ground.AtomicFile;
import io.exeunt.hwmodels.onnx.ModelWriter;
import io.exeunt.policies.dl4j.inference.InferenceGraph;
import io.exeunt.policies.dl4j.inference.InferenceReader;
import io.exeunt.policies.dl4j.workload.KerasModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Networks of Deeplearning4j as ONNX models with their weights. */
public final class InferenceModel {
    private InferenceModel() {}

    /**
     * Writes a Keras model (HDF5) as an ONNX model; images go in with their channels first.
     *
     * @throws io.exeunt.ground.InvalidInputException if it is no Keras model, holds code, or has a layer that has no form in ONNX here
     * @throws IOException if it can't be written
     */
    public static void convert(Path keras, Path target) throws IOException {
        AtomicFile.write(target, bytes(InferenceReader.read(KerasModel.read(keras))));
    }

    /** The bytes of the model. */
    static byte[] bytes(InferenceGraph graph) {
        ModelWriter writer = new ModelWriter(graph.name(), graph.inputName(), graph.input());
        graph.weights().forEach(weights -> writer.tensor(weights.name(), weights.dims(), weights.values()));
        graph.nodes()
                .forEach(node ->
                        writer.node(node.operator(), node.name(), node.inputs(), attributes(node.attributes())));
        return writer.bytes(graph.outputs());
    }

    private static ModelWriter.Attributes attributes(List<InferenceGraph.Attribute> attributes) {
        ModelWriter.Attributes written = new ModelWriter.Attributes();
        for (InferenceGraph.Attribute attribute : attributes) {
            if (attribute instanceof InferenceGraph.Attribute.Whole whole) {
                written.whole(whole.name(), whole.value());
            } else if (attribute instanceof InferenceGraph.Attribute.Wholes wholes) {
                written.wholes(wholes.name(), wholes.values());
            }
        }
        return written;
    }
}
