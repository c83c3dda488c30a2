package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Heads for a model that has none: at a site means of each channel, then fully connected layers. A model with the means
 * as its outputs gives what heads are trained on; one with the trained heads is like any other model with exits.
 */
public final class OnnxHeads {
    private static final int IMAGE_RANK = 4;
    private static final int TOKENS_RANK = 3;
    private static final int ROWS_RANK = 2;

    private final OnnxModel model;
    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> stored = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    private OnnxHeads(OnnxModel model) {
        this.model = model;
    }

    /**
     * Where a head reads: means over the parts of a grid that is laid over the map, of each channel.
     *
     * @param tensor [sample, channel, row, column], [sample, token, channel] or [sample, channel]
     * @param rank number of its axes, 2 … 4
     * @param map of the tensor; of tokens and rows 1 × 1
     * @param grid parts along each axis, at most as many as there are positions, > 0
     */
    public record Site(String tensor, int rank, FeatureMap map, int grid) {
        public Site {
            Check.notBlank("site", tensor);
            Check.inRange("axes of " + tensor, rank, ROWS_RANK, IMAGE_RANK);
            Check.positive("grid", (long) grid);
        }

        private int rows() {
            return Math.min(grid, map.height());
        }

        private int columns() {
            return Math.min(grid, map.width());
        }

        /** Numbers that a head reads. */
        public int features() {
            return Math.multiplyExact(map.channels(), rows() * columns());
        }

        /** Name of the output that holds the means. */
        public String means() {
            return tensor + ".means";
        }

        /** Name of the output that holds a head's logits. */
        public String head() {
            return tensor + ".head";
        }
    }

    /**
     * A fully connected layer: outputs are inputs · weights + bias.
     *
     * @param weights [input][output], row by row
     * @param bias [output]
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Layer(float[] weights, float[] bias) {}

    /**
     * A trained head: layers with rectified units between them, the last one of logits.
     *
     * @param site where it reads
     * @param layers at least one
     */
    public record Head(Site site, List<Layer> layers) {
        public Head {
            layers = Check.notEmpty("layers", layers);
            long inputs = site.features();
            for (Layer layer : layers) {
                long expected = inputs * layer.bias().length;
                Check.require(
                        layer.weights().length == expected, "weights", expected + " in number", layer.weights().length);
                inputs = layer.bias().length;
            }
        }
    }

    /**
     * The sites at tensors of a model.
     *
     * @param options shapes of inputs that the file does not fix
     * @param grid parts of a map along each axis
     * @throws InvalidInputException if there is no such tensor, or it is of a shape that no head reads
     */
    public static List<Site> sites(Path file, ImportOptions options, List<String> tensors, int grid) {
        OnnxModel model = OnnxReader.read(file);
        Needed needed = new Needed(model);
        tensors.forEach(tensor -> needed.requireMade(tensor, "a site"));
        List<OnnxNode> nodes = needed.by(tensors);
        needed.unknown(nodes, options.allowUnknown());
        Map<String, TensorShape> shapes = new HashMap<>();
        for (ShapeInference.Step step : ShapeInference.of(
                        model, new InputBinding(model, options.shapes()).shapes(), nodes)
                .steps()) {
            List<String> made = step.call().node().outputs();
            for (int k = 0; k < Math.min(made.size(), step.made().shapes().size()); k++) {
                shapes.put(made.get(k), step.made().shapes().get(k));
            }
        }
        return tensors.stream().map(tensor -> site(model, tensor, shapes, grid)).toList();
    }

    private static Site site(OnnxModel model, String tensor, Map<String, TensorShape> shapes, int grid) {
        TensorShape shape = shapes.get(tensor);
        if (shape == null) {
            throw new InvalidInputException(
                    model.file().toString(), "Expected '" + tensor + "' to depend on an input; it is constant", null);
        }
        if (shape.rank() < ROWS_RANK || shape.rank() > IMAGE_RANK) {
            throw new InvalidInputException(
                    model.file().toString(),
                    "Expected site '" + tensor
                            + "' to be [sample, channel, row, column], [sample, token, channel] or [sample, channel],"
                            + " given " + shape,
                    "choose the tensor behind a block");
        }
        boolean image = shape.rank() == IMAGE_RANK;
        FeatureMap map = new FeatureMap(
                Call.count("channels", shape.dim(shape.rank() == TOKENS_RANK ? 2 : 1)),
                image ? Call.count("rows", shape.dim(2)) : 1,
                image ? Call.count("columns", shape.dim(3)) : 1);
        return new Site(tensor, shape.rank(), map, grid);
    }

