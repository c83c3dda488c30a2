package io.exeunt.policies.exit;

import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The exit is turned, or nothing where it is given. It says by itself which exit is kept. */
final class FixedExitTuning implements PolicyTuning {
    private final int exits;
    private final List<Parameter> parameters;
    private final int given;
    private final IntFunction<FixedExitPolicy> policies;
    /** [exit], samples of the fit split that it is right about. */
    private final int[] correct;

    private final int samples;

    /**
     * Prepares a split.
     *
     * @param given the exit, or {@link FixedExitRule#BY_BUDGET} if it is to be turned
     * @param policies by exit
     */
    FixedExitTuning(int given, TuningContext context, IntFunction<FixedExitPolicy> policies) {
        this.given = given;
        this.policies = policies;
        exits = context.exits();
        samples = context.split().samples();
        Predictions predictions = Predictions.of(context.split());
        correct = IntStream.range(0, exits)
                .map(k -> (int) IntStream.range(0, samples)
                        .filter(i -> predictions.correct(k, i))
                        .count())
                .toArray();
        parameters = given == FixedExitRule.BY_BUDGET
                ? List.of(Parameter.whole(FixedExitRule.PARAMETER, 0, exits - 1))
                : List.of();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        return parameters.isEmpty()
                ? List.of(new double[0])
                : IntStream.range(0, exits).mapToObj(k -> new double[] {k}).toList();
    }

    @Override
    public boolean choosesExits() {
        return true;
    }

    @Override
    public ExitSet kept(ExitSet ignored, double[] setting) {
        return ExitSet.of(exits, exit(setting));
    }

    @Override
    public ExitCounts count(ExitSet ignored, double[] setting) {
        int exit = exit(setting);
        ExitCounts counts = ExitCounts.none(1L << exit, exits);
        counts.counts()[exit] = samples;
        counts.correct()[exit] = correct[exit];
        return counts;
    }

    @Override
    public FittedPolicy policy(ExitSet ignored, double[] setting) {
        return policies.apply(exit(setting));
    }

    private int exit(double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        return parameters.isEmpty() ? given : (int) setting[0];
    }
}
