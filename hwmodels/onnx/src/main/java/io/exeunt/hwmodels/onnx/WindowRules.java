package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.WindowAxis.Padding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Convolutions and poolings, over one, two or three axes. */
final class WindowRules {
    private static final int AXES = 3;

    private WindowRules() {}

    static void addTo(Map<String, Call.Rule> rules) {
        rules.put("Conv", call -> convolution(call, call.shape(1), call.has(2)));
        rules.put("ConvInteger", call -> convolution(call, call.shape(1), false));
        rules.put("QLinearConv", call -> convolution(call, call.shape(3), call.has(8)));
        rules.put("ConvTranspose", WindowRules::transposed);
        rules.put("MaxPool", call -> pooling(call, Pooling.Kind.MAX));
        rules.put("AveragePool", call -> pooling(call, Pooling.Kind.AVERAGE));
        rules.put("LpPool", call -> pooling(call, Pooling.Kind.AVERAGE));
        rules.put("GlobalMaxPool", call -> global(call, Pooling.Kind.MAX));
        rules.put("GlobalAveragePool", call -> global(call, Pooling.Kind.AVERAGE));
        rules.put("GlobalLpPool", call -> global(call, Pooling.Kind.AVERAGE));
    }

    private static Made convolution(Call call, TensorShape weights, boolean bias) {
        TensorShape in = spatial(call.shape(0));
        int groups = Call.count("group", call.node().integer("group", 1));
        Check.require(weights.rank() == in.rank(), "rank of the weights", String.valueOf(in.rank()), weights.rank());
        Check.require(
                in.dim(1) == weights.dim(1) * groups,
                "channels",
                weights.dim(1) * groups + ", as its weights have",
                in.dim(1));
        Check.require(weights.dim(0) % groups == 0, "output channels", "a multiple of " + groups, weights.dim(0));
        List<WindowAxis> axes = axes(call, in, weights.dims().subList(2, weights.rank()));
        List<Long> out = outer(in, weights.dim(0));
        for (int k = 0; k < axes.size(); k++) {
            out.add(positions(axes.get(k), in.dim(2 + k), false));
        }
        return Made.of(TensorShape.of(out), new Work.Convolved(kernel(axes), groups, bias, false));
    }

    private static Made transposed(Call call) {
        TensorShape in = spatial(call.shape(0));
        TensorShape weights = call.shape(1);
        int groups = Call.count("group", call.node().integer("group", 1));
        Check.require(weights.rank() == in.rank(), "rank of the weights", String.valueOf(in.rank()), weights.rank());
        Check.require(in.dim(1) == weights.dim(0), "channels", weights.dim(0) + ", as its weights have", in.dim(1));
        Check.require(weights.dim(0) % groups == 0, "channels", "a multiple of " + groups, weights.dim(0));
        List<Long> kernel = weights.dims().subList(2, weights.rank());
        List<WindowAxis> axes = axes(call, in, kernel);
        List<Long> extra = each(call, "output_padding", kernel.size(), 0);
        Optional<List<Long>> told = call.node().integers("output_shape");
        List<Long> out = outer(in, weights.dim(1) * groups);
        for (int k = 0; k < axes.size(); k++) {
            WindowAxis axis = axes.get(k);
            int padding = axis.padding() == null ? 0 : axis.padding().total();
            long whole = (in.dim(2 + k) - 1) * axis.stride() + axis.span() + extra.get(k) - padding;
            int spatial = k;
            out.add(told.map(shape -> shape.get(shape.size() - axes.size() + spatial))
                    .orElse(same(call) ? in.dim(2 + k) * axis.stride() : whole));
        }
        return Made.of(TensorShape.of(out), new Work.Convolved(kernel(axes), groups, call.has(2), true));
    }

    private static Made pooling(Call call, Pooling.Kind kind) {
        TensorShape in = spatial(call.shape(0));
        List<Long> window = call.node()
                .integers("kernel_shape")
                .orElseThrow(() -> new IllegalArgumentException("Expected kernel_shape, given none"));
        List<WindowAxis> axes = axes(call, in, window);
        boolean overhang = call.node().integer("ceil_mode", 0) != 0;
        List<Long> out = outer(in, in.dim(1));
        for (int k = 0; k < axes.size(); k++) {
            out.add(positions(axes.get(k), in.dim(2 + k), overhang));
        }
        return Made.of(TensorShape.of(out), new Work.Pooled(kind, kernel(axes)));
    }

