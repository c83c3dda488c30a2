package io.exeunt.policies.predictive;

import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Both thresholds are turned, as levels 0 … 255 of the entropies of all exits but the final one on the fit split: level 0 is below all of
 * them, level 255 above.
 */
final class EdgeBertTuning implements PolicyTuning {
    private static final int TOP = 255;
    private static final int START_STEP = 51;
    private static final List<Parameter> PARAMETERS =
            List.of(Parameter.whole("entropy_level", 0, TOP), Parameter.whole("forecast_level", 0, TOP));

    private final boolean asksOnTheWay;
    private final Predictions predictions;
    private final int classes;
    /** [side exit][sample]. */
    private final double[][] entropies;
    /** [level]. */
    private final double[] thresholds;
    /** Of all side exits behind the first, by the first. */
    private final Map<Integer, EntropyTable> tableByFirst = new ConcurrentHashMap<>();

    EdgeBertTuning(boolean asksOnTheWay, TuningContext context) {
        this.asksOnTheWay = asksOnTheWay;
        predictions = Predictions.of(context.split());
        classes = context.split().classes();
        entropies = Entropies.of(
                context.split(), IntStream.range(0, context.exits() - 1).toArray());
        thresholds = thresholds(entropies);
    }

    private static double[] thresholds(double[][] entropies) {
        double[] rising = Arrays.stream(entropies)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        double[] thresholds = new double[TOP + 1];
        for (int level = 1; level < TOP; level++) {
            thresholds[level] = rising.length == 0 ? 0 : rising[(int) ((long) level * rising.length / TOP)];
        }
        thresholds[TOP] = Double.POSITIVE_INFINITY;
        return thresholds;
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<double[]> starts() {
        List<double[]> starts = new ArrayList<>();
        for (int exit = 0; exit <= TOP; exit += START_STEP) {
            for (int forecast = 0; forecast <= TOP; forecast += START_STEP) {
                starts.add(new double[] {exit, forecast});
            }
        }
        return starts;
    }

    @Override
    public PathHistogram count(ExitSet exits, double[] setting) {
        double[][] kept =
                Arrays.stream(LutWalk.sides(exits)).mapToObj(k -> entropies[k]).toArray(double[][]::new);
        return policy(exits, setting).paths(predictions, kept);
    }

    @Override
    public EdgeBertPolicy policy(ExitSet exits, double[] setting) {
        Parameter.requireAllowed(PARAMETERS, setting);
        return new EdgeBertPolicy(
                exits, table(exits), thresholds[(int) setting[0]], thresholds[(int) setting[1]], asksOnTheWay);
    }

    private EntropyTable table(ExitSet exits) {
        int[] sides = LutWalk.sides(exits);
        if (sides.length == 0) {
            return EntropyTable.of(new double[1][0], classes);
        }
        int first = sides[0];
        EntropyTable all = tableByFirst.computeIfAbsent(
                first, k -> EntropyTable.of(Arrays.copyOfRange(entropies, k, entropies.length), classes));
        return all.only(Arrays.stream(sides).skip(1).map(k -> k - first - 1).toArray());
    }
}
