package io.exeunt.scenarios.run;

import io.exeunt.explore.EarlyExitDesign;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Parameter;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.policies.exit.FixedExitRule;
import io.exeunt.policies.exit.PatienceRule;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A design as a front file has it, ready to run again.
 *
 * @param exits kept exits
 * @param policy its rule, with thresholds as they stand in the file
 * @param schedule its clocks
 */
record StoredDesign(ExitSet exits, FittedPolicy policy, FrequencySchedule schedule) {
    /** Clocks in files are rounded to this share of their value at most. */
    private static final double SAME_CLOCK = 1e-6;

    /**
     * Makes a configuration runnable on this trace and these clocks.
     *
     * @param where for messages, such as "front.json#3f2a"
     * @throws InvalidInputException if it belongs to another network or device
     */
    static StoredDesign of(String where, Configuration configuration, ExitTrace trace, StateSpace states) {
        ExitSet exits = exits(where, configuration, trace);
        return new StoredDesign(
                exits, policy(where, configuration, trace, exits), schedule(where, configuration, trace, states));
    }

    private static ExitSet exits(String where, Configuration configuration, ExitTrace trace) {
        int[] kept = configuration.exits().stream()
                .mapToInt(name -> indexOf(where, "exit", name, trace.exitNames()))
                .toArray();
        return ExitSet.of(trace.exits(), kept);
    }

    private static FittedPolicy policy(String where, Configuration configuration, ExitTrace trace, ExitSet exits) {
        String name = configuration.policy();
        double[] free = new double[exits.exits()];
        FitContext context =
                new FitContext(trace.fit(), exits, new ExitCosts("MMAC", free, free), Double.POSITIVE_INFINITY, 0);
        if (name.equals("never")) {
            return new FixedExitRule(exits.last()).fit(context);
        }
        if (name.equals(EarlyExitDesign.Patience.NAME)) {
            return new PatienceRule(patience(where, configuration)).fit(context);
        }
        List<String> scores = Arrays.stream(Score.values()).map(Score::id).toList();
        Score score = Score.values()[indexOf(where, "policy", name, scores)];
        double[] thresholds = new double[exits.exits()];
        Arrays.fill(thresholds, Double.POSITIVE_INFINITY);
        for (Parameter parameter : configuration.parameters()) {
            thresholds[indexOf(where, "exit", parameter.name(), trace.exitNames())] = parameter.value();
        }
        return new ThresholdPolicy(score, exits, thresholds);
    }

    private static int patience(String where, Configuration configuration) {
        return configuration.parameters().stream()
                .findFirst()
                .map(parameter -> (int) parameter.value())
                .orElseThrow(
                        () -> new InvalidInputException(where, "expected a parameter 'patience', given none", null));
    }

    private static FrequencySchedule schedule(
            String where, Configuration configuration, ExitTrace trace, StateSpace states) {
        List<List<Double>> rows = configuration.freqHz();
        requireSame(where, "segments", trace.exits(), rows.size());
        int[] schedule =
                rows.stream().mapToInt(row -> state(where, row, states)).toArray();
        return FrequencySchedule.of(schedule);
    }

    private static int state(String where, List<Double> freqHz, StateSpace states) {
        requireSame(where, "DVFS domains", states.domains().size(), freqHz.size());
        int[] opps = IntStream.range(0, freqHz.size())
                .map(d -> opp(where, freqHz.get(d), states.domains().get(d).opps()))
                .toArray();
        return states.state(opps);
    }

    private static int opp(String where, double freqHz, OppTable table) {
        return IntStream.range(0, table.size())
                .filter(i -> Math.abs(table.get(i).freqHz() - freqHz) <= SAME_CLOCK * freqHz)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        where,
                        "expected a clock of the scenario's device, given " + freqHz + " Hz",
                        "the design was found for another device."));
    }

    private static int indexOf(String where, String what, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidInputException(
                    where,
                    "expected " + what + " to be one of " + names + ", given '" + name + "'",
                    "the design was found for another network.");
        }
        return index;
    }

    private static void requireSame(String where, String what, int expected, int given) {
        if (expected != given) {
            throw new InvalidInputException(
                    where,
                    "expected " + expected + " " + what + ", given " + given,
                    "the design was found for another network or device.");
        }
    }
}