    /**
     * Writes a model of which the outputs are the means at sites, and of which nothing is computed beyond them.
     *
     * @param target where it goes
     * @throws IOException if it can't be written
     */
    public static void writeMeans(Path file, List<Site> sites, Path target) throws IOException {
        OnnxHeads heads = new OnnxHeads(OnnxReader.read(file));
        sites.forEach(heads::addMeans);
        heads.outputs.addAll(sites.stream().map(Site::means).toList());
        heads.write(sites.stream().map(Site::tensor).toList(), target);
    }

    /**
     * Writes a model with heads.
     *
     * @param exits outputs that it keeps
     * @param target where it goes
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<Head> trained, List<String> exits, Path target) throws IOException {
        OnnxHeads heads = new OnnxHeads(OnnxReader.read(file));
        trained.forEach(heads::addHead);
        List<String> needed = new ArrayList<>(
                trained.stream().map(head -> head.site().tensor()).toList());
        needed.addAll(exits);
        heads.outputs.addAll(exits);
        heads.write(needed, target);
    }

    private void addHead(Head head) {
        Site site = head.site();
        addMeans(site);
        String from = site.means();
        for (int k = 0; k < head.layers().size(); k++) {
            boolean last = k == head.layers().size() - 1;
            String layer = last ? site.head() : site.head() + ".hidden" + (k + 1);
            addLayer(layer, from, head.layers().get(k));
            from = last ? layer : layer + ".rectified";
            if (!last) {
                add("Relu", from, List.of(layer), List.of());
            }
        }
        outputs.add(site.head());
    }

    private void addLayer(String name, String from, Layer layer) {
        long outputCount = layer.bias().length;
        String weights = name + ".weights";
        String bias = name + ".bias";
        stored.add(OnnxMessage.floats(
                weights, List.of(layer.weights().length / outputCount, outputCount), layer.weights()));
        stored.add(OnnxMessage.floats(bias, List.of(outputCount), layer.bias()));
        add("Gemm", name, List.of(from, weights, bias), List.of());
    }

    private void addMeans(Site site) {
        String pooled = site.means() + ".pooled";
        if (site.rank() == ROWS_RANK) {
            add("Identity", site.means(), List.of(site.tensor()), List.of());
            return;
        }
        String channelsFirst = site.tensor();
        if (site.rank() == TOKENS_RANK) {
            channelsFirst = site.means() + ".turned";
            add(
                    "Transpose",
                    channelsFirst,
                    List.of(site.tensor()),
                    List.of(OnnxMessage.attribute("perm", List.of(0L, 2L, 1L))));
        }
        if (site.rows() * site.columns() == 1) {
            add("GlobalAveragePool", pooled, List.of(channelsFirst), List.of());
        } else {
            add("AveragePool", pooled, List.of(channelsFirst), grid(site));
        }
        add("Flatten", site.means(), List.of(pooled), List.of(OnnxMessage.attribute("axis", 1)));
    }

    /** Windows of equal size without gaps; where the map is no multiple of the grid, they overlap. */
    private static List<byte[]> grid(Site site) {
        long rowStep = site.map().height() / site.rows();
        long columnStep = site.map().width() / site.columns();
        return List.of(
                OnnxMessage.attribute(
                        "kernel_shape",
                        List.of(
                                site.map().height() - (site.rows() - 1) * rowStep,
                                site.map().width() - (site.columns() - 1) * columnStep)),
                OnnxMessage.attribute("strides", List.of(rowStep, columnStep)));
    }

    private void add(String type, String output, List<String> inputs, List<byte[]> attributes) {
        if (new Needed(model).made(output)) {
            throw new InvalidInputException(
                    model.file().toString(), "a node makes '" + output + "' already", "name another site");
        }
        nodes.add(OnnxMessage.node(type, output, inputs, output, attributes));
    }

    private void write(List<String> needed, Path target) throws IOException {
        StagePlan.Stage whole = OnnxStages.whole(model, needed);
        StagePlan.Stage named = new StagePlan.Stage(whole.exit(), Set.copyOf(whole.nodes()), whole.reads(), outputs);
        AtomicFile.write(target, new GraphCopy(model, named, new GraphCopy.Added(nodes, stored)).bytes());
    }
}
