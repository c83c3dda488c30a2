package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.Governors;
import io.exeunt.policies.Policies;
import io.exeunt.policies.exit.FixedExitRule;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a design that was written down runnable again, on the subject and the boards that it was found for. */
public final class DesignReplay {
    private final DesignPricing pricing;
    private final ExploreSpec spec;
    private final String where;

    /**
     * Replays designs of one file.
     *
     * @param where for messages, such as "front.json#3f2a"
     */
    public DesignReplay(DesignPricing pricing, ExploreSpec spec, String where) {
        this.pricing = pricing;
        this.spec = spec;
        this.where = where;
    }

    /**
     * A design ready to run.
     *
     * @param system index of the system whose heads are used
     * @param policy its rule
     * @param exits exits at which heads are asked
     * @param governors one per board
     */
    public record Runnable(int system, FittedPolicy policy, ExitSet exits, List<Governor> governors) {
        public Runnable {
            governors = List.copyOf(governors);
        }
    }

    /**
     * The design of a configuration.
     *
     * @throws InvalidInputException if it belongs to another network or device
     */
    public Runnable runnable(Configuration configuration) {
        int system = system(configuration.system());
        FittedPolicy policy = policy(configuration, pricing.subject().systems().get(system));
        List<Governor> governors = IntStream.range(0, pricing.boards().size())
                .mapToObj(board -> governor(configuration, board, system))
                .toList();
        return new Runnable(system, policy, asked(configuration, policy, system), governors);
    }

    private int system(String name) {
        List<String> names =
                pricing.subject().systems().stream().map(StudySystem::name).toList();
        return name.isEmpty() ? 0 : indexOf("system", name, names);
    }

    private ExitSet asked(Configuration configuration, FittedPolicy policy, int system) {
        if (policy instanceof ThresholdPolicy thresholds) {
            return new ExitSet(pricing.subject().systems().get(system).exits(), thresholds.heads());
        }
        return exits(configuration, pricing.subject().systems().get(system));
    }

    private ExitSet exits(Configuration configuration, StudySystem system) {
        int[] kept = configuration.exits().stream()
                .mapToInt(name -> indexOf("exit", name, system.trace().exitNames()))
                .toArray();
        return ExitSet.of(system.exits(), kept);
    }

    private FittedPolicy policy(Configuration configuration, StudySystem system) {
        if (configuration.policy().equals(Never.NAME)) {
            return new FixedExitRule(system.exits() - 1)
                    .fit(new FitContext(
                            system.trace().fit(),
                            ExitSet.finalOnly(system.exits()),
                            system.macs(),
                            Double.POSITIVE_INFINITY,
                            spec.seed()));
        }
        TuningContext context = new TuningContext(
                system.trace().fit(),
                system.macs(),
                spec.seed(),
                spec.search().fits(),
                system.trace().exitNames());
        CheckedTuning turned = new CheckedTuning(Policies.byName(configuration.policy()), context, "/policies");
        PolicyTuning tuning = turned.exact().<PolicyTuning>map(exact -> exact).orElse(turned);
        double[] setting = setting(tuning.parameters(), configuration.setting());
        return tuning.policy(tuning.kept(exits(configuration, system), setting), setting);
    }

    /** Every parameter has to be there: a missing one would silently ask another question. */
    private double[] setting(List<Parameter> parameters, Map<String, Double> given) {
        double[] setting = new double[parameters.size()];
        for (int p = 0; p < setting.length; p++) {
            Parameter parameter = parameters.get(p);
            Double value = given.get(parameter.name());
            if (value == null || !parameter.allows(value)) {
                throw new InvalidInputException(
                        where,
                        "expected " + parameter.name() + " in " + parameter.lowest() + ".." + parameter.highest()
                                + ", given " + (value == null ? "nothing" : value),
                        "the design was found for another network or device.");
            }
            setting[p] = value;
        }
        return setting;
    }

    private Governor governor(Configuration configuration, int board, int system) {
        PricedSystem priced = pricing.priced(board, system);
        BoardClocks clocks = clocks(configuration, board);
        if (clocks.setting().containsKey(STATE)) {
            int state = (int) clocks.setting().getOrDefault(STATE, 0.0).doubleValue();
            if (state < 0 || state >= priced.tables().states()) {
                throw new InvalidInputException(
                        where,
                        "expected a state in 0.." + (priced.tables().states() - 1) + ", given " + state,
                        "the design was found for another device.");
            }
            return priced.constant(state);
        }
        GovernorFactory factory = Governors.byName(clocks.governor());
        return priced.governor(factory, setting(factory.parameters(priced.context()), clocks.setting()));
    }

    /** Name under which constant clocks that no governor of the search could set are written down. */
    static final String STATE = "state";

    /** The clocks of the group that a board belongs to: those of the last group whose first board is not behind it, by name. */
    private BoardClocks clocks(Configuration configuration, int board) {
        List<ClockGroup> groups = pricing.groups(List.of());
        int group = IntStream.range(0, groups.size())
                .filter(g -> groups.get(g).boards().contains(board))
                .findFirst()
                .orElseThrow();
        if (configuration.clocks().size() != groups.size()) {
            throw new InvalidInputException(
                    where,
                    "expected clocks of " + groups.size() + " boards, given "
                            + configuration.clocks().size(),
                    "the design was found for other devices.");
        }
        return configuration.clocks().get(group);
    }

    private int indexOf(String what, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidInputException(
                    where,
                    "expected " + what + " to be one of " + names + ", given '" + name + "'",
                    Suggestion.hint(name, names).orElse("the design was found for another network."));
        }
        return index;
    }
}
