package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.heads.HeadLayers.Place;
import io.exeunt.policies.dl4j.loss.CrossEntropyRow;
import io.exeunt.policies.dl4j.loss.RowLoss;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.Activation;

/**
 * The heads of Predictive Exit: a bag of {@value #CODEWORDS} features, a linear layer to 64 where more than one window remains, and a
 * linear layer to the classes; raw logits. Exits of one channel width share the bag of features, all exits share the linear layers.
 * Source: code of arXiv 2206.04685. There a window is half as wide as the maps of its stage (16, 8, 4, 2 on 32, 16, 8, 4).
 *
 * @param windowsPerSide into how many windows the smaller side of a map is cut, rounded up where it does not divide it, > 0; 2 as
 *     published
 */
public record PredictiveHeads(int windowsPerSide) implements HeadSystem {
    /** Codewords of every bag of features. */
    public static final int CODEWORDS = 64;

    private static final int HIDDEN = 64;

    public PredictiveHeads {
        Check.positive("windowsPerSide", (long) windowsPerSide);
    }

    /** As published. */
    public static PredictiveHeads published() {
        return new PredictiveHeads(2);
    }

    @Override
    public void addTo(HeadLayers layers, Site site) {
        Place input = Place.of(site);
        Place bag = layers.histogram(layers.convolution("_codebook", input, 1, CODEWORDS), window(site.map()));
        Place vector = bag.map().elements() > HIDDEN ? layers.linear("_hidden", bag, HIDDEN) : bag;
        layers.classHead(vector, Activation.IDENTITY);
    }

    private int window(FeatureMap map) {
        return Math.max(1, Math.min(map.height(), map.width()) / windowsPerSide);
    }

    /** Length of the vector behind a site's bag of features. */
    private int pooled(FeatureMap map) {
        int window = window(map);
        return CODEWORDS * (map.height() / window) * (map.width() / window);
    }

    @Override
    public boolean hasConfidence() {
        return false;
    }

    @Override
    public RowLoss loss(EarlyExitNetwork network, int classes) {
        return CrossEntropyRow.unweighted(network.exits() - 1, classes);
    }

    @Override
    public List<List<String>> shared(List<Site> sites) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Site site : sites) {
            String width = ":" + site.map().channels();
            for (String layer : List.of("_codebook", "_histogram")) {
                groups.computeIfAbsent(layer + width, key -> new ArrayList<>()).add(site.exit() + layer);
            }
            int length = pooled(site.map());
            if (length > HIDDEN) {
                groups.computeIfAbsent("_hidden:" + length, key -> new ArrayList<>())
                        .add(site.exit() + "_hidden");
            }
            groups.computeIfAbsent("", key -> new ArrayList<>()).add(site.exit());
        }
        return copies(groups.values());
    }

    private static List<List<String>> copies(Collection<List<String>> groups) {
        return groups.stream().map(List::copyOf).toList();
    }
}
