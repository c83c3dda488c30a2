package io.exeunt.policies.score;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scores of one split, each exit's column computed when it is first asked for and kept for all who ask again. Safe for use by many threads. */
public final class SplitScores {
    private static final double[] NOT_ASKED = {};

    private final TraceSplit split;
    private final Predictions predictions;
    /** [exit]. */
    private final Map<Score, @Nullable double[][]> columnsByScore = new EnumMap<>(Score.class);

    /** Nothing but the answers is computed yet. */
    public SplitScores(TraceSplit split) {
        this.split = split;
        this.predictions = Predictions.of(split);
    }

    /** The split that is scored. */
    public TraceSplit split() {
        return split;
    }

    /** The answers of all exits. */
    public Predictions predictions() {
        return predictions;
    }

    /** The scores of the exits whose bits are set; the others need not be able to give this score. */
    public synchronized ScoreColumns columns(Score score, long exits) {
        double[][] kept = columnsByScore.computeIfAbsent(
                score, unknown -> new double[split.exits().size()][]);
        double[][] columns = new double[kept.length][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = (exits >>> k & 1) != 0 ? column(kept, score, k) : NOT_ASKED;
        }
        return new ScoreColumns(score, columns);
    }

    private double[] column(@Nullable double[][] kept, Score score, int exit) {
        double[] known = kept[exit];
        if (known == null) {
            known = score.column(split.exits().get(exit));
            kept[exit] = known;
        }
        return known;
    }
}
