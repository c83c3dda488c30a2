package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** What takes some elements out of a tensor, or makes more of them by position: look-ups, slices, resizing. */
final class PickRules {
    private PickRules() {}

    static void addTo(Map<String, Call.Rule> rules) {
        rules.put("Gather", PickRules::gather);
        rules.put("GatherElements", call -> Made.of(call.shape(1), new Work.Moved()));
        rules.put("GatherND", PickRules::gatherAt);
        rules.put("Slice", PickRules::slice);
        rules.put("Resize", PickRules::resize);
        rules.put("Upsample", PickRules::resize);
    }

    private static Made gather(Call call) {
        TensorShape data = call.shape(0);
        TensorShape indices = call.shape(1);
        int axis = data.axis(call.node().integer("axis", 0));
        List<Long> dims = new ArrayList<>(data.dims().subList(0, axis));
        dims.addAll(indices.dims());
        dims.addAll(data.dims().subList(axis + 1, data.rank()));
        TensorShape out = TensorShape.of(dims);
        boolean table = call.constant(0) && !call.constant(1) && axis == 0 && data.rank() == 2;
        Work work = table
                ? new Work.LookedUp(Call.count("rows", data.dim(0)), Call.count("features", data.dim(1)))
                : new Work.Moved();
        return Made.of(out, work, gathered(call, data, indices, axis, out));
    }

    private static Optional<SmallTensor> gathered(
            Call call, TensorShape data, TensorShape indices, int axis, TensorShape out) {
        if (call.small(0).isEmpty() || call.small(1).isEmpty() || out.elements() > SmallTensor.MOST_ELEMENTS) {
            return Optional.empty();
        }
        List<Long> picked = call.small(1).get().integers();
        int rank = indices.rank();
        return Optional.of(call.small(0).get().picked(out, index -> {
            int flat = 0;
            for (int k = 0; k < rank; k++) {
                flat = flat * (int) indices.dim(k) + index[axis + k];
            }
            int[] source = new int[data.rank()];
            System.arraycopy(index, 0, source, 0, axis);
            long at = picked.get(flat);
            source[axis] = (int) (at < 0 ? at + data.dim(axis) : at);
            System.arraycopy(index, axis + rank, source, axis + 1, data.rank() - axis - 1);
            return source;
        }));
    }

    private static Made gatherAt(Call call) {
        TensorShape data = call.shape(0);
        TensorShape indices = call.shape(1);
        int batch = (int) call.node().integer("batch_dims", 0);
        int reach = batch + (int) indices.dim(-1);
        Check.require(reach <= data.rank(), "indices", "of at most " + data.rank() + " axes", indices);
        List<Long> dims = new ArrayList<>(indices.dims().subList(0, indices.rank() - 1));
        dims.addAll(data.dims().subList(reach, data.rank()));
        return Made.of(TensorShape.of(dims), new Work.Moved());
    }

    /** One axis of a slice: where it begins, its step, and how many elements it takes. */
    private record Cut(long start, long step, long count) {
        static Cut of(long length, long start, long end, long step) {
            Check.require(step != 0, "step", "not 0", step);
            long low = step > 0 ? 0 : -1;
            long high = step > 0 ? length : length - 1;
            long from = Math.max(step > 0 ? 0 : low, Math.min(high, start < 0 ? start + length : start));
            long to = Math.max(low, Math.min(step > 0 ? length : high, end < 0 ? end + length : end));
            long distance = step > 0 ? to - from : from - to;
            long pace = Math.abs(step);
            return new Cut(from, step, Math.max(0, (distance + pace - 1) / pace));
        }
    }

    private static Made slice(Call call) {
        TensorShape in = call.shape(0);
        List<Long> starts = call.integers(1, "starts").orElse(List.of());
        List<Long> ends = call.integers(2, "ends").orElse(List.of());
        List<Long> axes = call.integers(3, "axes")
                .orElse(LongStream.range(0, starts.size()).boxed().toList());
        List<Long> steps = call.has(4) ? call.decisive(4).integers() : Collections.nCopies(starts.size(), 1L);
        Check.require(
                ends.size() == starts.size() && axes.size() == starts.size() && steps.size() == starts.size(),
                "starts, ends, axes and steps",
                "equally long",
                List.of(starts, ends, axes, steps));
        List<Cut> cuts = new ArrayList<>(
                in.dims().stream().map(length -> new Cut(0, 1, length)).toList());
        TensorShape out = in;
        for (int k = 0; k < starts.size(); k++) {
            int axis = in.axis(axes.get(k));
            Cut cut = Cut.of(in.dim(axis), starts.get(k), ends.get(k), steps.get(k));
            cuts.set(axis, cut);
            out = out.with(axis, cut.count());
        }
        TensorShape made = out;
        Optional<SmallTensor> small = call.small(0)
                .map(tensor -> tensor.picked(made, index -> {
                    int[] source = new int[index.length];
                    for (int k = 0; k < index.length; k++) {
                        source[k] = (int) (cuts.get(k).start() + cuts.get(k).step() * index[k]);
                    }
                    return source;
                }));
        return Made.of(out, out.equals(in) ? new Work.Seen() : new Work.Moved(), small);
    }

    /** Sizes, or scales, by inputs whose places changed with the opset. */
    private static Made resize(Call call) {
        TensorShape in = call.shape(0);
        boolean regions = call.node().type().equals("Resize") && call.opset() > 10;
        int scales = regions ? 2 : 1;
        Check.require(call.node().integers("axes").isEmpty(), "axes", "left out", "some");
        if (regions && call.has(3)) {
            return Made.of(TensorShape.of(call.decisive(3).integers()), new Work.Moved());
        }
        List<Double> factors = call.has(scales)
                ? call.decisive(scales).values()
                : call.node().attributes().get("scales") instanceof OnnxAttribute.Reals reals
                        ? reals.values()
                        : List.of();
        Check.require(factors.size() == in.rank(), "scales", "one per axis", factors);
        TensorShape out = in;
        for (int k = 0; k < in.rank(); k++) {
            out = out.with(k, (long) Math.floor(in.dim(k) * factors.get(k)));
        }
        return Made.of(out, new Work.Moved());
    }
}
