package io.exeunt.policies.exclusion;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One level per exit in hundredths, .01 … .99 as published; every kept head is asked. */
final class LevelTuning implements PolicyTuning {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 99;
    private static final int START_STEP = 7;

    private final List<Parameter> parameters;
    private final Rule rule;

    /** What levels mean. Safe for use by many threads. */
    interface Rule {
        /** Counts the samples of the fit split. */
        void count(ExitSet exits, double[] levels, ExitCounts into);

        /** The rule with these levels, [exit]. */
        FittedPolicy policy(ExitSet exits, double[] levels);
    }

    /** @param name of the levels, before a dot and the exit's name */
    LevelTuning(String name, TuningContext context, Rule rule) {
        this.rule = rule;
        parameters = context.perSideExit(name, LOWEST, HIGHEST);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        return IntStream.iterate(LOWEST, percent -> percent <= HIGHEST, percent -> percent + START_STEP)
                .mapToObj(percent -> {
                    double[] start = new double[parameters.size()];
                    Arrays.fill(start, percent);
                    return start;
                })
                .toList();
    }

    @Override
    public ExitCounts count(ExitSet exits, double[] setting) {
        ExitCounts counts = ExitCounts.none(exits.bits(), exits.exits());
        rule.count(exits, levels(setting), counts);
        return counts;
    }

    @Override
    public FittedPolicy policy(ExitSet exits, double[] setting) {
        return rule.policy(exits, levels(setting));
    }

    private double[] levels(double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        double[] levels = new double[setting.length + 1];
        for (int k = 0; k < setting.length; k++) {
            levels[k] = setting[k] / 100;
        }
        return levels;
    }
}
