package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Inlined;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.Variant;
import io.exeunt.simulator.npz.RowSums;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a network comes from. */
public sealed interface NetworkSpec {
    /** Whether training and heads of a scenario have an effect. */
    default boolean trainedHere() {
        return !(this instanceof Traced || this instanceof Onnx);
    }

    /**
     * A network that Exeunt brings along.
     *
     * @param name which one
     * @param exits side exits in place of its own, in backbone order; empty for its own
     * @param weights file of weights to begin with; empty for random ones
     */
    @Variant(called = "a preset")
    record Preset(@Key("preset") PresetName name, @Absent List<Exit> exits, Optional<Path> weights)
            implements NetworkSpec {
        public Preset {
            exits = List.copyOf(exits);
            refuse(name, "/exits", !exits.isEmpty() && name == PresetName.QUICKSTART);
            refuse(name, "/weights", weights.isPresent() && !name.takesWeights());
        }

        private static void refuse(PresetName name, String key, boolean wrong) {
            if (wrong) {
                throw new PointedException(key, "has no effect beside preset " + name.key(), null);
            }
        }

        /** A preset with its own exits and random weights. */
        public static Preset plain(PresetName name) {
            return new Preset(name, List.of(), Optional.empty());
        }
    }

    /**
     * A network that was trained elsewhere: what its exits said, and what its layers are.
     *
     * @param trace .npz file of one trace or of a bundle
     * @param tables layer tables with exits, by the name of the trace in the bundle; {@link #ONLY} stands for all or the only one; empty
     *     where only the file's own counts are known
     * @param sums what is done about softmax rows that do not sum to 1
     */
    @Variant(called = "a trace")
    record Traced(
            Path trace,
            @Key(value = "table", one = "table") Map<String, Path> tables,
            @Key("renormalise") RowSums sums) implements NetworkSpec {
        /** Key of the one table. */
        public static final String ONLY = "";

        public Traced {
            tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        }
    }

    /**
     * A network that was trained elsewhere, with its weights: it is run on the data to see what its exits say.
     *
     * @param model ONNX file
     * @param exits tensors that are its exits, in the order of their sites, the final one last; empty for the model's outputs
     * @param shapes of inputs by name, batch included, that the file does not fix
     * @param allowUnknown whether operators that are not known count as mere traffic
     * @param input what is done to samples before it sees them
     * @param batch samples per run of the model, > 0
     * @param accuracy of the final exit over all samples that it should reach; empty for none
     * @param sites tensors that get a head each, trained on frozen features; none for the model's own exits alone
     * @param headSamples that heads are trained on, > 0
     * @param headKind what heads are made of
     */
    @Variant(called = "an ONNX model")
    record Onnx(
            @Key("onnx") Path model,
            @Key("exit_tensors") @Absent List<String> exits,
            Map<String, InputShape> shapes,
            boolean allowUnknown,
            PixelSpec input,
            int batch,
            Optional<Double> accuracy,
            @Key("head_sites") @Absent List<String> sites,
            int headSamples,
            HeadKind headKind)
            implements NetworkSpec {
        /** Samples that heads are trained on where none are named. */
        static final int HEAD_SAMPLES = 5000;

        /** What a head that is trained here is made of. */
        public enum HeadKind {
            /** The mean of each channel, and a fully connected layer. */
            LINEAR,
            /** Means of each channel over the parts of a grid, a hidden layer, and the fully connected one. */
            PERCEPTRON
        }

        public Onnx {
            exits = List.copyOf(exits);
            sites = List.copyOf(sites);
            Check.positive("head_samples", (long) headSamples);
            shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
            Check.positive("batch", (long) batch);
            accuracy.ifPresent(share -> Check.probability("accuracy", share));
        }

        /**
         * The same asked of a model that has the heads.
         *
         * @param order its exits in the order of their sites
         */
        public Onnx headed(Path withHeads, List<String> order) {
            return new Onnx(
                    withHeads, order, shapes, allowUnknown, input, batch, accuracy, List.of(), headSamples, headKind);
        }

        /** Lengths of the axes of inputs by name. */
        public Map<String, List<Long>> lengths() {
            Map<String, List<Long>> lengths = new LinkedHashMap<>();
            shapes.forEach((name, shape) -> lengths.put(name, shape.lengths()));
            return lengths;
        }
    }

    /**
     * Shape of an input.
     *
     * @param lengths of its axes, batch included
     */
    record InputShape(List<Long> lengths) {
        public InputShape {
            lengths = Check.notEmpty("lengths", lengths);
        }

        /** A shape such as 1x3x224x224. */
        public static InputShape parse(String text) {
            return new InputShape(Stream.of(text.split("x")).map(Long::valueOf).toList());
        }

