package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Constants, what is known of shapes, and reductions of whole axes. */
final class ValueRules {
    private static final List<String> REDUCTIONS = List.of(
            "ReduceMean",
            "ReduceSum",
            "ReduceL1",
            "ReduceL2",
            "ReduceLogSum",
            "ReduceLogSumExp",
            "ReduceSumSquare",
            "ReduceProd");

    private ValueRules() {}

    static void addTo(Map<String, Call.Rule> rules) {
        rules.put("Constant", ValueRules::constant);
        rules.put("ConstantOfShape", ValueRules::filled);
        rules.put("Shape", ValueRules::shape);
        rules.put("Size", call -> Made.value(SmallTensor.scalar(call.shape(0).elements())));
        rules.put("Range", ValueRules::range);
        REDUCTIONS.forEach(type -> rules.put(type, call -> reduction(call, Pooling.Kind.AVERAGE)));
        rules.put("ReduceMax", call -> reduction(call, Pooling.Kind.MAX));
        rules.put("ReduceMin", call -> reduction(call, Pooling.Kind.MAX));
        rules.put("ArgMax", ValueRules::position);
        rules.put("ArgMin", ValueRules::position);
        rules.put("TopK", ValueRules::largest);
    }

    private static Made constant(Call call) {
        OnnxNode node = call.node();
        if (node.attributes().get("value") instanceof OnnxAttribute.Stored stored) {
            return Made.of(
                    stored.tensor().shape(), new Work.Seen(), stored.tensor().values());
        }
        if (node.integers("value_ints").isPresent()) {
            return Made.value(SmallTensor.vector(node.integers("value_ints").get()));
        }
        if (node.attributes().get("value_float") instanceof OnnxAttribute.Real real) {
            return Made.value(SmallTensor.scalar(real.value()));
        }
        if (node.attributes().get("value_floats") instanceof OnnxAttribute.Reals reals) {
            return Made.value(new SmallTensor(TensorShape.of(reals.values().size()), reals.values()));
        }
        if (node.attributes().containsKey("value_int")) {
            return Made.value(SmallTensor.scalar(node.integer("value_int", 0)));
        }
        throw new IllegalArgumentException("Expected a value of numbers, given none");
    }

    private static Made filled(Call call) {
        TensorShape shape = TensorShape.of(call.decisive(0).integers());
        double value = call.node().attributes().get("value") instanceof OnnxAttribute.Stored stored
                ? stored.tensor().values().map(SmallTensor::first).orElse(0.0)
                : 0;
        return shape.elements() <= SmallTensor.MOST_ELEMENTS
                ? Made.value(SmallTensor.filled(shape, value))
                : Made.of(shape, new Work.Seen());
    }

    private static Made shape(Call call) {
        TensorShape in = call.shape(0);
        long start = within(in, call.node().integer("start", 0));
        long end = within(in, call.node().integer("end", in.rank()));
        return Made.value(SmallTensor.vector(
                LongStream.range(start, end).mapToObj(in::dim).toList()));
    }

    private static long within(TensorShape in, long axis) {
        return Math.max(0, Math.min(in.rank(), axis < 0 ? axis + in.rank() : axis));
    }

    private static Made range(Call call) {
        double start = call.decisive(0).first();
        double limit = call.decisive(1).first();
        double delta = call.decisive(2).first();
        long count = (long) Math.max(0, Math.ceil((limit - start) / delta));
        if (count > SmallTensor.MOST_ELEMENTS) {
            return Made.of(TensorShape.of(count), new Work.Seen());
        }
        return Made.value(new SmallTensor(
                TensorShape.of(count),
                LongStream.range(0, count).mapToObj(k -> start + k * delta).toList()));
    }

    private static Made reduction(Call call, Pooling.Kind kind) {
        TensorShape in = call.shape(0);
        List<Long> told = call.integers(1, "axes").orElse(List.of());
        boolean nothing = told.isEmpty() && call.node().integer("noop_with_empty_axes", 0) != 0;
        List<Integer> gone = told.isEmpty() && !nothing
                ? LongStream.range(0, in.rank()).mapToObj(k -> (int) k).toList()
                : told.stream().map(in::axis).toList();
        TensorShape out = without(in, gone, call.node().integer("keepdims", 1) != 0);
        return Made.of(out, new Work.Reduced(kind), product(call, out));
    }

    private static TensorShape without(TensorShape in, List<Integer> gone, boolean kept) {
        List<Long> dims = new ArrayList<>();
        for (int k = 0; k < in.rank(); k++) {
            if (!gone.contains(k)) {
                dims.add(in.dim(k));
            } else if (kept) {
                dims.add(1L);
            }
        }
        return TensorShape.of(dims);
    }

    /** How exporters count the elements of a shape. */
    private static Optional<SmallTensor> product(Call call, TensorShape out) {
        if (!call.node().type().equals("ReduceProd") || out.elements() != 1) {
            return Optional.empty();
        }
        return call.small(0)
                .map(small -> SmallTensor.filled(out, small.values().stream().reduce(1.0, (a, b) -> a * b)));
    }

    private static Made position(Call call) {
        TensorShape in = call.shape(0);
        int axis = in.axis(call.node().integer("axis", 0));
        return Made.of(
                without(in, List.of(axis), call.node().integer("keepdims", 1) != 0),
                new Work.Reduced(Pooling.Kind.MAX));
    }

    private static Made largest(Call call) {
        TensorShape in = call.shape(0);
        long count = call.has(1) ? (long) call.decisive(1).first() : call.node().integer("k", 1);
        TensorShape out = in.with(call.node().integer("axis", -1), count);
        Check.require(out.elements() > 0, "k", "> 0", count);
        return new Made(List.of(out, out), new Work.Moved(), Optional.empty());
    }
}
