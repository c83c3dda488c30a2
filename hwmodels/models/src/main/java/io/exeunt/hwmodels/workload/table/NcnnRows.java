package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.WindowAxis;
import java.util.List;
import java.util.Optional;

/** Rows of the ncnn tables: layer types of .param files with their shapes, kernel, stride, groups, macs, params. */
final class NcnnRows implements RowDialect {
    private static final List<String> TYPES = List.of(
            "Convolution",
            "ConvolutionDepthWise",
            "InnerProduct",
            "Pooling",
            "Reduction",
            "Softmax",
            "LRN",
            "ReLU",
            "Swish",
            "HardSwish",
            "HardSigmoid",
            "BinaryOp",
            "Eltwise",
            "Concat",
            "Slice",
            "ShuffleChannel",
            "Padding",
            "Reshape",
            "MemoryData");

    @Override
    public Optional<Operator> operator(Row row) {
        String type = row.text("type");
        return switch (type) {
            case "Convolution", "ConvolutionDepthWise" -> counted(row, convolution(row));
            case "InnerProduct" -> counted(row, linear(row));
            case "Pooling", "Reduction" -> Optional.of(pooling(row));
            case "Softmax" -> Optional.of(new Softmax(row.name(), PublishedRows.output(row)));
            case "LRN" -> elementWise(row, ElementWise.Kind.LOCAL_RESPONSE_NORM);
            case "ReLU", "Swish", "HardSwish", "HardSigmoid" -> elementWise(row, ElementWise.Kind.ACTIVATION);
            case "BinaryOp", "Eltwise" -> elementWise(row, ElementWise.Kind.ADD);
            case "Concat", "Slice", "ShuffleChannel", "Padding" -> elementWise(row, ElementWise.Kind.COPY);
            case "Reshape", "MemoryData" -> Optional.empty();
            default -> throw PublishedRows.unknown(row, "type", type, TYPES);
        };
    }

    @Override
    public List<String> inputs(Row row) {
        return List.of();
    }

    private static Optional<Operator> counted(Row row, Operator operator) {
        return Optional.of(row.checked(operator, "params"));
    }

    private static Operator convolution(Row row) {
        FeatureMap in = PublishedRows.input(row);
        FeatureMap out = PublishedRows.output(row);
        Kernel kernel = kernel(row);
        int groups = row.positive("groups");
        long weights = (long) out.channels() * (in.channels() / groups) * kernel.area();
        boolean bias = row.positive("params") != weights;
        return WindowGeometry.checked(row, new Convolution(row.name(), in, out, kernel, groups, bias));
    }

    private static Kernel kernel(Row row) {
        int stride = row.positive("stride");
        int dilation = row.positiveOr("dilation", 1);
        return Kernel.of(
                new WindowAxis(row.positive("kh"), stride, dilation, null),
                new WindowAxis(row.positive("kw"), stride, dilation, null));
    }

    private static Operator linear(Row row) {
        int features = Math.toIntExact(PublishedRows.input(row).elements());
        long weights = (long) features * row.positive("cout");
        return new Linear(row.name(), features, row.positive("cout"), 1, row.positive("params") != weights);
    }

    /** The .param files do not say maximum or average; a window over the whole map is taken for an average. */
    private static Operator pooling(Row row) {
        FeatureMap in = PublishedRows.input(row);
        FeatureMap out = PublishedRows.output(row);
        if (out.height() == 1 && out.width() == 1) {
            return Pooling.globalAverage(row.name(), in);
        }
        return WindowGeometry.checked(row, new Pooling(row.name(), Pooling.Kind.MAX, in, out, kernel(row)));
    }

    /** Reads as many maps as its input elements fill: one for a scale per channel, two for a sum. */
    private static Optional<Operator> elementWise(Row row, ElementWise.Kind kind) {
        FeatureMap out = PublishedRows.output(row);
        boolean copies = kind == ElementWise.Kind.COPY;
        int reads = copies ? 1 : Math.max(1, (int) Math.round(row.positive("in_elems") / (double) out.elements()));
        return Optional.of(new ElementWise(row.name(), kind, out, reads));
    }
}
