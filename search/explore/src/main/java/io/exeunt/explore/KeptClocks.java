package io.exeunt.explore;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Progress;

/**
 * A governor whose factory calls it constant, held to its word: the first change of clocks between segments is an error, as a search would
 * otherwise praise constant clocks for what others do.
 *
 * @param name of the factory
 * @param own the governor
 */
record KeptClocks(String name, Governor own) implements Governor {
    @Override
    public String describe() {
        return own.describe();
    }

    @Override
    public int home() {
        return own.home();
    }

    @Override
    public int rest() {
        return own.rest();
    }

    @Override
    public int next(Progress progress) {
        int state = own.next(progress);
        if (progress.segment() > 0 && state != progress.state()) {
            throw new IllegalArgumentException("Expected " + name + " to keep its clocks until the answer, as it says,"
                    + " given state " + progress.state() + " and then " + state + " in segment " + progress.segment());
        }
        return state;
    }
}
