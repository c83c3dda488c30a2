package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitCut;
import io.exeunt.simulator.network.Segment;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads backbone segments and exit branches off a computation graph.
 *
 * <p>Where it is cut: {@link ExitCut}. What an exit's confidence head alone needs belongs to its branch.
 *
 * <p>Operators are those of inference: a batch norm behind a convolution without activation is folded into the convolution, as
 * runtimes do, and leaves one bias per channel of its four parameters; dropout and reshaping vanish.
 */
public final class GraphReader {
    private final MultiExitGraph network;
    private final Topology topology;
    private final VertexOperators operators;

    private GraphReader(MultiExitGraph network) {
        this.network = network;
        this.topology = new Topology(network);
        this.operators = new VertexOperators(topology);
    }

    /**
     * The operators that each segment and branch asks of a device, batch norms folded into their convolutions.
     *
     * @throws InvalidInputException if a layer is of a kind that has no operator
     */
    public static EarlyExitNetwork read(MultiExitGraph network) {
        return new GraphReader(network).read();
    }

    private EarlyExitNetwork read() {
        ExitCut cut = cut(network, topology);
        return new EarlyExitNetwork(
                network.name(),
                segments(cut.segments(), k -> "segment" + (k + 1)),
                segments(cut.branches(), network.exitNames()::get));
    }

    /** The network cut at its exits. */
    static ExitCut cut(MultiExitGraph network, Topology topology) {
        return new ExitCut(new ExitCut.Graph() {
            @Override
            public List<List<String>> exits() {
                return network.exitNames().stream()
                        .map(exit -> Stream.concat(
                                        Stream.of(exit),
                                        Stream.ofNullable(
                                                network.confidenceNames().get(exit)))
                                .toList())
                        .toList();
            }

            @Override
            public List<String> inputs(String node) {
                return topology.inputs(node).stream().filter(topology::isVertex).toList();
            }

            @Override
            public boolean isHead(String node) {
                return VertexOperators.layer(topology.vertex(node))
                        .filter(LayerOperators::isHeadLayer)
                        .isPresent();
            }
        });
    }

    private List<Segment> segments(List<Set<String>> vertices, IntFunction<String> name) {
        return IntStream.range(0, vertices.size())
                .mapToObj(k -> segment(name.apply(k), vertices.get(k)))
                .toList();
    }

    private Segment segment(String name, Set<String> vertices) {
        return new Segment(
                name,
                topology.order().stream()
                        .filter(vertices::contains)
                        .flatMap(vertex -> operators.of(vertex).stream())
                        .toList());
    }
}
