package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Softmax;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Rows of Exeunt's own layer tables, as docs/workloads.md describes them. Strict: an unknown key is an error. */
final class ExeuntRows implements RowDialect {
    private static final Set<String> COMMON_KEYS = Set.of("name", "op", "inputs", "macs", "parameters");

    private static final Map<String, Kind> KINDS = kinds();

    private record Kind(Set<String> keys, Function<Row, Operator> read) {}

    @Override
    public Optional<Operator> operator(Row row) {
        String op = row.text("op");
        Kind kind = KINDS.get(op);
        if (kind == null) {
            throw row.error(
                    "op",
                    "unknown operator '" + op + "'; allowed are " + String.join(", ", KINDS.keySet()),
                    Row.meant(op, KINDS.keySet()));
        }
        row.requireKeysWithin(union(COMMON_KEYS, kind.keys()));
        return Optional.of(row.checked(kind.read().apply(row), "parameters"));
    }

    @Override
    public List<String> inputs(Row row) {
        return row.has("inputs") ? row.texts("inputs") : List.of();
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        kinds.put(
                "convolution",
                new Kind(Set.of("in", "out", "kernel", "stride", "groups", "bias"), ExeuntRows::convolution));
        kinds.put("linear", new Kind(Set.of("in_features", "out_features", "positions", "bias"), ExeuntRows::linear));
        kinds.put("matmul", new Kind(Set.of("heads", "rows", "inner", "columns"), ExeuntRows::matMul));
        kinds.put("embedding", new Kind(Set.of("vocabulary", "features", "tokens"), ExeuntRows::embedding));
        kinds.put("softmax", new Kind(Set.of("out"), row -> new Softmax(row.name(), row.shape("out"))));
        for (Pooling.Kind kind : Pooling.Kind.values()) {
            kinds.put(poolingOp(kind), new Kind(Set.of("in", "out", "kernel"), row -> pooling(row, kind)));
        }
        for (ElementWise.Kind kind : ElementWise.Kind.values()) {
            kinds.put(elementWiseOp(kind), new Kind(Set.of("out", "reads"), row -> elementWise(row, kind)));
        }
        return kinds;
    }

    static String poolingOp(Pooling.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_pooling";
    }

    static String elementWiseOp(ElementWise.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Operator convolution(Row row) {
        List<Integer> kernel = row.window("kernel");
        int groups = row.positiveOr("groups", 1);
        requireGroups(row, groups);
        return new Convolution(
                row.name(),
                row.shape("in"),
                row.shape("out"),
                kernel.get(0),
                kernel.get(1),
                row.positiveOr("stride", 1),
                groups,
                row.flagOr("bias", false));
    }

    private static void requireGroups(Row row, int groups) {
        int in = row.shape("in").channels();
        int out = row.shape("out").channels();
        if (in % groups != 0 || out % groups != 0) {
            throw row.error("groups", "expected a divisor of " + in + " and " + out + ", given " + groups, null);
        }
    }

    private static Operator linear(Row row) {
        return new Linear(
                row.name(),
                row.positive("in_features"),
                row.positive("out_features"),
                row.positiveOr("positions", 1),
                row.flagOr("bias", false));
    }

    private static Operator matMul(Row row) {
        return new MatMul(
                row.name(),
                row.positive("heads"),
                row.positive("rows"),
                row.positive("inner"),
                row.positive("columns"));
    }

    private static Operator embedding(Row row) {
        return new Embedding(row.name(), row.positive("vocabulary"), row.positive("features"), row.positive("tokens"));
    }

    private static Operator pooling(Row row, Pooling.Kind kind) {
        List<Integer> kernel = row.window("kernel");
        return new Pooling(row.name(), kind, row.shape("in"), row.shape("out"), kernel.get(0), kernel.get(1));
    }

    private static Operator elementWise(Row row, ElementWise.Kind kind) {
        return new ElementWise(row.name(), kind, row.shape("out"), row.positiveOr("reads", 1));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }
}
