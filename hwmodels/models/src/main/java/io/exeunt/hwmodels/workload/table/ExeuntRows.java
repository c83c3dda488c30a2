package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.InputShapes;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Recurrent;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import io.exeunt.hwmodels.workload.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of Exeunt's own layer tables, as docs/workloads.md describes them. Strict: an unknown key is an error. */
final class ExeuntRows implements RowDialect {
    private static final Set<String> COMMON_KEYS = Set.of("name", "op", "inputs", "macs", "parameters");

    static final String TRANSPOSED = "transposed_convolution";

    private static final Set<String> RECURRENT_KEYS =
            Set.of("cell", "in_features", "hidden", "projected", "steps", "layers", "bidirectional", "bias");

    private static final Map<String, Kind> KINDS = kinds();

    /** How frameworks call them, in lower case. */
    private static final Map<String, String> OTHER_NAMES = otherNames();

    private record Kind(Set<String> keys, Function<Row, Operator> read) {}

    private static Map<String, String> otherNames() {
        Map<String, String> names = new TreeMap<>();
        Map.of(
                        "convolution",
                        "conv conv1d conv2d conv3d depthwise depthwise_conv2d dwconv separable_conv2d",
                        TRANSPOSED,
                        "deconv deconvolution convtranspose convtranspose1d convtranspose2d conv_transpose2d",
                        "linear",
                        "fc dense gemm fully_connected innerproduct",
                        "recurrent",
                        "rnn lstm gru",
                        "activation",
                        "relu relu6 gelu silu swish sigmoid tanh hardswish leaky_relu prelu",
                        "batch_norm",
                        "bn batchnorm batchnorm2d batchnormalization",
                        "layer_norm",
                        "layernorm rmsnorm groupnorm instancenorm",
                        "max_pooling",
                        "maxpool maxpool2d max_pool2d",
                        "average_pooling",
                        "avgpool avgpool2d avg_pool2d globalaveragepool adaptiveavgpool2d",
                        "copy",
                        "concat concatenate cat pad upsample resize interpolate pixel_shuffle shuffle")
                .forEach((ours, others) ->
                        Stream.of(others.split(" ")).forEach(other -> names.put(other, "meant '" + ours + "'")));
        Stream.of("attention", "multiheadattention", "self_attention", "einsum", "bmm")
                .forEach(other -> names.put(
                        other,
                        "it is several rows: \"linear\" for projections, \"matmul\" for products," + " \"softmax\""));
        return names;
    }

    @Override
    public Optional<Operator> operator(Row row) {
        String op = row.text("op");
        Kind kind = KINDS.get(op);
        if (kind == null) {
            throw row.error(
                    "op",
                    "unknown operator '" + op + "'; allowed are " + String.join(", ", KINDS.keySet()),
                    Optional.ofNullable(OTHER_NAMES.get(op.toLowerCase(Locale.ROOT)))
                            .orElseGet(() -> Row.meant(op, KINDS.keySet())));
        }
        row.requireKeysWithin(union(COMMON_KEYS, kind.keys()));
        return Optional.of(row.checked(kind.read().apply(row), "parameters"));
    }

    @Override
    public List<String> inputs(Row row) {
        return row.has("inputs") ? row.texts("inputs") : List.of();
    }

    @Override
    public Operator reading(Row row, Operator operator, Map<String, FeatureMap> outputs, List<String> inputs) {
        List<FeatureMap> read = inputs.stream().map(outputs::get).toList();
        InputShapes.expected(operator, read).ifPresent(expected -> {
            throw new Misread(row, operator, outputs, inputs).error(expected);
        });
        if (operator instanceof ElementWise wise) {
            requireAllRead(row, wise, inputs.size());
            return counted(row, wise, InputShapes.whole(wise, read));
        }
        return operator;
    }

    /** A sum of more maps than it names lacks an edge, and with it what hangs on it. */
    private static void requireAllRead(Row row, ElementWise wise, int named) {
        if (row.has("inputs") && named < wise.inputs()) {
            throw row.error(
                    "inputs",
                    "expected the " + wise.inputs() + " maps that \"reads\" says, given " + named,
                    "one is missing; name a map twice that is read twice");
        }
    }

