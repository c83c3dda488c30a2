package io.exeunt.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitPartitionTest {
    private static final FeatureMap INPUT = new FeatureMap(8, 1, 1);

    /** "a<b,c": row a reads rows b and c. A row called fc… is fully connected, any other an addition. */
    private static OperatorGraph graph(List<String> exits, String... rows) {
        return new OperatorGraph(
                "net", INPUT, Stream.of(rows).map(ExitPartitionTest::node).toList(), exits);
    }

    private static Node node(String row) {
        String[] parts = row.split("<");
        Operator operator = parts[0].startsWith("fc")
                ? new Linear(parts[0], 8, 8, 1, false)
                : new ElementWise(parts[0], ElementWise.Kind.ADD, INPUT, 1);
        return new Node(operator, List.of(parts[1].split(",")));
    }

    private static List<List<String>> names(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.operators().stream().map(Operator::name).toList())
                .toList();
    }

    @Test
    void whatOneExitAloneNeedsIsItsBranch() {
        EarlyExitNetwork network = EarlyExitNetwork.of(graph(
                List.of("fc1", "fc2", "fc3"), "a<input", "b<a", "h1<a", "fc1<h1", "c<b", "fc2<c", "d<c,a", "fc3<d"));

        assertThat(network.exitNames()).containsExactly("fc1", "fc2", "fc3");
        assertThat(names(network.segments())).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
        assertThat(names(network.branches())).containsExactly(List.of("h1", "fc1"), List.of("fc2"), List.of("fc3"));
    }

    @Test
    void whatTwoHeadsShareIsChargedToTheFirst() {
        EarlyExitNetwork network = EarlyExitNetwork.of(
                graph(List.of("fc1", "fc2"), "a<input", "shared<a", "fc1<shared", "b<a", "mix<b,shared", "fc2<mix"));

        assertThat(names(network.segments())).containsExactly(List.of("a", "shared"), List.of("b", "mix"));
    }

    @Test
    void allIsChargedExactlyOnce() {
        OperatorGraph graph =
                graph(List.of("fc1", "fc2"), "fca<input", "fch<fca", "fc1<fch", "fcb<fca", "x<fcb", "fc2<x");

        EarlyExitNetwork network = EarlyExitNetwork.of(graph);

        long macs = Stream.concat(network.segments().stream(), network.branches().stream())
                .mapToLong(Segment::macs)
                .sum();
        assertThat(macs).isEqualTo(graph.macs()).isEqualTo(5 * 64);
    }

    @Test
    void rowsThatNoExitNeedsAreRefused() {
        assertThatThrownBy(() ->
                        EarlyExitNetwork.of(graph(List.of("fc1", "fc2"), "a<input", "fc1<a", "b<a", "fc2<b", "fc3<b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("network net: Expected every row to be needed by an exit, given fc3");
    }

    @Test
    void aNetworkThatNamesNoExitsIsRefused() {
        assertThatThrownBy(() -> EarlyExitNetwork.of(graph(List.of(), "a<input")))
                .hasMessageStartingWith("network net: Expected it to name its exits, given none");
    }

    private static final String[] THREE = {
        "a<input", "fc1<a", "b<a", "fcx<b", "fc2<fcx", "c<b", "fcy<c", "fcz<fcy", "fc3<fcz"
    };

    @ParameterizedTest
    @CsvSource({
        "fc3 fc2 fc1, exit fc1 to need all of the backbone that exit fc2 before it needs",
        "fc2 fc1 fc3, exit fc1 to need all of the backbone that exit fc2 before it needs",
        "fc1 fc3 fc2, 'the final exit, fc2, to need rows of the backbone that no exit before it needs'",
    })
    void exitsThatAreNotInTheOrderOfTheirSitesAreRefused(String exits, String problem) {
        List<String> order = List.of(exits.split(" "));

        assertThatThrownBy(() -> EarlyExitNetwork.of(graph(order, THREE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("network net: Expected " + problem + ", given ")
                .hasMessageEndingWith("  Maybe \"exits\" does not name them in the order of their sites, the final one "
                        + "last: " + String.join(", ", order));
    }

    @Test
    void twoExitsAtOneSiteAreInOrder() {
        EarlyExitNetwork network =
                EarlyExitNetwork.of(graph(List.of("fc1", "fc2", "fc3"), "a<input", "fc1<a", "fc2<a", "b<a", "fc3<b"));

        assertThat(names(network.segments())).containsExactly(List.of("a"), List.of(), List.of("b"));
    }
}
