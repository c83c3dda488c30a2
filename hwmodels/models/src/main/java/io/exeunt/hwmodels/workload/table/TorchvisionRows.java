package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
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
        return Optional.of(row.checked(operator, "params"));
    }

    @Override
    public List<String> inputs(Row row) {
        return List.of();
    }

    private static Operator convolution(Row row) {
        FeatureMap in = PublishedRows.input(row);
        FeatureMap out = PublishedRows.output(row);
        int k = row.positive("k");
        return new Convolution(row.name(), in, out, k, k, row.positive("s"), row.positive("groups"), true);
    }

    private static Operator pooling(Row row, Pooling.Kind kind) {
        int k = row.positive("k");
        return new Pooling(row.name(), kind, PublishedRows.input(row), PublishedRows.output(row), k, k);
    }

    private static Operator elementWise(Row row, ElementWise.Kind kind, int reads) {
        return new ElementWise(row.name(), kind, PublishedRows.output(row), reads);
    }
}
