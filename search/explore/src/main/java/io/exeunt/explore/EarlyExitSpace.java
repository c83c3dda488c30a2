package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Patience;
import io.exeunt.explore.EarlyExitDesign.Rule;
import io.exeunt.explore.EarlyExitDesign.Thresholds;
import io.exeunt.ground.Check;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.policies.kernel.ThresholdKernel;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Designs as points: a flag per side exit, the policy, a threshold level per side exit, the patience, and clocks per segment and DVFS
 * domain. Ahead of each segment but the first a flag says whether the clocks change there at all, so that one mutation moves a whole
 * stretch of segments that run at the same clocks.
 *
 * <p>Values that a design doesn't look at (the level of an exit that is not kept, say) are at their lowest in a {@link #canonical}
 * point, so that equal designs have equal ids.
 */
public final class EarlyExitSpace {
    private static final int MAX_LEVEL = ThresholdKernel.LEVELS - 1;

    private final List<String> policies;
    private final StateSpace states;
    private final int exits;
    private final boolean clocksFree;
    private final DesignSpace space;
    private final int policyAt;
    private final int levelsAt;
    private final int patienceAt;
    private final int clocksAt;

    /**
     * The space of a network on a platform.
     *
     * @param network with at least one side exit
     * @param states operating states of the platform
     * @param policies names of the allowed policies: score names for thresholds, or "patience"
     * @param clocksFree whether each segment's clocks may be chosen; otherwise all run at their highest
     */
    public EarlyExitSpace(EarlyExitNetwork network, StateSpace states, List<String> policies, boolean clocksFree) {
        this.policies = Check.notEmpty("policies", policies);
        this.states = states;
        this.exits = Check.inRange("exits", network.exits(), 2, ExitSet.MAX_EXITS);
        this.clocksFree = clocksFree;
        List<Dimension> dimensions = new ArrayList<>();
        List<String> sides = network.exitNames().subList(0, exits - 1);
        sides.forEach(exit -> dimensions.add(new Dimension.Flag("keep." + exit)));
        policyAt = dimensions.size();
        dimensions.add(new Dimension.Choice("policy", policies));
        levelsAt = dimensions.size();
        sides.forEach(exit -> dimensions.add(new Dimension.IntRange("level." + exit, 0, MAX_LEVEL)));
        patienceAt = dimensions.size();
        if (policies.contains(Patience.NAME)) {
            dimensions.add(new Dimension.IntRange(Patience.NAME, 1, exits - 1));
        }
        clocksAt = dimensions.size();
        if (clocksFree) {
            addClocks(dimensions, network);
        }
        space = new DesignSpace(dimensions);
    }

    private void addClocks(List<Dimension> dimensions, EarlyExitNetwork network) {
        for (int k = 0; k < exits; k++) {
            String segment = network.segments().get(k).name();
            if (k > 0) {
                dimensions.add(new Dimension.Flag("switch." + segment));
            }
            for (DvfsDomain domain : states.domains()) {
                String name = "clock." + domain.id() + "." + segment;
                dimensions.add(new Dimension.IntRange(name, 0, domain.opps().size() - 1));
            }
        }
    }

    /** The dimensions, in a fixed order. */
    public DesignSpace space() {
        return space;
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return exits;
    }

    /** The operating states that segments may run in. */
    public StateSpace states() {
        return states;
    }

    /** Whether each segment's clocks may be chosen; otherwise all run at their highest. */
    public boolean clocksFree() {
        return clocksFree;
    }

    /** Names of the allowed policies. */
    public List<String> policies() {
        return policies;
    }

    /** The design that a point stands for. */
    public EarlyExitDesign decode(DesignPoint point) {
        long bits = 0;
        for (int k = 0; k < exits - 1; k++) {
            bits |= point.value(k) != 0 ? 1L << k : 0;
        }
        Rule rule = rule(point, bits);
        return new EarlyExitDesign(new ExitSet(exits, bits), rule, schedule(point, lastReached(rule, bits)));
    }

