package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.train.TrainedNetwork;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A trained network of which the key alone is known until somebody asks for more: reading it loads Deeplearning4j. */
final class LazyNetwork {
    private final String key;
    private final Supplier<TrainedNetwork> reader;
    private @Nullable TrainedNetwork network;

    /**
     * A network that is there.
     *
     * @param key of its training
     * @param reader reads or makes it
     */
    LazyNetwork(String key, Supplier<TrainedNetwork> reader) {
        this.key = key;
        this.reader = reader;
    }

    /** A network that has been read or made. */
    static LazyNetwork of(TrainedNetwork network) {
        LazyNetwork lazy = new LazyNetwork(network.key(), () -> network);
        lazy.network = network;
        return lazy;
    }

    /** Key of the training, which decides the network. */
    String key() {
        return key;
    }

    /** The network itself, read when it is first asked for. */
    TrainedNetwork get() {
        TrainedNetwork known = network;
        if (known == null) {
            known = Objects.requireNonNull(reader.get());
            network = known;
        }
        return known;
    }
}
