package io.exeunt.policies.exit;

import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExactTuning;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A level per exit stands for a threshold on a score, as {@link ThresholdKernel} says: about level/255 of the fit split's samples have a
 * lower score there. Levels mean the same whatever the score, so that scores share them.
 */
final class ThresholdTuning implements PolicyTuning {
    /** Before a dot and the exit's name. */
    static final String LEVEL = "level";

    private static final int NOBODY = ThresholdKernel.LEVELS - 1;
    private static final int[] EVENLY = {32, 64, 96, 128, 160, 192, 224};

    private final Score score;
    private final TuningContext context;
    private final ThresholdKernel kernel;
    private final List<Parameter> parameters;

    ThresholdTuning(Score score, TuningContext context) {
        this.score = score;
        this.context = context;
        score.require(score.id(), context.split(), ThresholdKernel.sides(context.split()));
        kernel = ThresholdKernel.of(context.split(), score);
        parameters = context.perSideExit(LEVEL, 0, NOBODY);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The same level everywhere; everybody at one exit, the final one included. */
    @Override
    public List<double[]> starts() {
        List<double[]> starts = new ArrayList<>();
        for (int level : EVENLY) {
            double[] start = new double[parameters.size()];
            Arrays.fill(start, level);
            starts.add(start);
        }
        for (int exit = 0; exit <= parameters.size(); exit++) {
            double[] start = new double[parameters.size()];
            Arrays.fill(start, NOBODY);
            if (exit < start.length) {
                start[exit] = 0;
            }
            starts.add(start);
        }
        return starts;
    }

    @Override
    public ExitCounts count(ExitSet exits, double[] setting) {
        int[] levels = levels(setting);
        ExitCounts counts = ExitCounts.none(kernel.heads(exits, levels), exits.exits());
        kernel.count(counts.heads(), levels, counts.counts(), counts.correct());
        return counts;
    }

    @Override
    public boolean sweepsCheaply() {
        return true;
    }

    @Override
    public List<PathCounts> sweep(ExitSet exits, double[] setting, int parameter) {
        int[] levels = levels(setting);
        return List.of(kernel.sweep(kernel.heads(exits, levels), levels, parameter));
    }

    @Override
    public Optional<ExactTuning> exact() {
        return Optional.of(new ExactThresholdTuning(this, score, context));
    }

    @Override
    public FittedPolicy policy(ExitSet exits, double[] setting) {
        return kernel.policy(exits, levels(setting));
    }

    /** The threshold that a whole level stands for. */
    double threshold(int exit, int level) {
        return kernel.threshold(exit, level);
    }

    private int[] levels(double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        int[] levels = new int[setting.length + 1];
        for (int k = 0; k < setting.length; k++) {
            levels[k] = (int) setting[k];
        }
        return levels;
    }
}