        @Override
        public String toString() {
            return lengths.stream().map(String::valueOf).collect(Collectors.joining("x"));
        }
    }

    /**
     * What is done to a pixel p of 0 … 255: (p · scale − mean) / deviation of its channel.
     *
     * @param scale > 0
     * @param mean one number for all channels or one for each
     * @param deviation likewise, each > 0
     * @param layout which axis of a sample its channels are
     */
    record PixelSpec(double scale, List<Double> mean, List<Double> deviation, Layout layout) {
        public PixelSpec {
            Check.positive("scale", scale);
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
            deviation.forEach(value -> Check.positive("deviation", value));
        }

        /** Whether a sample's channels are its last axis. */
        public boolean channelsLast() {
            return layout == Layout.NHWC;
        }
    }

    /** Which axis of a sample its channels are. */
    enum Layout {
        /** The first, as PyTorch exports. */
        NCHW,
        /** The last, as TensorFlow does. */
        NHWC
    }

    /** Networks that Exeunt brings along. */
    enum PresetName {
        /** A small residual CNN for 28×28 images, trained in about a minute on two cores. */
        QUICKSTART,
        /** The ResNet-20 of He et al. for 32×32 colour images of ten classes, an exit after each block. */
        RESNET20_CIFAR10,
        /** The ResNet-56 of He et al. for 32×32 colour images of ten classes, an exit after each block. */
        RESNET56_CIFAR10,
        /** VGG of six convolutions, for images of any size. */
        VGG_SMALL,
        /** VGG-19 with batch norm, 20 exit sites. */
        VGG19_BN,
        /** AlexNet. */
        ALEXNET,
        /** MobileNet. */
        MOBILENET_V1,
        /** MobileNetV2. */
        MOBILENET_V2,
        /** DenseNet-BC of depth 40 and growth 12. */
        DENSENET_BC_40_12,
        /** Token vectors and four convolutions along a text. */
        TEXT_CNN,
        /** Token vectors and four layers of a transformer encoder. */
        TEXT_TRANSFORMER;

        /** Name in scenario files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it reads texts, not images. */
        public boolean readsTexts() {
            return this == TEXT_CNN || this == TEXT_TRANSFORMER;
        }

        /** Whether it can begin with published weights. */
        public boolean takesWeights() {
            return this == RESNET20_CIFAR10 || this == RESNET56_CIFAR10;
        }
    }

    /**
     * A residual CNN with side exits.
     *
     * @param stem first convolution
     * @param stages residual stages, in order
     * @param exits side exits, in backbone order; the final exit comes after the last block by itself
     * @param finalHead head of the final exit
     */
    @Variant(otherwise = "without a preset")
    record ResidualCnn(Stem stem, List<Stage> stages, List<Exit> exits, Head finalHead) implements NetworkSpec {
        public ResidualCnn {
            stages = Check.notEmpty("stages", stages);
            exits = List.copyOf(exits);
            int blocks = stages.stream().mapToInt(Stage::blocks).sum();
            for (int i = 0; i < exits.size(); i++) {
                int after = exits.get(i).afterBlock();
                Check.require(
                        after < blocks, "after_block of exit " + (i + 1), "before the last block, " + blocks, after);
                Check.require(
                        i == 0 || after > exits.get(i - 1).afterBlock(),
                        "after_block of exit " + (i + 1),
                        "after that of the exit before",
                        after);
            }
        }
    }

    /**
     * First convolution, 3×3 with batch norm and ReLU.
     *
     * @param channels > 0
     * @param stride > 0
     */
    record Stem(int channels, int stride) {
        public Stem {
            Check.positive("stem channels", (long) channels);
            Check.positive("stem stride", (long) stride);
        }
    }

    /**
     * Residual blocks of one width; the first block applies the stride.
     *
     * @param channels > 0
     * @param blocks > 0
     * @param stride > 0
     */
    record Stage(int channels, int blocks, int stride) {
        public Stage {
            Check.positive("stage channels", (long) channels);
            Check.positive("stage blocks", (long) blocks);
            Check.positive("stage stride", (long) stride);
        }
    }

    /**
     * A side exit.
     *
     * @param afterBlock number of residual blocks ahead of it, 0 = right after the stem
     * @param head what it computes
     */
    record Exit(int afterBlock, @Inlined Head head) {
        public Exit {
            Check.nonNegative("after_block", (long) afterBlock);
        }
    }

    /**
     * What an exit does with the feature map at its site: average pooling to grid × grid and one fully connected layer, behind a 3×3
     * convolution if it has channels.
     *
     * @param channels of the convolution; 0 for none
     * @param grid rows and columns after pooling, > 0; 1 = global average
     */
    record Head(int channels, int grid) {
        public Head {
            Check.nonNegative("head channels", (long) channels);
            Check.positive("head grid", (long) grid);
        }
    }
}
