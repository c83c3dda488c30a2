package io.exeunt.compare;

import io.exeunt.policies.Governors;
import io.exeunt.policies.governor.ScheduleGovernor;
import io.exeunt.policies.governor.ScheduleGovernor.Form;
import io.exeunt.simulator.analytic.ClockSearch;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.List;

/**
 * A governor that takes part.
 *
 * @param factory makes it for what a policy does on <em>fit</em>
 * @param shown whether it has a row of its own
 */
record GovernorEntrant(GovernorFactory factory, boolean shown) {
    private static final GovernorFactory BEST_CONSTANT = new ScheduleGovernor(Form.STATIC);

    /**
     * Those that were named, then rivals that always take part where energy is modelled: the best constant clocks of all states with each
     * to rest in, and to see what resting brings, those of all that rest where they work.
     *
     * @throws io.exeunt.ground.InvalidInputException if there is none of a name
     */
    static List<GovernorEntrant> of(Clocking clocking, boolean energyModelled) {
        List<GovernorEntrant> contenders = new ArrayList<>();
        for (String name : clocking.governors()) {
            contenders.add(new GovernorEntrant(Governors.byName(name), true));
        }
        if (energyModelled) {
            if (!clocking.governors().contains(BEST_CONSTANT.name())) {
                contenders.add(new GovernorEntrant(BEST_CONSTANT, true));
            }
            contenders.add(new GovernorEntrant(new Unresting(), false));
        }
        return List.copyOf(contenders);
    }

    String name() {
        return factory.name();
    }

    boolean isBound() {
        return factory.kind() == GovernorKind.BOUND;
    }

    boolean changesAtExits() {
        return factory.kind() == GovernorKind.PER_EXIT;
    }

    boolean isUnresting() {
        return factory instanceof Unresting;
    }

    /** The best constant clocks that are also rested in. */
    private record Unresting() implements GovernorFactory {
        @Override
        public String name() {
            return "static, resting where it works";
        }

        @Override
        public GovernorKind kind() {
            return GovernorKind.CONSTANT;
        }

        @Override
        public Governor create(GovernorContext context) {
            throw new UnsupportedOperationException("It is chosen for paths");
        }

        @Override
        public Governor create(GovernorContext context, PathHistogram paths) {
            return new ClockSearch(context.tables(), context.latencyBudgetS(), context.periodS()).unresting(paths);
        }
    }
}
