package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** What moves, repeats or leaves out elements, or sees them in another shape. */
final class MoveRules {
    private MoveRules() {}

    static void addTo(Map<String, Call.Rule> rules) {
        rules.put("Reshape", MoveRules::reshape);
        rules.put("Flatten", MoveRules::flatten);
        rules.put("Squeeze", MoveRules::squeeze);
        rules.put("Unsqueeze", MoveRules::unsqueeze);
        rules.put("Transpose", MoveRules::transpose);
        rules.put("Concat", MoveRules::concat);
        rules.put("Split", MoveRules::split);
        rules.put("Expand", MoveRules::expand);
        rules.put("Tile", MoveRules::tile);
        rules.put("Pad", MoveRules::pad);
        rules.put("DepthToSpace", call -> blocks(call, true));
        rules.put("SpaceToDepth", call -> blocks(call, false));
        for (String type : List.of("ScatterND", "ScatterElements", "ReverseSequence", "Trilu", "CumSum", "RoiAlign")) {
            rules.put(type, call -> Made.of(call.shape(0), new Work.Moved()));
        }
    }

    private static Made seen(Call call, List<Long> dims) {
        TensorShape shape = TensorShape.of(dims);
        TensorShape in = call.shape(0);
        Check.require(
                shape.elements() == in.elements(), "shape", "of the " + in.elements() + " elements of " + in, shape);
        return Made.of(shape, new Work.Seen(), call.small(0).map(small -> small.reshaped(shape)));
    }

    private static Made reshape(Call call) {
        List<Long> target = new ArrayList<>(call.decisive(1).integers());
        TensorShape in = call.shape(0);
        boolean zeroIsZero = call.node().integer("allowzero", 0) != 0;
        for (int k = 0; k < target.size() && !zeroIsZero; k++) {
            if (target.get(k) == 0) {
                target.set(k, in.dim(k));
            }
        }
        int open = target.indexOf(-1L);
        if (open >= 0) {
            target.set(open, 1L);
            long rest = TensorShape.of(target).elements();
            Check.require(rest > 0 && in.elements() % rest == 0, "elements", "a multiple of " + rest, in.elements());
            target.set(open, in.elements() / rest);
        }
        return seen(call, target);
    }

    private static Made flatten(Call call) {
        TensorShape in = call.shape(0);
        long told = call.node().integer("axis", 1);
        int axis = told == in.rank() ? in.rank() : in.axis(told);
        return seen(call, List.of(in.elements(0, axis), in.elements(axis, in.rank())));
    }

    private static Made squeeze(Call call) {
        TensorShape in = call.shape(0);
        List<Integer> gone = call.integers(1, "axes")
                .map(axes -> axes.stream().map(in::axis).toList())
                .orElseGet(() -> LongStream.range(0, in.rank())
                        .filter(axis -> in.dim(axis) == 1)
                        .mapToObj(axis -> (int) axis)
                        .toList());
        List<Long> kept = new ArrayList<>();
        for (int k = 0; k < in.rank(); k++) {
            if (!gone.contains(k)) {
                kept.add(in.dim(k));
            }
        }
        return seen(call, kept);
    }

    private static Made unsqueeze(Call call) {
        TensorShape in = call.shape(0);
        List<Long> axes = call.integers(1, "axes").orElse(List.of());
        int rank = in.rank() + axes.size();
        List<Integer> added = axes.stream()
                .map(axis -> TensorShape.of(Collections.nCopies(rank, 1L)).axis(axis))
                .toList();
        List<Long> dims = new ArrayList<>();
        int next = 0;
        for (int k = 0; k < rank; k++) {
            dims.add(added.contains(k) ? 1L : in.dim(next++));
        }
        return seen(call, dims);
    }

    private static Made transpose(Call call) {
        TensorShape in = call.shape(0);
        List<Long> order = call.node().integers("perm").orElseGet(() -> LongStream.range(0, in.rank())
                .mapToObj(k -> in.rank() - 1 - k)
                .toList());
        Check.require(
                order.size() == in.rank() && order.stream().distinct().count() == order.size(),
                "perm",
                "an order of " + in.rank() + " axes",
                order);
        TensorShape out = TensorShape.of(order.stream().map(in::dim).toList());
        List<Long> moving = order.stream().filter(axis -> in.dim(axis) != 1).toList();
        boolean still = moving.equals(moving.stream().sorted().toList());
        Optional<SmallTensor> small = call.small(0)
                .map(tensor -> tensor.picked(out, index -> {
                    int[] source = new int[index.length];
                    for (int k = 0; k < index.length; k++) {
                        source[in.axis(order.get(k))] = index[k];
                    }
                    return source;
                }));
        return Made.of(out, still ? new Work.Seen() : new Work.Moved(), small);
    }

