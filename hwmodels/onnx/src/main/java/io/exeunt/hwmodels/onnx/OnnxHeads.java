package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Heads for a model that has none: at a site the mean of each channel over all positions, then a fully connected layer. A model with the means
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
     * Where a head reads.
     *
     * @param tensor [sample, channel, row, column], [sample, token, channel] or [sample, channel]
     * @param rank number of its axes, 2 … 4
     * @param channels numbers that a head reads, > 0
     */
    public record Site(String tensor, int rank, int channels) {
        public Site {
            Check.notBlank("site", tensor);
            Check.inRange("axes of " + tensor, rank, ROWS_RANK, IMAGE_RANK);
            Check.positive("channels of " + tensor, (long) channels);
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
     * A trained head: logits are means · weights + bias.
     *
     * @param site where it reads
     * @param weights [channel][class], row by row
     * @param bias [class]
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Head(Site site, float[] weights, float[] bias) {
        public Head {
            long expected = (long) site.channels() * bias.length;
            Check.require(weights.length == expected, "weights", expected + " in number", weights.length);
        }
    }

    /**
     * The sites at tensors of a model.
     *
     * @param options shapes of inputs that the file does not fix
     * @throws InvalidInputException if there is no such tensor, or it is of a shape that no head reads
     */
    public static List<Site> sites(Path file, ImportOptions options, List<String> tensors) {
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
        return tensors.stream().map(tensor -> site(model, tensor, shapes)).toList();
    }

    private static Site site(OnnxModel model, String tensor, Map<String, TensorShape> shapes) {
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
        return new Site(tensor, shape.rank(), Call.count("channels", shape.dim(shape.rank() == TOKENS_RANK ? 2 : 1)));
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
        String weights = site.head() + ".weights";
        String bias = site.head() + ".bias";
        stored.add(OnnxMessage.floats(
                weights, List.of((long) site.channels(), (long) head.bias().length), head.weights()));
        stored.add(OnnxMessage.floats(bias, List.of((long) head.bias().length), head.bias()));
        add("Gemm", site.head(), List.of(site.means(), weights, bias), List.of());
        outputs.add(site.head());
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
        add("GlobalAveragePool", pooled, List.of(channelsFirst), List.of());
        add("Flatten", site.means(), List.of(pooled), List.of(OnnxMessage.attribute("axis", 1)));
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
