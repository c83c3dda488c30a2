package io.exeunt.policies.dl4j.helper;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;

/** Puts the helpers of this package into a graph. */
public final class TrainingHelpers {
    private TrainingHelpers() {}

    /**
     * Replaces the helpers of batch norms, and of convolutions that run on oneDNN. Afterwards the graph is good for training by
     * one thread at a time and for nothing else: copy its parameters into another graph for inference.
     */
    public static void install(ComputationGraph graph) {
        Scratch scratch = new Scratch();
        for (Layer layer : graph.getLayers()) {
            if (layer instanceof BatchNormalization) {
                set(layer, BatchNormalization.class, new TrainingBatchNorm(scratch));
            } else if (layer.getHelper() instanceof MKLDNNConvHelper) {
                set(layer, ConvolutionLayer.class, new TrainingConvolution());
            }
        }
    }

    private static void set(Layer layer, Class<?> declaring, LayerHelper helper) {
        try {
            Field field = declaring.getDeclaredField("helper");
            field.setAccessible(true);
            field.set(layer, helper);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No field 'helper' in " + declaring + ": another Deeplearning4j?", e);
        }
    }
}
