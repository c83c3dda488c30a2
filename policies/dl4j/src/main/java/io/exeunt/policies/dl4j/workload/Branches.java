package io.exeunt.policies.dl4j.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which vertices form the branch of each exit. */
final class Branches {
    private final List<String> exits;
    private final Topology topology;
    private final Predicate<String> headLayer;

    Branches(List<String> exits, Topology topology, Predicate<String> headLayer) {
        this.exits = exits;
        this.topology = topology;
        this.headLayer = headLayer;
    }

    List<Set<String>> perExit() {
        List<Set<String>> branches = new ArrayList<>();
        for (int k = 0; k < exits.size() - 1; k++) {
            branches.add(onlyNeededBy(k));
        }
        branches.add(classifier(exits.get(exits.size() - 1)));
        return branches;
    }

    private Set<String> onlyNeededBy(int exit) {
        Set<String> branch = topology.ancestors(exits.get(exit));
        for (int other = 0; other < exits.size(); other++) {
            if (other != exit) {
                branch.removeAll(topology.ancestors(exits.get(other)));
            }
        }
        return branch;
    }

    private Set<String> classifier(String finalExit) {
        Set<String> chain = topology.none();
        String vertex = finalExit;
        while (topology.isVertex(vertex) && headLayer.test(vertex)) {
            chain.add(vertex);
            vertex = topology.inputs(vertex).get(0);
        }
        return chain;
    }
}
