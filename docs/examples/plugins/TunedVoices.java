package org.example;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;

/** The same rule with a threshold per exit that a search turns: a whole number of hundredths for each side exit. */
public final class TunedVoices implements ExitPolicy {
    private static final int HUNDREDTHS = 100;

    @Override
    public String name() {
        return "tuned_voices";
    }

    /** What a comparison gets: {@link TwoVoices}. */
    @Override
    public FittedPolicy fit(FitContext context) {
        return new TwoVoices().fit(context);
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        List<Parameter> levels = context.perSideExit("voices", 0, HUNDREDTHS);
        return new Tuning(levels, new Voices(context.split()), context.exits());
    }

    private record Tuning(List<Parameter> parameters, Voices voices, int exits) implements PolicyTuning {
        @Override
        public List<double[]> starts() {
            double[] sure = new double[exits - 1];
            Arrays.fill(sure, 0.8 * HUNDREDTHS);
            return List.of(sure);
        }

        @Override
        public PathCounts count(ExitSet kept, double[] setting) {
            return voices.paths(kept, levels(setting));
        }

        @Override
        public FittedPolicy policy(ExitSet kept, double[] setting) {
            return new Fitted(kept, levels(setting));
        }

        private double[] levels(double[] setting) {
            Parameter.requireAllowed(parameters, setting);
            double[] levels = Arrays.stream(setting).map(level -> level / HUNDREDTHS).toArray();
            return Arrays.copyOf(levels, exits);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Fitted(ExitSet kept, double[] levels) implements FittedPolicy {
        @Override
        public PathHistogram paths(TraceSplit split) {
            return new Voices(split).paths(kept, levels);
        }

        @Override
        public String describe() {
            return "two voices above " + Arrays.toString(levels);
        }
    }
}
