package io.exeunt.policies.exit;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.List;
import java.util.stream.IntStream;

/** Patience is turned, or nothing where it is given. More patience than exits are kept means the final exit. */
final class PatienceTuning implements PolicyTuning {
    private final PatienceKernel kernel;
    private final List<Parameter> parameters;
    private final int given;
    private final int largest;

    PatienceTuning(int given, TuningContext context) {
        this.given = given;
        kernel = new PatienceKernel(context.split());
        largest = context.exits();
        parameters =
                given == PatienceRule.BY_BUDGET ? List.of(Parameter.whole(PatienceRule.NAME, 1, largest)) : List.of();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        return parameters.isEmpty()
                ? List.of(new double[0])
                : IntStream.rangeClosed(1, largest)
                        .mapToObj(patience -> new double[] {patience})
                        .toList();
    }

    @Override
    public ExitCounts count(ExitSet exits, double[] setting) {
        ExitCounts counts = ExitCounts.none(exits.bits(), exits.exits());
        kernel.count(exits, patience(setting), counts.counts(), counts.correct());
        return counts;
    }

    @Override
    public FittedPolicy policy(ExitSet exits, double[] setting) {
        return new PatiencePolicy(exits, patience(setting));
    }

    private int patience(double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        return parameters.isEmpty() ? given : (int) setting[0];
    }
}
