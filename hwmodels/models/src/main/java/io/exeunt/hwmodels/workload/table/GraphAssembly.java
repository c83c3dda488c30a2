package io.exeunt.hwmodels.workload.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.WorkLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the rows of a file into graphs.
 *
 * @param file for messages
 * @param header everything but the tables
 * @param tables rows by key: "layers", or one key per network
 */
record GraphAssembly(String file, ObjectNode header, Map<String, List<Row>> tables) {
    private static final String SIZE = "a size is wrong";

    /** The version of the format that this reads and writes. */
    static final int SCHEMA_VERSION = 1;

    Map<String, OperatorGraph> graphs() {
        requireVersion();
        Map<String, OperatorGraph> graphs = new LinkedHashMap<>();
        tables.forEach((key, rows) -> {
            String name = key.equals(LayerTableParser.LAYERS) ? headerRow().text("name") : key;
            graphs.put(name, graph(name, rows));
        });
        if (graphs.isEmpty()) {
            throw new InvalidInputException(file, "no rows: expected \"layers\" or one list of rows per network", null);
        }
        return graphs;
    }

    private void requireVersion() {
        boolean own = tables.containsKey(LayerTableParser.LAYERS);
        if (own && headerRow().positive("schema_version") != SCHEMA_VERSION) {
            throw headerRow().error("schema_version", "expected " + SCHEMA_VERSION, null);
        }
        if (own && tables.size() > 1) {
            throw new InvalidInputException(file, "expected either \"layers\" or networks by name, given both", null);
        }
    }

    private OperatorGraph graph(String name, List<Row> rows) {
        if (name.isBlank()) {
            throw new InvalidInputException(file, "a list of rows has no name: expected that of its network", null);
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(file, "network " + name + " has no rows", null);
        }
        RowDialect dialect = RowDialect.of(rows.get(0));
        List<OperatorGraph.Node> nodes = new ArrayList<>();
        Map<String, FeatureMap> outputs = new LinkedHashMap<>();
        String previous = OperatorGraph.INPUT;
        for (Row row : rows) {
            Optional<Operator> operator = operator(dialect, row);
            if (operator.isPresent()) {
                outputs.computeIfAbsent(OperatorGraph.INPUT, input -> inputShape(operator.get()));
                List<String> inputs = inputs(dialect, row, previous, outputs.keySet());
                nodes.add(new OperatorGraph.Node(dialect.reading(row, operator.get(), outputs, inputs), inputs));
                previous = row.name();
                requireNew(row, outputs.keySet());
                outputs.put(previous, operator.get().output());
            }
        }
        if (nodes.isEmpty()) {
            throw new InvalidInputException(file, "network " + name + " has no operators", null);
        }
        return new OperatorGraph(name, inputShape(nodes.get(0).operator()), nodes, exits(outputs.keySet()));
    }

    private static Optional<Operator> operator(RowDialect dialect, Row row) {
        try {
            return dialect.operator(row).map(WorkLimit::checked);
        } catch (ArithmeticException | IllegalArgumentException e) { // sizes whose products do not fit into a long
            boolean overflow = e instanceof ArithmeticException;
            throw row.error(
                    "op",
                    overflow ? "expected sizes whose products are below 2^63" : String.valueOf(e.getMessage()),
                    SIZE);
        }
    }

    private List<String> exits(Set<String> rows) {
        List<String> exits = header.has("exits") ? headerRow().texts("exits") : List.of();
        Set<String> distinct = new HashSet<>();
        for (String exit : exits) {
            if (!rows.contains(exit) || exit.equals(OperatorGraph.INPUT)) {
                throw headerRow().error("exits", "no row is called '" + exit + "'", Row.meant(exit, rows));
            }
            if (!distinct.add(exit)) {
                throw headerRow().error("exits", "'" + exit + "' stands there twice", null);
            }
        }
        return exits;
    }

    private static List<String> inputs(RowDialect dialect, Row row, String previous, Set<String> seen) {
        List<String> inputs = dialect.inputs(row);
        for (String input : inputs) {
            if (!seen.contains(input)) {
                throw row.error("inputs", "no earlier row is called '" + input + "'", Row.meant(input, seen));
            }
        }
        return inputs.isEmpty() ? List.of(previous) : inputs;
    }

    private static void requireNew(Row row, Set<String> seen) {
        if (seen.contains(row.name())) {
            throw row.error("name", "an earlier row is called '" + row.name() + "' too", null);
        }
    }

    private FeatureMap inputShape(Operator first) {
        return header.has("input") ? headerRow().shape("input") : first.input();
    }

    private Row headerRow() {
        return new Row(file, header);
    }
}