    /** An addition reads as many whole maps as it says, or as it names. */
    private static Operator counted(Row row, ElementWise wise, int whole) {
        if (whole <= wise.inputs() || wise.kind() == ElementWise.Kind.COPY) {
            return wise;
        }
        if (row.has("reads")) {
            throw row.error(
                    "reads", "expected at least the " + whole + " inputs of its size, given " + wise.inputs(), null);
        }
        return new ElementWise(wise.name(), wise.kind(), wise.output(), whole);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        Set<String> convolutionKeys = union(WindowRow.KEYS, Set.of("groups", "bias"));
        kinds.put("convolution", new Kind(convolutionKeys, ExeuntRows::convolution));
        kinds.put(TRANSPOSED, new Kind(convolutionKeys, ExeuntRows::transposed));
        kinds.put("recurrent", new Kind(RECURRENT_KEYS, ExeuntRows::recurrent));
        kinds.put("view", new Kind(Set.of("in", "out"), ExeuntRows::view));
        kinds.put("linear", new Kind(Set.of("in_features", "out_features", "positions", "bias"), ExeuntRows::linear));
        kinds.put("matmul", new Kind(Set.of("heads", "rows", "inner", "columns"), ExeuntRows::matMul));
        kinds.put("embedding", new Kind(Set.of("vocabulary", "features", "tokens"), ExeuntRows::embedding));
        kinds.put("softmax", new Kind(Set.of("out"), row -> new Softmax(row.name(), row.shape("out"))));
        for (Pooling.Kind kind : Pooling.Kind.values()) {
            kinds.put(poolingOp(kind), new Kind(WindowRow.KEYS, row -> pooling(row, kind)));
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
        Kernel kernel = WindowRow.of(row).kernel(1);
        int groups = groups(row);
        boolean bias = row.flagOr("bias", false);
        return WindowGeometry.checked(
                row, new Convolution(row.name(), row.shape("in"), row.shape("out"), kernel, groups, bias));
    }

    private static Operator transposed(Row row) {
        Kernel kernel = WindowRow.of(row).kernel(1);
        int groups = groups(row);
        boolean bias = row.flagOr("bias", false);
        return WindowGeometry.checked(
                row, new TransposedConvolution(row.name(), row.shape("in"), row.shape("out"), kernel, groups, bias));
    }

    private static Operator recurrent(Row row) {
        int hidden = row.positive("hidden");
        Recurrent.Cell cell = cell(row);
        int projected = row.has("projected") ? row.positive("projected") : 0;
        if (projected > 0 && (cell != Recurrent.Cell.LSTM || projected >= hidden)) {
            throw row.error(
                    "projected", "expected less than hidden, " + hidden + ", in an lstm, given " + projected, null);
        }
        return new Recurrent(
                row.name(),
                cell,
                row.positive("in_features"),
                hidden,
                projected,
                row.positiveOr("steps", 1),
                row.positiveOr("layers", 1),
                row.flagOr("bidirectional", false),
                row.flagOr("bias", false));
    }

    private static Recurrent.Cell cell(Row row) {
        List<String> labels =
                Stream.of(Recurrent.Cell.values()).map(Recurrent.Cell::label).toList();
        String label = row.text("cell");
        return Stream.of(Recurrent.Cell.values())
                .filter(cell -> cell.label().equals(label))
                .findFirst()
                .orElseThrow(() -> row.error(
                        "cell",
                        "expected one of " + String.join(", ", labels) + ", given \"" + label + "\"",
                        Row.meant(label, labels)));
    }

    private static Operator view(Row row) {
        FeatureMap in = row.shape("in");
        FeatureMap out = row.shape("out");
        if (out.elements() > in.elements()) {
            throw row.error(
                    "out",
                    "expected at most the " + in.elements() + " elements of \"in\", given " + out.elements(),
                    "elements are repeated or added: this is a \"copy\"");
        }
        return new View(row.name(), in, out);
    }

    private static int groups(Row row) {
        int groups = row.positiveOr("groups", 1);
        requireGroups(row, groups);
        return groups;
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
        Kernel kernel = WindowRow.of(row).kernel(0);
        return WindowGeometry.checked(row, new Pooling(row.name(), kind, row.shape("in"), row.shape("out"), kernel));
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
