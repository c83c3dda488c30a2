package io.exeunt.policies.dl4j.trace;

import io.exeunt.policies.dl4j.data.LabelledImages;
import java.util.function.LongConsumer;

/**
 * What chosen vertices of a network give for images, in inference: batch norms use their running statistics, dropout is off. Any number of
 * threads gives the same bits.
 */
@FunctionalInterface
public interface ForwardPass {
    /** Takes what the vertices say; called by several threads at once, for each batch once. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one batch of one vertex.
         *
         * @param vertex index among those asked for
         * @param from index of the first image
         * @param values [image][element] of one image after the other
         */
        void take(int vertex, int from, float[] values);
    }

    /**
     * Runs all images.
     *
     * @param progress told after each batch how many images it had; called by several threads at once
     */
    void run(LabelledImages images, Sink sink, LongConsumer progress);
}
