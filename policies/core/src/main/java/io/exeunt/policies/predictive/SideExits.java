package io.exeunt.policies.predictive;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;

/** What the forecast engine sees of every kept exit but the final one, computed once per split. */
final class SideExits {
    private final int[] kept;
    /** [side exit][sample][round]. */
    private final double[][][] magnitudes;
    /** [side exit], A. */
    private final double[] levels;

    SideExits(TraceSplit split, ExitSet exits, ForecastEngine engine) {
        kept = exits.indices();
        magnitudes = new double[kept.length - 1][][];
        levels = new double[kept.length - 1];
        for (int j = 0; j < magnitudes.length; j++) {
            requireLogits(split, kept[j]);
            ExitOutputs head = split.exits().get(kept[j]);
            magnitudes[j] = magnitudes(head, engine);
            levels[j] = level(head);
        }
    }

    /** Of fewer exits, which must be among those of {@code all}. */
    private SideExits(SideExits all, ExitSet exits) {
        kept = exits.indices();
        magnitudes = new double[kept.length - 1][][];
        levels = new double[kept.length - 1];
        for (int j = 0; j < magnitudes.length; j++) {
            int from = all.position(kept[j]);
            magnitudes[j] = all.magnitudes[from];
            levels[j] = all.levels[from];
        }
    }

    /** The same where fewer exits are kept. */
    SideExits only(ExitSet exits) {
        return new SideExits(this, exits);
    }

    private static void requireLogits(TraceSplit split, int exit) {
        HeadKind kind = split.exits().get(exit).kind();
        if (kind != HeadKind.LOGITS) {
            throw new InvalidInputException(
                    "policy " + PredictiveRule.NAME,
                    "Expected raw logits at exit " + exit + " of split " + split.name() + ", given " + kind,
                    "store the trace before softmax, or use " + EdgeBertRule.NAME
                            + ", which forecasts from entropies.");
        }
    }

    private static double[][] magnitudes(ExitOutputs head, ForecastEngine engine) {
        double[][] rows = new double[head.samples()][];
        double[] logits = new double[head.classes()];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < logits.length; c++) {
                logits[c] = seen(head.value(i, c));
            }
            rows[i] = engine.magnitudes(logits);
        }
        return rows;
    }

    /** A masked class, −∞, adds nothing to what is convolved. */
    private static double seen(float logit) {
        return logit == Float.NEGATIVE_INFINITY ? 0 : logit;
    }

    /** A = |mean of all logits|, over samples and their classes that are not masked. */
    static double level(ExitOutputs head) {
        double sum = 0;
        int count = 0;
        for (float logit : head.values()) {
            if (logit != Float.NEGATIVE_INFINITY) {
                sum += logit;
                count++;
            }
        }
        return count == 0 ? 0 : Math.abs(sum / count);
    }

    /** Number of side exits. */
    int count() {
        return magnitudes.length;
    }

    /** Index of the exit in the network; {@link #count()} stands for the final one. */
    int exit(int position) {
        return kept[position];
    }

    int position(int exit) {
        return Arrays.binarySearch(kept, exit);
    }

    double level(int position) {
        return levels[position];
    }

    double[] magnitudes(int position, int sample) {
        return magnitudes[position][sample];
    }

    /** max |z|, the confidence of a side exit about a sample. */
    double confidence(int position, int sample) {
        return magnitudes[position][sample][0];
    }
}
