package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.network.MultiExitGraph;
import java.util.function.Supplier;

/** Told at the end of every epoch of a training, the last one included. It changes nothing. */
@FunctionalInterface
public interface EpochListener {
    /** Listens to nothing. */
    EpochListener NONE = (epoch, network) -> {};

    /**
     * An epoch is over.
     *
     * @param epoch 1 … epochs
     * @param network as it would be used if training ended here; good until this call returns
     */
    void ended(int epoch, Supplier<MultiExitGraph> network);
}
