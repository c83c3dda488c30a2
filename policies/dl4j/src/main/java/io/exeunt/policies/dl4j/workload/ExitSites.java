package io.exeunt.policies.dl4j.workload;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the side exits of a network branch off its backbone.
 *
 * @param sites one per side exit, in backbone order
 * @param backbone vertices of the backbone and of the final exit, in running order
 */
public record ExitSites(List<Site> sites, List<String> backbone) {
    public ExitSites {
        sites = List.copyOf(sites);
        backbone = List.copyOf(backbone);
    }

    /**
     * A place on the backbone.
     *
     * @param exit name of the exit there
     * @param vertex that the exit reads
     * @param map shape of what it gives
     */
    public record Site(String exit, String vertex, FeatureMap map) {}

    /**
     * Finds them.
     *
     * @throws InvalidInputException if an exit reads more than one vertex of the backbone
     */
    public static ExitSites of(MultiExitGraph network) {
        Topology topology = new Topology(network);
        List<Set<String>> branches = GraphReader.cut(network, topology).branches();
        List<Site> sites = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        for (int k = 0; k < branches.size() - 1; k++) {
            String exit = network.exitNames().get(k);
            String vertex = onlySource(exit, branches.get(k), topology);
            sites.add(new Site(exit, vertex, topology.shape(vertex)));
            removed.addAll(branches.get(k));
        }
        return new ExitSites(
                sites,
                topology.order().stream()
                        .filter(vertex -> !removed.contains(vertex))
                        .toList());
    }

    private static String onlySource(String exit, Set<String> branch, Topology topology) {
        Set<String> sources = new LinkedHashSet<>();
        for (String vertex : branch) {
            sources.addAll(topology.inputs(vertex));
        }
        sources.removeAll(branch);
        if (sources.size() != 1) {
            throw new InvalidInputException(
                    "exit " + exit, "expected it to read one vertex of the backbone, given " + sources, null);
        }
        return sources.iterator().next();
    }
}
