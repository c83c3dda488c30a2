package io.exeunt.policies.dl4j.heads;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.trace.VertexOutputs;
import io.exeunt.policies.dl4j.workload.ExitSites;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What a frozen backbone gives for a set of images at each exit site, computed once in inference and kept as binary16, and what its
 * final classifier says. Every training of heads reads them.
 */
public final class Features implements AutoCloseable {
    private final List<Site> sites;
    private final LabelledImages images;
    private final List<HalfStore> stores;
    private final float[] probabilities;

    private Features(List<Site> sites, LabelledImages images, List<HalfStore> stores) {
        this.sites = sites;
        this.images = images;
        this.stores = stores;
        probabilities = new float[images.size() * images.classes()];
    }

    /**
     * Runs the backbone over all images.
     *
     * @param backbone with a softmax classifier at its end
     * @param memory where the features are kept
     * @param threads Java threads, > 0; any number gives the same bits
     * @param progress told how many images a finished batch had; called by several threads at once
     */
    public static Features of(
            MultiExitGraph backbone, LabelledImages images, FeatureMemory memory, int threads, LongConsumer progress) {
        List<Site> sites = ExitSites.of(backbone).sites();
        boolean inMemory = bytes(sites, images.size()) <= memory.heapBytes();
        List<HalfStore> stores = sites.stream()
                .map(site -> new HalfStore(images.size(), width(site), memory, inMemory))
                .toList();
        Features features = new Features(sites, images, stores);
        List<String> vertices = new ArrayList<>(sites.stream().map(Site::vertex).toList());
        vertices.add(backbone.exitNames().get(backbone.exitNames().size() - 1));
        new VertexOutputs(backbone.graph(), vertices, threads).run(images, features::take, progress);
        return features;
    }

    private void take(int vertex, int from, float[] values) {
        if (vertex < stores.size()) {
            stores.get(vertex).put(from, values);
        } else {
            System.arraycopy(values, 0, probabilities, from * images.classes(), values.length);
        }
    }

    private static int width(Site site) {
        return Math.toIntExact(site.map().elements());
    }

    /** Bytes that the features of so many images take. */
    public static long bytes(List<Site> sites, int images) {
        return sites.stream().mapToLong(site -> 2 * site.map().elements()).sum() * images;
    }

    /** Bytes that they take. */
    public long bytes() {
        return bytes(sites, images.size());
    }

    /** Number of images. */
    public int size() {
        return images.size();
    }

    /** Number of classes. */
    public int classes() {
        return images.classes();
    }

    /** The exit sites. */
    public List<Site> sites() {
        return sites;
    }

    /** Right class of an image. */
    int label(int image) {
        return images.label(image);
    }

    /** Class that the final classifier says. */
    int answer(int image) {
        int best = 0;
        for (int c = 1; c < images.classes(); c++) {
            best = probability(image, c) > probability(image, best) ? c : best;
        }
        return best;
    }

    /** What the final classifier gives to a class. */
    float probability(int image, int label) {
        return probabilities[image * images.classes() + label];
    }

    /** Writes the features of one image at one site, channel by channel and row by row. */
    void copyTo(int site, int image, float[] target, int offset) {
        stores.get(site).get(image, target, offset);
    }

    @Override
    public void close() {
        stores.forEach(HalfStore::close);
    }
}
