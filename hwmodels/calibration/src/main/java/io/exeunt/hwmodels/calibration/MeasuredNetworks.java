package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.HashMap;
import java.util.Map;

/**
 * The networks that rows of measurements name, each found once. Thousands of networks of one search space share some hundred nodes: equal ones
 * are kept once, so that a network takes less than a kilobyte. Mutable, for one reading.
 */
final class MeasuredNetworks {
    private final Networks networks;
    private final Map<Named, OperatorGraph> graphs = new HashMap<>();
    private final Map<OperatorGraph.Node, OperatorGraph.Node> nodes = new HashMap<>();

    private record Named(String network, String runtime) {}

    MeasuredNetworks(Networks networks) {
        this.networks = networks;
    }

    /** The network of a row, as the runtime executes it. */
    OperatorGraph of(CsvTable.Row row, String runtime) {
        return graphs.computeIfAbsent(
                new Named(row.text("network"), runtime),
                named -> shared(networks.find(named.network(), row.where("network"), named.runtime())));
    }

    private OperatorGraph shared(OperatorGraph graph) {
        return new OperatorGraph(
                graph.name(),
                graph.input(),
                graph.nodes().stream()
                        .map(node -> nodes.computeIfAbsent(node, first -> first))
                        .toList(),
                graph.exits());
    }
}
