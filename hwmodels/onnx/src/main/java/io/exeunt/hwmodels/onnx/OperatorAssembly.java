package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.onnx.ShapeInference.Step;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.ElementWise.Kind;
import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Recurrent;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes operators of what nodes do. */
final class OperatorAssembly {
    private final OnnxModel model;
    private final PerSample sample;
    private final GraphRows rows;
    private final Fusion fusion;

    /**
     * An assembly.
     *
     * @param wanted tensors that have to be rows of their own name
     * @param readers how many nodes read each tensor
     */
    OperatorAssembly(
            OnnxModel model, PerSample sample, GraphRows rows, Set<String> wanted, Map<String, Integer> readers) {
        this.model = model;
        this.sample = sample;
        this.rows = rows;
        fusion = new Fusion(rows, wanted, readers);
    }

    /**
     * Adds what a node does.
     *
     * @throws InvalidInputException naming the node, if there is no such operator
     */
    void add(Step step) {
        try {
            place(step);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidInputException(model.at(step.call().node()), String.valueOf(e.getMessage()), null, e);
        }
    }

    private void place(Step step) {
        Work work = step.made().work();
        OnnxNode node = step.call().node();
        if (work instanceof Work.Moved) {
            move(step);
            return;
        }
        String first = node.outputs().get(0);
        if (work instanceof Work.Each each) {
            each(step, each);
        } else if (work instanceof Work.Seen) {
            rows.alias(first, read(step, 0));
        } else if (work instanceof Work.Convolved convolved) {
            convolve(step, convolved);
        } else if (work instanceof Work.Pooled pooled) {
            FeatureMap in = sample.image(step.call().shape(0));
            FeatureMap out = sample.image(step.made().shapes().get(0));
            String name = rows.name(node, 0);
            rows.add(first, new Pooling(name, pooled.kind(), in, out, pooled.kernel()), rows.as(read(step, 0), in));
        } else if (work instanceof Work.Reduced reduced) {
            reduce(step, reduced);
        } else {
            rows.add(first, product(step, rows.name(node, 0)), activations(step));
        }
        further(step);
    }

    private Operator product(Step step, String name) {
        Work work = step.made().work();
        if (work instanceof Work.Connected connected) {
            long positions = sample.elements(step.call().activations().get(0)) / connected.inFeatures();
            return new Linear(
                    name,
                    connected.inFeatures(),
                    connected.outFeatures(),
                    Call.count("positions", positions),
                    connected.bias());
        }
        if (work instanceof Work.Multiplied product) {
            int heads = sample.products(product.products());
            return new MatMul(name, heads, product.rows(), product.inner(), product.columns());
        }
        if (work instanceof Work.LookedUp table) {
            long tokens = sample.elements(step.call().shape(1));
            return new Embedding(name, table.vocabulary(), table.features(), Call.count("tokens", tokens));
        }
        if (work instanceof Work.Recurring r) {
            return new Recurrent(
                    name, r.cell(), r.inFeatures(), r.hidden(), 0, r.steps(), 1, r.bidirectional(), r.bias());
        }
        return new Softmax(name, read(step, 0).map());
    }

    /** What of a product is read: not indices of parts, states or scales, only as many factors as it has. */
    private List<GraphRows.Place> activations(Step step) {
        int factors = step.made().work() instanceof Work.Multiplied ? 2 : 1;
        return step.call().node().inputs().stream()
                .filter(rows::has)
                .map(rows::place)
                .limit(factors)
                .toList();
    }

    private void convolve(Step step, Work.Convolved c) {
        OnnxNode node = step.call().node();
        int weights = node.type().equals("QLinearConv") ? 3 : 1;
        Check.require(step.call().constant(weights), "weights", "stored", "ones that are computed at run time");
        FeatureMap in = sample.image(step.call().shape(0));
        FeatureMap out = sample.image(step.made().shapes().get(0));
        String name = rows.name(node, 0);
        Operator operator = c.transposed()
                ? new TransposedConvolution(name, in, out, c.kernel(), c.groups(), c.bias())
                : new Convolution(name, in, out, c.kernel(), c.groups(), c.bias());
        rows.add(node.outputs().get(0), operator, rows.as(read(step, 0), in));
    }

