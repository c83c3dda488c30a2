package io.exeunt.policies.dl4j.train;

import java.util.Optional;

/** Where the state of an unfinished training is kept. */
public interface CheckpointStore {
    /** The state saved last, if there is one that belongs to this training and is whole. */
    Optional<Checkpoint> latest(String key);

    /** Saves a state in place of the one before; on failure the one before remains. */
    void save(Checkpoint checkpoint);

    /** Forgets the saved state. */
    void clear();

    /** A store that keeps nothing. */
    static CheckpointStore none() {
        return new CheckpointStore() {
            @Override
            public Optional<Checkpoint> latest(String key) {
                return Optional.empty();
            }

            @Override
            public void save(Checkpoint checkpoint) {}

            @Override
            public void clear() {}
        };
    }
}
