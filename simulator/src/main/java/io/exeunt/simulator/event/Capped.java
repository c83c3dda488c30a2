package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Progress;
import java.util.function.IntUnaryOperator;

/** A governor whose wishes are granted only as far as heat allows. */
record Capped(Governor governor, IntUnaryOperator allowed) implements Governor {
    @Override
    public int home() {
        return allowed.applyAsInt(governor.home());
    }

    @Override
    public int rest() {
        return allowed.applyAsInt(governor.rest());
    }

    @Override
    public int next(Progress progress) {
        return allowed.applyAsInt(governor.next(progress));
    }

    @Override
    public boolean foresees() {
        return governor.foresees();
    }

    @Override
    public String describe() {
        return governor.describe() + ", as far as heat allows";
    }
}
