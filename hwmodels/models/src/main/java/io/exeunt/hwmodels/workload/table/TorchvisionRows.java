package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.WindowAxis;
import java.util.List;
import java.util.Optional;

/** Rows of the torchvision tables: op, cin/hin/win → cout/hout/wout, k, s, p, groups, macs, params; batch norm folded. */
final class TorchvisionRows implements RowDialect {
    private static final List<String> OPS =
            List.of("conv", "dwconv", "fc", "maxpool", "avgpool", "gap", "add", "concat", "bnrelu");

    @Override
    public Optional<Operator> operator(Row row) {
        String op = row.text("op");
        Operator operator =
                switch (op) {
                    case "conv", "dwconv" -> convolution(row);
                    case "fc" -> new Linear(row.name(), row.positive("cin"), row.positive("cout"), 1, true);
                    case "maxpool" -> pooling(row, Pooling.Kind.MAX);
                    case "avgpool" -> pooling(row, Pooling.Kind.AVERAGE);
                    case "gap" -> Pooling.globalAverage(row.name(), PublishedRows.input(row));
                    case "add" -> elementWise(row, ElementWise.Kind.ADD, 2);
                    case "concat" -> elementWise(row, ElementWise.Kind.COPY, 1);
                    // Its two constants per channel are left out, as everywhere in these tables.
                    case "bnrelu" -> elementWise(row, ElementWise.Kind.ACTIVATION, 1);
                    default -> throw PublishedRows.unknown(row, "op", op, OPS);
                };
        return Optional.of(row.checked(WindowGeometry.checked(row, operator), "params"));
    }

    @Override
    public List<String> inputs(Row row) {
        return List.of();
    }

    private static Operator convolution(Row row) {
        FeatureMap in = PublishedRows.input(row);
        FeatureMap out = PublishedRows.output(row);
        return new Convolution(row.name(), in, out, kernel(row), row.positive("groups"), true);
    }

    private static Operator pooling(Row row, Pooling.Kind kind) {
        return new Pooling(row.name(), kind, PublishedRows.input(row), PublishedRows.output(row), kernel(row));
    }

    /** One window, step and padding for both axes. */
    private static Kernel kernel(Row row) {
        int padding = row.has("p") ? row.nonNegative("p", row.value("p")) : -1;
        WindowAxis axis = new WindowAxis(
                row.positive("k"), row.positive("s"), 1, padding < 0 ? null : new WindowAxis.Padding(padding, padding));
        return Kernel.of(axis, axis);
    }

    private static Operator elementWise(Row row, ElementWise.Kind kind, int reads) {
        return new ElementWise(row.name(), kind, PublishedRows.output(row), reads);
    }
}
