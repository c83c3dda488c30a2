package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes networks down: {@link #input()} gives the first tensor, every call on a {@link Tensor} adds an operator and gives the
 * tensor that it makes.
 *
 * <p>{@snippet :
 * NetworkBuilder net = new NetworkBuilder("tiny", new FeatureMap(3, 32, 32));
 * net.input().conv("conv", 16, Window.of(3).pad(1)).globalAverage("pool").linear("fc", 10);
 * OperatorGraph graph = net.build();
 * }
 */
public final class NetworkBuilder {
    private final String name;
    private final FeatureMap input;
    private final List<OperatorGraph.Node> nodes = new ArrayList<>();

    /**
     * Starts a network.
     *
     * @param name of the network
     * @param input shape of one input sample
     */
    public NetworkBuilder(String name, FeatureMap input) {
        this.name = name;
        this.input = input;
    }

    /** The network's input. */
    public Tensor input() {
        return new Tensor(this, OperatorGraph.INPUT, input);
    }

    /** What has been written so far, as a graph. */
    public OperatorGraph build() {
        return new OperatorGraph(name, input, nodes);
    }

    /** Adds any operator that reads these tensors. */
    public Tensor append(Operator operator, Tensor... reads) {
        nodes.add(new OperatorGraph.Node(
                operator, List.of(reads).stream().map(Tensor::node).toList()));
        return new Tensor(this, operator.name(), operator.output());
    }
}