    private static Made concat(Call call) {
        TensorShape first = call.shape(0);
        int axis = first.axis(call.node().integer("axis", 1));
        long length = 0;
        for (int k = 0; k < call.values().size(); k++) {
            TensorShape part = call.shape(k);
            Check.require(
                    part.rank() == first.rank() && part.with(axis, 1).equals(first.with(axis, 1)),
                    "input " + (k + 1),
                    "like " + first + " but along axis " + axis,
                    part);
            length += part.dim(axis);
        }
        return Made.of(first.with(axis, length), new Work.Moved(), joined(call, first));
    }

    /** Values of vectors alone: shapes are vectors. */
    private static Optional<SmallTensor> joined(Call call, TensorShape first) {
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < call.values().size(); k++) {
            if (first.rank() != 1 || call.small(k).isEmpty()) {
                return Optional.empty();
            }
            values.addAll(call.small(k).get().values());
        }
        return values.size() > SmallTensor.MOST_ELEMENTS
                ? Optional.empty()
                : Optional.of(new SmallTensor(TensorShape.of(values.size()), values));
    }

    private static Made split(Call call) {
        TensorShape in = call.shape(0);
        int axis = in.axis(call.node().integer("axis", 0));
        int parts = call.node().outputs().size();
        List<Long> lengths = call.integers(1, "split").orElseGet(() -> even(in.dim(axis), parts));
        Check.require(
                lengths.size() == parts
                        && lengths.stream().mapToLong(length -> length).sum() == in.dim(axis),
                "split",
                parts + " lengths that make " + in.dim(axis),
                lengths);
        return new Made(
                lengths.stream().map(length -> in.with(axis, length)).toList(), new Work.Moved(), Optional.empty());
    }

    private static List<Long> even(long length, int parts) {
        long most = (length + parts - 1) / parts;
        List<Long> lengths = new ArrayList<>();
        for (long rest = length; lengths.size() < parts; rest -= most) {
            lengths.add(Math.max(0, Math.min(most, rest)));
        }
        return lengths;
    }

    private static Made expand(Call call) {
        TensorShape out =
                call.shape(0).broadcast(TensorShape.of(call.decisive(1).integers()));
        Optional<SmallTensor> small = call.small(0)
                .filter(tensor -> out.elements() <= SmallTensor.MOST_ELEMENTS)
                .map(tensor -> tensor.expanded(out));
        Work work = out.elements() == call.shape(0).elements() ? new Work.Seen() : new Work.Moved();
        return Made.of(out, work, small);
    }

    private static Made tile(Call call) {
        TensorShape in = call.shape(0);
        List<Long> repeats = call.decisive(1).integers();
        Check.require(repeats.size() == in.rank(), "repeats", "one per axis", repeats);
        TensorShape out = in;
        for (int k = 0; k < in.rank(); k++) {
            out = out.with(k, in.dim(k) * repeats.get(k));
        }
        return Made.of(out, new Work.Moved());
    }

    private static Made pad(Call call) {
        TensorShape in = call.shape(0);
        List<Long> pads =
                call.integers(1, "pads").orElseThrow(() -> new IllegalArgumentException("Expected pads, given none"));
        List<Long> axes = call.has(3)
                ? call.decisive(3).integers()
                : LongStream.range(0, in.rank()).boxed().toList();
        Check.require(pads.size() == 2 * axes.size(), "pads", "two per axis", pads);
        TensorShape out = in;
        for (int k = 0; k < axes.size(); k++) {
            long axis = axes.get(k);
            out = out.with(axis, in.dim(axis) + pads.get(k) + pads.get(axes.size() + k));
        }
        return Made.of(out, out.equals(in) ? new Work.Seen() : new Work.Moved());
    }

    private static Made blocks(Call call, boolean toSpace) {
        TensorShape in = call.shape(0);
        Check.require(in.rank() == 4, "input", "of four axes", in);
        long block = Call.count("blocksize", call.node().integer("blocksize", 1));
        TensorShape out = toSpace
                ? TensorShape.of(in.dim(0), in.dim(1) / (block * block), in.dim(2) * block, in.dim(3) * block)
                : TensorShape.of(in.dim(0), in.dim(1) * block * block, in.dim(2) / block, in.dim(3) / block);
        Check.require(out.elements() == in.elements(), "input", "divisible by blocks of " + block, in);
        return Made.of(out, new Work.Moved());
    }
}
