package io.exeunt.search.study;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
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
        public int read(int trials, EvaluationLog log) {
            throw new NoSuchElementException("Nothing was recorded");
        }

        @Override
        public void rewind() {}

        @Override
        public int checksum() {
            return 0;
        }

        @Override
        public void append(List<Evaluation> finished) {}
    };

    /** How many trials earlier runs have left. */
    int recorded();

    /** The next trial of an earlier run; can be asked {@link #recorded} times, and has to be before anything is appended. */
    Evaluation next();

    /**
     * Reads the first trials of earlier runs at once, before any is asked for by {@link #next}, which goes on behind them.
     *
     * @param trials how many, at most {@link #recorded}
     * @param log empty; they are added to it
     * @return checksum of everything up to there
     */
    int read(int trials, EvaluationLog log);

    /** Goes back to before the first trial. */
    void rewind();

    /** Checksum of everything that was read, or is written since. */
    int checksum();

    /** Keeps newly finished trials. */
    void append(List<Evaluation> finished);
}
