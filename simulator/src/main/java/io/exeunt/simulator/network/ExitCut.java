package io.exeunt.simulator.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The cut of a graph at its exits, whatever its nodes are. What one exit alone needs is its branch; for the final exit, which alone needs
 * all of the last stage, the branch is the chain of head nodes at its end, and what only its confidence head needs. All else is backbone,
 * and belongs to the segment of the first exit that needs it.
 */
public final class ExitCut {
    private final Graph graph;
    private final List<Set<String>> needs;
    private final List<Set<String>> branches;

    /** What the cut asks of a graph. Nodes are known by their names. */
    public interface Graph {
        /** Per exit, in the order of their sites, the nodes it consists of: its classifier, and behind it its confidence head if any. */
        List<List<String>> exits();

        /** The nodes whose outputs a node reads; the network's inputs are left out. */
        List<String> inputs(String node);

        /** Whether a node at the end of the network belongs to its classifier: pooling, fully connected and the like. */
        boolean isHead(String node);
    }

    /** Cuts a graph that has at least one exit and no cycle. */
    public ExitCut(Graph graph) {
        this.graph = graph;
        this.needs = graph.exits().stream().map(this::ancestors).toList();
        this.branches = IntStream.range(0, needs.size()).mapToObj(this::branch).toList();
    }

    /** Per exit, its ends and all that they need. */
    public List<Set<String>> needs() {
        return needs;
    }

    /** Per exit, the nodes of its branch. */
    public List<Set<String>> branches() {
        return branches;
    }

    /** Per exit, what it needs of the backbone. */
    public List<Set<String>> backbones() {
        Set<String> heads = new HashSet<>();
        branches.forEach(heads::addAll);
        return needs.stream().map(need -> without(need, heads)).toList();
    }

    /** Per exit, the nodes of the backbone that lead to it from the exit before. */
    public List<Set<String>> segments() {
        Set<String> placed = new HashSet<>();
        List<Set<String>> segments = new ArrayList<>();
        for (Set<String> backbone : backbones()) {
            segments.add(without(backbone, placed));
            placed.addAll(backbone);
        }
        return List.copyOf(segments);
    }

    private Set<String> ancestors(List<String> ends) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(ends);
        while (!open.isEmpty()) {
            String node = open.remove(open.size() - 1);
            if (found.add(node)) {
                open.addAll(graph.inputs(node));
            }
        }
        return Set.copyOf(found);
    }

    private Set<String> branch(int exit) {
        Set<String> others = new HashSet<>();
        for (int other = 0; other < needs.size(); other++) {
            if (other != exit) {
                others.addAll(needs.get(other));
            }
        }
        Set<String> own = without(needs.get(exit), others);
        return exit < needs.size() - 1
                ? own
                : ending(own, graph.exits().get(exit).get(0));
    }

    private Set<String> ending(Set<String> own, String classifier) {
        Set<String> stage = without(ancestors(List.of(classifier)), chain(classifier));
        return without(own, stage);
    }

    private Set<String> chain(String from) {
        Set<String> chain = new HashSet<>();
        List<String> next = List.of(from);
        while (!next.isEmpty() && graph.isHead(next.get(0)) && chain.add(next.get(0))) {
            next = graph.inputs(next.get(0));
        }
        return chain;
    }

    private static Set<String> without(Set<String> from, Set<String> away) {
        Set<String> left = new HashSet<>(from);
        left.removeAll(away);
        return Set.copyOf(left);
    }
}
