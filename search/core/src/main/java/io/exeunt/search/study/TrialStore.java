package io.exeunt.search.study;

import io.exeunt.search.objective.Evaluation;
import java.util.List;
import java.util.NoSuchElementException;

/** Where finished trials come from and go to. */
interface TrialStore {
    /** Keeps nothing. */
    TrialStore NOWHERE = new TrialStore() {
        @Override
        public int recorded() {
            return 0;
        }

        @Override
        public Evaluation next() {
            throw new NoSuchElementException("Nothing was recorded");
        }

        @Override
        public void append(List<Evaluation> finished) {}
    };

    /** How many trials earlier runs have left. */
    int recorded();

    /** The next trial of an earlier run; can be asked {@link #recorded} times, and has to be before anything is appended. */
    Evaluation next();

    /** Keeps newly finished trials. */
    void append(List<Evaluation> finished);
}
