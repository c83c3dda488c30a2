package io.exeunt.policies.exit;

import io.exeunt.policies.score.Predictions;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExactTuning;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.TuningContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The levels of {@link ThresholdTuning} and whatever lies between them. Decisions on the fit split change only at its scores: of N samples,
 * the level r·255/N that is no whole number is the threshold midway between the scores of rank r−1 and r, below which r samples lie.
 */
final class ExactThresholdTuning implements ExactTuning {
    private static final int TOP = ThresholdKernel.LEVELS - 1;

    private final ThresholdTuning levels;
    private final Score score;
    private final int samples;
    private final List<Parameter> parameters;
    private final ScoreColumns scores;
    private final Predictions predictions;
    /** [exit][rank], sample indices, lowest score first. */
    private final int[][] rising;

    ExactThresholdTuning(ThresholdTuning levels, Score score, TuningContext context) {
        this.levels = levels;
        this.score = score;
        samples = context.split().samples();
        parameters = levels.parameters().stream()
                .map(level -> Parameter.real(level.name(), level.lowest(), level.highest())
                        .ofExit(level.exit()))
                .toList();
        scores = ScoreColumns.of(context.split(), score, ThresholdKernel.sides(context.split()));
        predictions = Predictions.of(context.split());
        rising = new int[parameters.size()][];
        Arrays.setAll(rising, k -> QuantileLevels.rising(scores.column(k)));
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        return levels.starts();
    }

    @Override
    public ExitCounts count(ExitSet exits, double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        if (Arrays.stream(setting).allMatch(level -> level == Math.rint(level))) {
            return levels.count(exits, setting);
        }
        ThresholdPolicy policy = policy(exits, setting);
        Leaving leaving = new Leaving(policy.heads(), thresholds(setting));
        ExitCounts counts = ExitCounts.none(policy.heads(), exits.exits());
        for (int i = 0; i < samples; i++) {
            add(counts, leaving.at(i), i, 1);
        }
        return counts;
    }

    @Override
    public ThresholdPolicy policy(ExitSet exits, double[] setting) {
        Parameter.requireAllowed(parameters, setting);
        double[] explicit = thresholds(setting);
        for (int k = 0; k < setting.length; k++) {
            explicit[k] = exits.contains(k) ? explicit[k] : Double.POSITIVE_INFINITY;
        }
        return new ThresholdPolicy(score, exits, explicit);
    }

    /** [exit]; −∞ at the final one. */
    private double[] thresholds(double[] setting) {
        double[] thresholds = new double[setting.length + 1];
        for (int k = 0; k < setting.length; k++) {
            thresholds[k] = threshold(k, setting[k]);
        }
        thresholds[setting.length] = Double.NEGATIVE_INFINITY;
        return thresholds;
    }

    private double threshold(int exit, double level) {
        return level == Math.rint(level)
                ? levels.threshold(exit, (int) level)
                : between(exit, (int) Math.round(level * samples / TOP));
    }

    /** A number that the score of this rank reaches and the one before it doesn't, unless they are equal. */
    private double between(int exit, int rank) {
        double above = scored(exit, Math.min(rank, samples - 1));
        if (rank == 0) {
            return above;
        }
        double below = scored(exit, rank - 1);
        double middle = below + (above - below) / 2;
        return middle > below && middle <= above ? middle : above;
    }

    private double scored(int exit, int rank) {
        return scores.column(exit)[rising[exit][rank]];
    }

    @Override
    public List<Cut> cuts(ExitSet exits, double[] setting, int parameter, int leastRight) {
        double[] unasked = setting.clone();
        unasked[parameter] = TOP;
        ThresholdPolicy others = policy(exits, unasked);
        Leaving leaving = new Leaving(others.heads(), thresholds(unasked));
        ExitCounts counts = ExitCounts.none(others.heads(), exits.exits());
        int[] later = new int[samples]; // where samples that come to the exit leave without it, else −1
        int right = 0;
        for (int i = 0; i < samples; i++) {
            int exit = leaving.at(i);
            later[i] = exit > parameter ? exit : -1;
            right += add(counts, exit, i, 1);
        }
        List<Cut> cuts = new ArrayList<>();
        if (right >= leastRight) {
            cuts.add(new Cut(TOP, copy(counts, others.heads())));
        }
        addCuts(cuts, counts, later, parameter, right, leastRight);
        return cuts;
    }

    /** Lets those that come to an exit go there one after the other, the surest first; equally sure ones together. */
    private void addCuts(List<Cut> cuts, ExitCounts counts, int[] later, int exit, int before, int leastRight) {
        int right = before;
        boolean moved = false;
        for (int rank = samples - 1; rank >= 0; rank--) {
            int sample = rising[exit][rank];
            if (later[sample] >= 0) {
                right += add(counts, later[sample], sample, -1) + add(counts, exit, sample, 1);
                moved = true;
            }
            boolean last = rank == 0;
            if (moved && right >= leastRight && (last || scored(exit, rank - 1) < scored(exit, rank))) {
                cuts.add(new Cut(last ? 0 : (double) rank * TOP / samples, copy(counts, counts.heads() | 1L << exit)));
                moved = false;
            }
        }
    }

    private static ExitCounts copy(ExitCounts counts, long heads) {
        return new ExitCounts(heads, counts.counts().clone(), counts.correct().clone());
    }

    /** By how much the number of right answers grows. */
    private int add(ExitCounts counts, int exit, int sample, int times) {
        int right = predictions.correct(exit, sample) ? times : 0;
        counts.counts()[exit] += times;
        counts.correct()[exit] += right;
        return right;
    }

    /** Where samples leave. */
    private final class Leaving {
        private final long heads;
        private final double[] thresholds;

        /** @param heads bits of the heads asked, the final one among them */
        Leaving(long heads, double[] thresholds) {
            this.heads = heads;
            this.thresholds = thresholds;
        }

        int at(int sample) {
            for (long rest = heads; rest != 0; rest &= rest - 1) {
                int k = Long.numberOfTrailingZeros(rest);
                if (k == thresholds.length - 1 || scores.column(k)[sample] >= thresholds[k]) {
                    return k;
                }
            }
            throw new AssertionError("The final exit lets everybody go");
        }
    }
}
