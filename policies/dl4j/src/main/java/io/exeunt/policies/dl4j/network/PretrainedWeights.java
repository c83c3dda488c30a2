package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Backbone and final classifier of a CIFAR ResNet with padded shortcuts from a {@code .npz} file of PyTorch's arrays, named as in
 * akamaster/pytorch_resnet_cifar10: {@code conv1.weight}, {@code bn1.running_var}, {@code layer2.0.conv1.weight}, …,
 * {@code linear.bias}.
 */
public final class PretrainedWeights {
    private static final String UNUSED = "num_batches_tracked";

    private final Path file;
    private final Map<String, NpyArray> arrays;
    private final Set<String> used = new LinkedHashSet<>();

    private PretrainedWeights(Path file) {
        this.file = file;
        this.arrays = Npz.read(file);
    }

    /**
     * Writes the weights over those of a graph that {@link ResNetBuilder} made. Side exits keep what they have.
     *
     * @param file the {@code .npz} file
     * @param spec what the graph was made of, with {@link Shortcut#PADDED}
     * @param graph initialised
     * @throws InvalidInputException if an array is missing, has another shape, or is left over
     */
    public static void load(Path file, ResNetSpec spec, ComputationGraph graph) {
        Check.require(
                spec.shortcut() == Shortcut.PADDED,
                "shortcut of " + spec.name(),
                "" + Shortcut.PADDED,
                spec.shortcut());
        PretrainedWeights weights = new PretrainedWeights(file);
        layers(spec).forEach((source, target) -> weights.convolution(source, target, graph));
        weights.classifier(graph);
        weights.refuseLeftovers(spec);
    }

    /** Prefix and number of each convolution in the file, such as "layer2.0." and 1, by the name of ours. */
    private static Map<Source, String> layers(ResNetSpec spec) {
        Map<Source, String> layers = new LinkedHashMap<>();
        layers.put(new Source("", 1), "stem");
        int block = 0;
        for (int stage = 0; stage < spec.stages().size(); stage++) {
            for (int i = 0; i < spec.stages().get(stage).blocks(); i++) {
                block++;
                String prefix = "layer" + (stage + 1) + "." + i + ".";
                layers.put(new Source(prefix, 1), "block" + block + "_1");
                layers.put(new Source(prefix, 2), "block" + block + "_2");
            }
        }
        return layers;
    }

    private record Source(String prefix, int number) {
        String convolution() {
            return prefix + "conv" + number + ".weight";
        }

        String norm(String part) {
            return prefix + "bn" + number + "." + part;
        }
    }

    private void convolution(Source source, String target, ComputationGraph graph) {
        String norm = target + "_bn_";
        put(source.convolution(), graph.getParam(target + "_conv_W"));
        put(source.norm("weight"), graph.getParam(norm + "gamma"));
        put(source.norm("bias"), graph.getParam(norm + "beta"));
        put(source.norm("running_mean"), graph.getParam(norm + "mean"));
        INDArray deviation = graph.getParam(norm + "log10stdev");
        float[] values = array(source.norm("running_var"), deviation.length()).floats();
        deviation.assign(Nd4j.createFromArray(log10OfRoot(values)).reshape(deviation.shape()));
    }

    /** Deeplearning4j keeps a batch norm's variance as log₁₀ of its square root. */
    private static float[] log10OfRoot(float[] variances) {
        float[] values = new float[variances.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * Math.log10(variances[i]));
        }
        return values;
    }

    private void put(String name, INDArray target) {
        long[] shape = target.rank() <= 2 ? new long[] {target.length()} : target.shape();
        target.assign(Nd4j.createFromArray(array(name, shape).floats()).reshape('c', target.shape()));
    }

    /** PyTorch keeps a linear layer as [output][input], Deeplearning4j as [input][output]. */
    private void classifier(ComputationGraph graph) {
        INDArray weights = graph.getParam(ResNetSpec.FINAL_EXIT + "_W");
        float[] values =
                array("linear.weight", weights.size(1), weights.size(0)).floats();
        weights.assign(Nd4j.createFromArray(values)
                .reshape('c', weights.size(1), weights.size(0))
                .transpose());
        put("linear.bias", graph.getParam(ResNetSpec.FINAL_EXIT + "_b"));
    }

    private NpyArray array(String name, long... shape) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new InvalidInputException(
                    file.toString(),
                    "expected an array " + name + " in it, found none",
                    "it belongs to another network");
        }
        if (!array.isNumeric()) {
            throw new InvalidInputException(file + ":" + name, "expected numbers, given text", null);
        }
        int[] given = array.shape();
        if (!Arrays.equals(Arrays.stream(given).asLongStream().toArray(), shape)) {
            throw new InvalidInputException(
                    file + ":" + name,
                    "expected shape " + Arrays.toString(shape) + ", given " + Arrays.toString(given),
                    "it belongs to another network");
        }
        used.add(name);
        return array;
    }

    private void refuseLeftovers(ResNetSpec spec) {
        for (String name : arrays.keySet()) {
            if (!used.contains(name) && !name.endsWith(UNUSED)) {
                throw new InvalidInputException(
                        file + ":" + name,
                        spec.name() + " of " + spec.blocks() + " blocks has no place for it",
                        "it belongs to a deeper network");
            }
        }
    }
}