    private static Made global(Call call, Pooling.Kind kind) {
        TensorShape in = spatial(call.shape(0));
        List<WindowAxis> axes = new ArrayList<>();
        List<Long> out = outer(in, in.dim(1));
        for (long length : in.dims().subList(2, in.rank())) {
            axes.add(WindowAxis.of(Call.count("axis", length), 0));
            out.add(1L);
        }
        return Made.of(TensorShape.of(out), new Work.Pooled(kind, kernel(axes)));
    }

    private static TensorShape spatial(TensorShape shape) {
        Check.require(
                shape.rank() > 2 && shape.rank() <= 2 + AXES, "input", "batch, channels and one to three axes", shape);
        return shape;
    }

    private static List<Long> outer(TensorShape in, long channels) {
        return new ArrayList<>(List.of(in.dim(0), channels));
    }

    private static List<WindowAxis> axes(Call call, TensorShape in, List<Long> window) {
        int rank = window.size();
        Check.require(rank == in.rank() - 2, "kernel", "over " + (in.rank() - 2) + " axes", window);
        List<Long> strides = each(call, "strides", rank, 1);
        List<Long> dilations = each(call, "dilations", rank, 1);
        List<Long> pads = call.node().integers("pads").orElse(Collections.nCopies(2 * rank, 0L));
        Check.require(pads.size() == 2 * rank, "pads", "two per axis", pads);
        List<WindowAxis> axes = new ArrayList<>();
        for (int k = 0; k < rank; k++) {
            int size = Call.count("kernel", window.get(k));
            int stride = Call.count("stride", strides.get(k));
            int dilation = Call.count("dilation", dilations.get(k));
            Padding told = new Padding(padding(pads.get(k)), padding(pads.get(rank + k)));
            Padding used = same(call)
                    ? samePadding(call, in.dim(2 + k), size, stride, dilation)
                    : call.node().text("auto_pad", "NOTSET").equals("VALID") ? new Padding(0, 0) : told;
            axes.add(new WindowAxis(size, stride, dilation, used));
        }
        return axes;
    }

    private static int padding(long elements) {
        Check.require(elements >= 0 && elements <= Integer.MAX_VALUE, "padding", ">= 0 and below 2^31", elements);
        return (int) elements;
    }

    private static boolean same(Call call) {
        return call.node().text("auto_pad", "NOTSET").startsWith("SAME");
    }

    /** So much that the output has a position for every stride of the input. */
    private static Padding samePadding(Call call, long in, int size, int stride, int dilation) {
        long positions = (in + stride - 1) / stride;
        long total = Math.max(0, (positions - 1) * stride + (long) dilation * (size - 1) + 1 - in);
        long less = total / 2;
        boolean upper = call.node().text("auto_pad", "").equals("SAME_UPPER");
        return new Padding(padding(upper ? less : total - less), padding(upper ? total - less : less));
    }

    private static List<Long> each(Call call, String attribute, int rank, long otherwise) {
        List<Long> values = call.node().integers(attribute).orElse(Collections.nCopies(rank, otherwise));
        Check.require(values.size() == rank, attribute, "one per axis", values);
        return values;
    }

    private static long positions(WindowAxis axis, long in, boolean overhang) {
        Padding padding = axis.padding();
        long padded = in + (padding == null ? 0 : padding.total());
        long spare = padded - axis.span();
        Check.require(spare >= 0, "input", "at least as long as the window of " + axis.span(), padded);
        long whole = spare / axis.stride() + 1;
        boolean another = overhang
                && spare % axis.stride() != 0
                && whole * axis.stride() < in + (padding == null ? 0 : padding.before());
        return another ? whole + 1 : whole;
    }

    private static Kernel kernel(List<WindowAxis> axes) {
        List<WindowAxis> all = new ArrayList<>(Collections.nCopies(AXES - axes.size(), WindowAxis.UNIT));
        all.addAll(axes);
        return new Kernel(all.get(0), all.get(1), all.get(2));
    }
}