    private void reduce(Step step, Work.Reduced reduced) {
        OnnxNode node = step.call().node();
        GraphRows.Place in = read(step, 0);
        long kept = sample.elements(step.made().shapes().get(0));
        long all = in.map().elements();
        if (kept == all) {
            rows.alias(node.outputs().get(0), in);
            return;
        }
        Check.require(kept > 0 && all % kept == 0, "elements", "a multiple of " + kept, all);
        boolean spatial = in.map().channels() == kept;
        FeatureMap map = spatial ? in.map() : new FeatureMap((int) kept, Call.count("rows", all / kept), 1);
        String name = rows.name(node, 0);
        rows.add(node.outputs().get(0), Pooling.global(name, reduced.kind(), map), rows.as(in, map));
    }

    private void each(Step step, Work.Each each) {
        OnnxNode node = step.call().node();
        String output = node.outputs().get(0);
        List<String> read = node.inputs().stream().filter(rows::has).toList();
        if (read.size() == 1 && fusion.absorbs(read.get(0), step, each)) {
            rows.alias(output, rows.place(read.get(0)));
            return;
        }
        String name = rows.name(node, 0);
        if (norm(each.kind()) || read.size() == 1 && wholeOf(step, read.get(0))) {
            GraphRows.Place place = rows.place(read.get(0));
            FeatureMap map = norm(each.kind()) ? normed(step, each.kind()) : place.map();
            rows.add(output, new ElementWise(name, each.kind(), map, 1), rows.as(place, map));
        } else {
            broadcast(step, each.kind(), name, read);
        }
    }

    private boolean wholeOf(Step step, String tensor) {
        return rows.place(tensor).map().elements()
                == sample.elements(step.made().shapes().get(0));
    }

    private static boolean norm(Kind kind) {
        return switch (kind) {
            case BATCH_NORM, LAYER_NORM, LOCAL_RESPONSE_NORM -> true;
            default -> false;
        };
    }

    private FeatureMap normed(Step step, Kind kind) {
        TensorShape shape = step.call().shape(0);
        boolean channels = kind != Kind.LAYER_NORM || step.call().node().type().matches("(Instance|Group).*");
        return channels ? sample.image(shape) : sample.rows(shape);
    }

    /** Operands that are repeated are laid out as the result is. */
    private void broadcast(Step step, Kind kind, String name, List<String> read) {
        TensorShape shape = step.made().shapes().get(0);
        Kind sum = kind == Kind.ACTIVATION ? Kind.ADD : kind;
        boolean alike = read.stream().allMatch(tensor -> wholeOf(step, tensor));
        FeatureMap out = alike ? rows.place(read.get(0)).map() : sample.map(shape);
        List<GraphRows.Place> places = read.stream()
                .map(tensor ->
                        wholeOf(step, tensor) ? rows.as(rows.place(tensor), out) : repeated(step, tensor, shape, out))
                .toList();
        int whole = (int) read.stream().filter(tensor -> wholeOf(step, tensor)).count();
        List<GraphRows.Place> covering = rows.covering(places, out, whole);
        rows.add(step.call().node().outputs().get(0), new ElementWise(name, sum, out, Math.max(1, whole)), covering);
    }

    private GraphRows.Place repeated(Step step, String tensor, TensorShape shape, FeatureMap out) {
        int input = step.call().node().inputs().indexOf(tensor);
        List<Long> dims = new ArrayList<>(step.call().shape(input).dims());
        while (dims.size() < shape.rank()) {
            dims.add(0, 1L);
        }
        FeatureMap map = sample.map(TensorShape.of(dims), sample.leads(shape));
        return rows.repeatable(rows.place(tensor), map, out);
    }

    private void move(Step step) {
        OnnxNode node = step.call().node();
        List<GraphRows.Place> read =
                node.inputs().stream().filter(rows::has).map(rows::place).toList();
        for (int k = 0; k < Math.min(node.outputs().size(), step.made().shapes().size()); k++) {
            String output = node.outputs().get(k);
            if (fusion.read(output)) {
                rows.copy(
                        output,
                        rows.name(node, k),
                        sample.map(step.made().shapes().get(k)),
                        read);
            }
        }
    }

    /** Outputs after the first are parts of it: last states, scales. */
    private void further(Step step) {
        OnnxNode node = step.call().node();
        for (int k = 1; k < Math.min(node.outputs().size(), step.made().shapes().size()); k++) {
            if (fusion.read(node.outputs().get(k))) {
                GraphRows.Place whole = rows.place(node.outputs().get(0));
                rows.part(
                        node.outputs().get(k),
                        whole,
                        sample.map(step.made().shapes().get(k)),
                        rows.name(node, k));
            }
        }
    }

    private GraphRows.Place read(Step step, int input) {
        return rows.place(step.call().node().inputs().get(input));
    }
}
