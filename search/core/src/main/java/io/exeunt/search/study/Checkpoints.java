package io.exeunt.search.study;

import java.util.Optional;

/** Where checkpoints of a study come from and go to. */
interface Checkpoints {
    /** Keeps none. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<SearchCheckpoint> latest() {
            return Optional.empty();
        }

        @Override
        public void refuse(String because) {}

        @Override
        public void write(SearchCheckpoint checkpoint) {}
    };

    /** The latest one; empty where there is none that can be used. */
    Optional<SearchCheckpoint> latest();

    /** Says why the latest one is of no use. */
    void refuse(String because);

    /** Keeps one in place of the one before. */
    void write(SearchCheckpoint checkpoint);
}
