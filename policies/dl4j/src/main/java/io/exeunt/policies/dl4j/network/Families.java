package io.exeunt.policies.dl4j.network;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.NetworkDesign.Exit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Families beside the residual ones, for images of any size or texts of any length, and any number of classes. For images below
 * {@value #SMALL} pixels strides are left out as is usual for CIFAR, so that maps do not vanish; from there on they are those of ImageNet.
 */
public final class Families {
    private static final int SMALL = 96;
    private static final int TEXT_FEATURES = 64;
    private static final ExitHead GLOBAL = new ExitHead.Linear(1);

    private Families() {}

    private static boolean small(FeatureMap input) {
        return Math.min(input.height(), input.width()) < SMALL;
    }

    /** Exits behind these units. */
    private static List<Exit> behind(int... units) {
        return IntStream.of(units).mapToObj(unit -> new Exit(unit, GLOBAL)).toList();
    }

    /** Exits behind every unit but the last. */
    private static List<Exit> everywhere(List<Unit> units) {
        return behind(IntStream.range(1, units.size()).toArray());
    }

    /** VGG of three stages with two convolutions each, 32, 64 and 128 channels, with batch norm; an exit behind each pooling but the last. */
    public static StackSpec vggSmall(FeatureMap input, int classes) {
        List<Unit> units = vgg(List.of(2, 2, 2), List.of(32, 64, 128));
        return new StackSpec("vgg-small", input, classes, units, behind(3, 6), GLOBAL);
    }

    /**
     * VGG-19 with batch norm and one linear layer at its end, as for CIFAR: 16 convolutions and 5 poolings, an exit behind each of them but
     * the last, which makes 20 sites. Source: Simonyan and Zisserman, arXiv 1409.1556, configuration E.
     */
    public static StackSpec vgg19Bn(FeatureMap input, int classes) {
        List<Unit> units = vgg(List.of(2, 2, 4, 4, 4), List.of(64, 128, 256, 512, 512));
        return new StackSpec("vgg19-bn", input, classes, units, everywhere(units), GLOBAL);
    }

    private static List<Unit> vgg(List<Integer> depths, List<Integer> widths) {
        List<Unit> units = new ArrayList<>();
        for (int stage = 0; stage < depths.size(); stage++) {
            units.addAll(Collections.nCopies(depths.get(stage), Unit.Convolution.vgg(widths.get(stage))));
            units.add(new Unit.MaxPool(2, 2));
        }
        return units;
    }

    /**
     * AlexNet without local response normalisation, as in "One weird trick for parallelizing convolutional neural networks" (Krizhevsky,
     * arXiv 1404.5997); an exit behind each pooling but the last. Small images: a first convolution of 3×3, poolings of 2×2 and 1,024
     * instead of 4,096 hidden units.
     */
    public static StackSpec alexNet(FeatureMap input, int classes) {
        boolean small = small(input);
        Unit pool = small ? new Unit.MaxPool(2, 2) : new Unit.MaxPool(3, 2);
        List<Unit> units = List.of(
                small ? new Unit.Convolution(3, 1, 1, 64, false) : new Unit.Convolution(11, 4, 2, 64, false),
                pool,
                new Unit.Convolution(small ? 3 : 5, 1, small ? 1 : 2, 192, false),
                pool,
                new Unit.Convolution(3, 1, 1, 384, false),
                new Unit.Convolution(3, 1, 1, 256, false),
                new Unit.Convolution(3, 1, 1, 256, false),
                pool);
        ExitHead last = small
                ? new ExitHead.Perceptron(2, List.of(1024, 1024))
                : new ExitHead.Perceptron(6, List.of(4096, 4096));
        return new StackSpec("alexnet", input, classes, units, behind(2, 4), last);
    }

    /** MobileNet of width 1, an exit behind each change of width but the last. Source: Howard et al., arXiv 1704.04861, table 1. */
    public static StackSpec mobileNetV1(FeatureMap input, int classes) {
        int reduce = small(input) ? 1 : 2;
        List<Unit> units = new ArrayList<>(List.of(
                new Unit.Convolution(3, reduce, 1, 32, true),
                new Unit.Separable(1, 64),
                new Unit.Separable(reduce, 128),
                new Unit.Separable(1, 128),
                new Unit.Separable(2, 256),
                new Unit.Separable(1, 256),
                new Unit.Separable(2, 512)));
        units.addAll(Collections.nCopies(5, new Unit.Separable(1, 512)));
        units.addAll(List.of(new Unit.Separable(2, 1024), new Unit.Separable(1, 1024)));
        return new StackSpec("mobilenet-v1", input, classes, units, behind(2, 4, 6, 9, 12), GLOBAL);
    }

    /** MobileNetV2 of width 1, an exit behind each change of width but the last ones. Source: Sandler et al., arXiv 1801.04381, table 2. */
    public static StackSpec mobileNetV2(FeatureMap input, int classes) {
        int reduce = small(input) ? 1 : 2;
        List<Unit> units = new ArrayList<>(List.of(new Unit.Convolution(3, reduce, 1, 32, true)));
        inverted(units, 1, 16, 1, 1);
        inverted(units, 6, 24, 2, reduce);
        inverted(units, 6, 32, 3, 2);
        inverted(units, 6, 64, 4, 2);
        inverted(units, 6, 96, 3, 1);
        inverted(units, 6, 160, 3, 2);
        inverted(units, 6, 320, 1, 1);
        units.add(new Unit.Convolution(1, 1, 0, 1280, true));
        return new StackSpec("mobilenet-v2", input, classes, units, behind(2, 4, 7, 11, 14), GLOBAL);
    }

    private static void inverted(List<Unit> units, int expansion, int channels, int repeats, int stride) {
        for (int i = 0; i < repeats; i++) {
            units.add(new Unit.InvertedResidual(expansion, i == 0 ? stride : 1, channels));
        }
    }

    /**
     * DenseNet-BC of three blocks of equal depth, compression a half; exits in the midst of each block and behind each transition. Source:
     * Huang et al., arXiv 1608.06993, section 4.2.
     *
     * @param depth weighted layers: 6n + 4, such as 40 or 100
     * @param growth channels that a layer adds, such as 12
     */
    public static StackSpec denseNetBc(FeatureMap input, int classes, int depth, int growth) {
        int layers = (depth - 4) / 6;
        int channels = 2 * growth;
        List<Unit> units = new ArrayList<>(List.of(new Unit.Convolution(3, 1, 1, channels, true)));
        List<Integer> sites = new ArrayList<>();
        for (int block = 0; block < 3; block++) {
            sites.add(units.size() + layers / 2);
            units.addAll(Collections.nCopies(layers, new Unit.DenseLayer(growth)));
            channels += layers * growth;
            if (block < 2) {
                channels /= 2;
                units.add(new Unit.Transition(channels));
                sites.add(units.size());
            }
        }
        units.add(new Unit.Normalised());
        String name = "densenet-bc-" + depth + "-" + growth;
        int[] behind = sites.stream().mapToInt(site -> site).toArray();
        return new StackSpec(name, input, classes, units, behind(behind), GLOBAL);
    }

    /**
     * A CNN for texts: token vectors, then convolutions along the text; an exit behind each block but the last, the first of them on the
     * bare vectors.
     *
     * @param input one channel of so many rows, a token each
     * @param vocabulary numbers that tokens may have
     */
    public static StackSpec textCnn(FeatureMap input, int classes, int vocabulary) {
        List<Unit> units = List.of(
                new Unit.Tokens(vocabulary, TEXT_FEATURES),
                new Unit.TextConvolution(3, 128),
                new Unit.TextConvolution(3, 128),
                new Unit.TextConvolution(5, 128),
                new Unit.TextConvolution(5, 128));
        return new StackSpec("text-cnn", input, classes, units, everywhere(units), GLOBAL);
    }

    /**
     * A small transformer encoder for texts: token vectors, then four encoder layers; an exit behind each block but the last.
     *
     * @param input one channel of so many rows, a token each
     * @param vocabulary numbers that tokens may have
     */
    public static StackSpec textTransformer(FeatureMap input, int classes, int vocabulary) {
        List<Unit> units = new ArrayList<>(List.of(new Unit.Tokens(vocabulary, TEXT_FEATURES)));
        units.addAll(Collections.nCopies(4, new Unit.Encoder(4, 4 * TEXT_FEATURES)));
        return new StackSpec("text-transformer", input, classes, units, everywhere(units), GLOBAL);
    }
}
