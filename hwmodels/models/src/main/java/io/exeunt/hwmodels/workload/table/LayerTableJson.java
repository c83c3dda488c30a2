package io.exeunt.hwmodels.workload.table;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Recurrent;
import io.exeunt.hwmodels.workload.Softmax;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import io.exeunt.hwmodels.workload.View;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a graph as a layer table: header, then one row per line. */
final class LayerTableJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LayerTableJson() {}

    static String of(OperatorGraph graph) {
        return "{\n  \"schema_version\": " + GraphAssembly.SCHEMA_VERSION
                + ",\n  \"name\": " + JSON.getNodeFactory().textNode(graph.name())
                + ",\n  \"input\": " + shape(graph.input())
                + exits(graph.exits())
                + ",\n  \"layers\": [\n    " + rows(graph.nodes()) + "\n  ]\n}\n";
    }

    static String of(List<OperatorGraph> graphs) {
        return graphs.stream()
                .map(graph -> JSON.getNodeFactory().textNode(graph.name()) + ": "
                        + of(graph).strip())
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String exits(List<String> exits) {
        if (exits.isEmpty()) {
            return "";
        }
        ArrayNode names = JSON.createArrayNode();
        exits.forEach(names::add);
        return ",\n  \"exits\": " + names;
    }

    private static String rows(List<OperatorGraph.Node> nodes) {
        return nodes.stream().map(LayerTableJson::row).map(ObjectNode::toString).collect(Collectors.joining(",\n    "));
    }

    private static ObjectNode row(OperatorGraph.Node node) {
        Operator operator = node.operator();
        ObjectNode row = JSON.createObjectNode().put("name", operator.name()).put("op", op(operator));
        ArrayNode inputs = row.putArray("inputs");
        node.inputs().forEach(inputs::add);
        describe(operator, row);
        return row.put("macs", operator.macs()).put("parameters", operator.parameters());
    }

    private static String op(Operator operator) {
        if (operator instanceof Pooling pooling) {
            return ExeuntRows.poolingOp(pooling.kind());
        }
        if (operator instanceof ElementWise elementWise) {
            return ExeuntRows.elementWiseOp(elementWise.kind());
        }
        return operator instanceof TransposedConvolution
                ? ExeuntRows.TRANSPOSED
                : operator.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void describe(Operator operator, ObjectNode row) {
        if (operator instanceof Convolution c) {
            WindowJson.describe(c, c.kernel(), row);
            row.put("groups", c.groups()).put("bias", c.bias());
        } else if (operator instanceof TransposedConvolution t) {
            WindowJson.describe(t, t.kernel(), row);
            row.put("groups", t.groups()).put("bias", t.bias());
        } else if (operator instanceof Linear l) {
            row.put("in_features", l.inFeatures()).put("out_features", l.outFeatures());
            row.put("positions", l.positions()).put("bias", l.bias());
        } else if (operator instanceof MatMul m) {
            row.put("heads", m.heads())
                    .put("rows", m.rows())
                    .put("inner", m.inner())
                    .put("columns", m.columns());
        } else if (operator instanceof Embedding e) {
            row.put("vocabulary", e.vocabulary()).put("features", e.features()).put("tokens", e.tokens());
        } else if (operator instanceof Pooling p) {
            WindowJson.describe(p, p.kernel(), row);
        } else if (operator instanceof Recurrent r) {
            describe(r, row);
        } else if (operator instanceof View v) {
            row.set("in", shape(v.input()));
            row.set("out", shape(v.output()));
        } else if (operator instanceof ElementWise e) {
            row.set("out", shape(e.output()));
            row.put("reads", e.inputs());
        } else if (operator instanceof Softmax s) {
            row.set("out", shape(s.output()));
        }
    }

    private static void describe(Recurrent recurrent, ObjectNode row) {
        row.put("cell", recurrent.cell().label())
                .put("in_features", recurrent.inFeatures())
                .put("hidden", recurrent.hidden());
        if (recurrent.projected() > 0) {
            row.put("projected", recurrent.projected());
        }
        row.put("steps", recurrent.steps())
                .put("layers", recurrent.layers())
                .put("bidirectional", recurrent.bidirectional())
                .put("bias", recurrent.bias());
    }

    private static ArrayNode shape(FeatureMap map) {
        return WindowJson.shape(map, map.depth() > 1 ? 3 : 2);
    }
}
