package io.exeunt.policies.dl4j.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which vertices form the branch of each exit. */
final class Branches {
    private final List<String> exits;
    private final List<Set<String>> needs;
    private final Topology topology;
    private final Predicate<String> headLayer;

    /**
     * Branches of a network.
     *
     * @param needs per exit, all that its classifier and its confidence head need
     */
    Branches(List<String> exits, List<Set<String>> needs, Topology topology, Predicate<String> headLayer) {
        this.exits = exits;
        this.needs = needs;
        this.topology = topology;
        this.headLayer = headLayer;
    }

    List<Set<String>> perExit() {
        List<Set<String>> branches = new ArrayList<>();
        for (int k = 0; k < exits.size() - 1; k++) {
            branches.add(onlyNeededBy(k));
        }
        branches.add(classifier(exits.size() - 1));
        return branches;
    }

    private Set<String> onlyNeededBy(int exit) {
        Set<String> branch = topology.none();
        branch.addAll(needs.get(exit));
        for (int other = 0; other < exits.size(); other++) {
            if (other != exit) {
                branch.removeAll(needs.get(other));
            }
        }
        return branch;
    }

    /** The head layers at the end, and what only the confidence head of the last exit needs. */
    private Set<String> classifier(int last) {
        Set<String> chain = topology.none();
        chain.addAll(needs.get(last));
        chain.removeAll(topology.ancestors(exits.get(last)));
        String vertex = exits.get(last);
        while (topology.isVertex(vertex) && headLayer.test(vertex)) {
            chain.add(vertex);
            vertex = topology.inputs(vertex).get(0);
        }
        return chain;
    }
}
