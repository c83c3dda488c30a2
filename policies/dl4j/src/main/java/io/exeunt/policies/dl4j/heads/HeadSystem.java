package io.exeunt.policies.dl4j.heads;

import io.exeunt.policies.dl4j.loss.RowLoss;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.util.List;

/** A published system's heads: what they compute at an exit site, and what they are trained for. Equal systems print equally. */
public sealed interface HeadSystem permits PteenetHeads, ExclusionHeads, PredictiveHeads {
    /** Adds the layers of one exit. */
    void addTo(HeadLayers layers, Site site);

    /** Whether every side exit has a confidence head. */
    boolean hasConfidence();

    /**
     * What training makes small.
     *
     * @param network the backbone with these heads, for their costs
     * @param classes number of classes
     */
    RowLoss loss(EarlyExitNetwork network, int classes);

    /** Whether heads are to repeat the answers of the final classifier instead of the right ones. */
    default boolean imitates() {
        return false;
    }

    /** Layers that share all their parameters, group by group. */
    default List<List<String>> shared(List<Site> sites) {
        return List.of();
    }
}
