package io.exeunt.simulator.event;

import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Progress;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Clocks of a further unit: its own domains at their highest, domains that it shares with the design's unit, such as memory, where that one
 * holds them, all as far as heat allows. A change there is charged to the design's unit alone. Mutable, for one run.
 */
final class FollowingClocks implements Governor {
    private final int[] followed;
    private final IntUnaryOperator allowed;
    private int state;

    /**
     * Highest clocks throughout.
     *
     * @param first states of the design's unit
     * @param second states of the further unit
     * @param allowed what heat leaves of a state of the further unit
     */
    FollowingClocks(StateSpace first, StateSpace second, IntUnaryOperator allowed) {
        this.allowed = allowed;
        this.followed = IntStream.range(0, first.size())
                .map(state -> following(first, state, second))
                .toArray();
        this.state = second.max();
    }

    private static int following(StateSpace first, int state, StateSpace second) {
        return second.state(second.domains().stream()
                .mapToInt(domain -> {
                    OptionalInt shared = position(first, domain);
                    return shared.isEmpty()
                            ? domain.opps().size() - 1
                            : fastest(
                                    domain, first.opp(state, shared.getAsInt()).freqHz());
                })
                .toArray());
    }

    private static OptionalInt position(StateSpace states, DvfsDomain domain) {
        return IntStream.range(0, states.domains().size())
                .filter(d -> states.domains().get(d).id().equals(domain.id()))
                .findFirst();
    }

    /** The fastest operating point that is not above a clock; the slowest where all are. */
    private static int fastest(DvfsDomain domain, double freqHz) {
        long slower = domain.opps().points().stream()
                .filter(point -> point.freqHz() <= freqHz)
                .count();
        return (int) Math.max(0, slower - 1);
    }

    /** The design's unit holds this state now. */
    void follow(int first) {
        state = allowed.applyAsInt(followed[first]);
    }

    @Override
    public int home() {
        return state;
    }

    @Override
    public int next(Progress progress) {
        return state;
    }

    @Override
    public String describe() {
        return "highest clocks, shared ones as the first unit holds them";
    }
}