    /** The last segment that any sample can reach: at level 0, or where one answer is enough, every sample leaves. */
    private int lastReached(Rule rule, long keptBits) {
        if (rule instanceof Patience patience && patience.agreeing() == 1) {
            return Long.numberOfTrailingZeros(keptBits);
        }
        if (rule instanceof Thresholds thresholds) {
            for (long rest = keptBits; rest != 0; rest &= rest - 1) {
                int k = Long.numberOfTrailingZeros(rest);
                if (thresholds.levels().get(k) == 0) {
                    return k;
                }
            }
        }
        return exits - 1;
    }

    private Rule rule(DesignPoint point, long keptBits) {
        String policy = policies.get((int) point.value(policyAt));
        if (keptBits == 0) {
            return new Never();
        }
        if (policy.equals(Patience.NAME)) {
            return new Patience((int) point.value(patienceAt));
        }
        Integer[] levels = new Integer[exits];
        Arrays.fill(levels, 0);
        for (int k = 0; k < exits - 1; k++) {
            levels[k] = (keptBits >>> k & 1) != 0 ? (int) point.value(levelsAt + k) : 0;
        }
        return new Thresholds(policy, List.of(levels));
    }

    /** Segments that no sample reaches keep the clocks of the last one that is: there is nothing to change them for. */
    private FrequencySchedule schedule(DesignPoint point, int lastReached) {
        if (!clocksFree) {
            return FrequencySchedule.flat(exits, states.max());
        }
        int[] schedule = new int[exits];
        int at = clocksAt;
        for (int k = 0; k < exits; k++) {
            boolean asked = k == 0 || point.value(at++) != 0;
            int state = 0;
            for (DvfsDomain domain : states.domains()) {
                state = state * domain.opps().size() + (int) point.value(at++);
            }
            schedule[k] = asked && k <= lastReached ? state : schedule[k - 1];
        }
        return FrequencySchedule.of(schedule);
    }

    /**
     * The canonical point of a design.
     *
     * @throws IllegalArgumentException if the design has another policy or, where clocks are not free, other clocks than this space
     */
    public DesignPoint encode(EarlyExitDesign design) {
        double[] values = new double[space.dimensionCount()];
        for (int k = 0; k < exits - 1; k++) {
            values[k] = design.exits().contains(k) ? 1 : 0;
        }
        if (policies.contains(Patience.NAME)) {
            values[patienceAt] = 1;
        }
        encodeRule(design, values);
        encodeClocks(design.schedule(), values);
        return space.point(values);
    }

    private void encodeRule(EarlyExitDesign design, double[] values) {
        Rule rule = design.rule();
        if (design.exits().size() == 1 || rule instanceof Never) {
            return;
        }
        int policy = policies.indexOf(rule.policy());
        Check.require(policy >= 0, "policy", "one of " + policies, rule.policy());
        values[policyAt] = policy;
        if (rule instanceof Patience patience) {
            values[patienceAt] = patience.agreeing();
        } else if (rule instanceof Thresholds thresholds) {
            for (int k = 0; k < exits - 1; k++) {
                values[levelsAt + k] =
                        design.exits().contains(k) ? thresholds.levels().get(k) : 0;
            }
        }
    }

    private void encodeClocks(FrequencySchedule schedule, double[] values) {
        if (!clocksFree) {
            FrequencySchedule highest = FrequencySchedule.flat(exits, states.max());
            Check.require(schedule.equals(highest), "clocks", "at their highest", schedule);
            return;
        }
        int at = clocksAt;
        for (int k = 0; k < exits; k++) {
            boolean changes = k == 0 || schedule.state(k) != schedule.state(k - 1);
            if (k > 0) {
                values[at++] = changes ? 1 : 0;
            }
            for (int d = 0; d < states.domains().size(); d++) {
                values[at++] = changes ? states.oppIndex(schedule.state(k), d) : 0;
            }
        }
    }

    /** The point of the same design with everything that the design doesn't look at set to its lowest value. */
    public DesignPoint canonical(DesignPoint point) {
        return encode(decode(point));
    }
}
