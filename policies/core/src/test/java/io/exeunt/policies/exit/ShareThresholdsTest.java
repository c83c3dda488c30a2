package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import org.junit.jupiter.api.Test;

class ShareThresholdsTest {
    private static final double ALL = Double.NEGATIVE_INFINITY;
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Ten samples; exit 0 is surest of the first, exit 1 of the last. */
    private final double[] rising0 = {1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55};

    private final double[] rising1 = {0.51, 0.52, 0.53, 0.54, 0.56, 0.57, 0.58, 0.59, 0.61, 0.62};

    @Test
    void theSurestLeaveAndTheNextExitChoosesAmongTheRest() {
        // Three leave at exit 0: 1.0, 0.95, 0.9. Of the seven left exit 1's surest two are 0.62 and 0.61.
        Assignment assignment = assign(rule(ExitSet.all(3), rising0, rising1), 0.3, 0.2, 0.5);

        assertThat(assignment.thresholds()).containsExactly(0.9, 0.61, ALL);
        assertThat(assignment.counts()).containsExactly(3, 2, 5);
    }

    @Test
    void whoHasLeftIsNotCountedAgain() {
        // Exit 1 sees the same order as exit 0, so its surest are gone: its two are 0.85 and 0.8.
        Assignment assignment = assign(rule(ExitSet.all(3), rising0, rising0), 0.3, 0.2, 0.5);

        assertThat(assignment.thresholds()).containsExactly(0.9, 0.8, ALL);
        assertThat(assignment.counts()).containsExactly(3, 2, 5);
    }

    @Test
    void sharesAreRoundedDownAndTheFinalExitTakesTheRest() {
        Assignment assignment = assign(rule(ExitSet.all(3), rising0, rising1), 0.39, 0.09, 0.52);

        assertThat(assignment.counts()).containsExactly(3, 0, 7);
        assertThat(assignment.thresholds()).containsExactly(0.9, NONE, ALL);
    }

    @Test
    void aShareThatIsAWholeNumberOfSamplesIsNotLostToRounding() {
        double[] hundred = new double[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = i;
        }

        assertThat(assign(rule(ExitSet.all(2), hundred), 0.29, 0.71).counts()).containsExactly(29, 71);
    }

    @Test
    void ifAllThatAreLeftShallLeaveNoScoreIsTooLow() {
        Assignment assignment = assign(rule(ExitSet.all(3), rising0, rising1), 0.5, 0.5, 0);

        assertThat(assignment.thresholds()).containsExactly(0.8, ALL, ALL);
        assertThat(assignment.counts()).containsExactly(5, 5, 0);
    }

    @Test
    void equalScoresLeaveTogether() {
        double[] tied = {0.9, 0.8, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6, 0.6, 0.6};

        Assignment assignment = assign(rule(ExitSet.all(3), tied, rising1), 0.2, 0.2, 0.6);

        assertThat(assignment.thresholds()).containsExactly(0.8, 0.61, ALL);
        assertThat(assignment.counts()).containsExactly(4, 2, 4);
    }

    @Test
    void ifAllScoresAreEqualAllLeaveAtTheFirstExitWithAShare() {
        double[] equal = new double[10];

        Assignment assignment = assign(rule(ExitSet.all(3), equal, equal), 0.1, 0.1, 0.8);

        assertThat(assignment.counts()).containsExactly(10, 0, 0);
        assertThat(assignment.thresholds()).containsExactly(0, NONE, ALL);
    }

    @Test
    void exitsThatAreNotKeptTakeNobody() {
        Assignment assignment = assign(rule(ExitSet.of(3, 1), rising0, rising1), 0.4, 0.6);

        assertThat(assignment.thresholds()).containsExactly(NONE, 0.58, ALL);
        assertThat(assignment.counts()).containsExactly(0, 4, 6);
    }

    @Test
    void thereMustBeAShareForEveryKeptExit() {
        assertThatThrownBy(() -> assign(rule(ExitSet.all(3), rising0, rising1), 0.5, 0.5))
                .hasMessage("Expected shares to be 3 numbers, given 2");
    }

    /**
     * What the shares lead to.
     *
     * @param counts [exit], samples that leave at the first exit whose threshold their score reaches
     */
    private record Assignment(double[] thresholds, int[] counts) {}

    private static Assignment assign(Rule rule, double... shares) {
        double[] thresholds = rule.thresholds().thresholds(shares);
        int[] counts = new int[thresholds.length];
        for (int i = 0; i < rule.columns()[0].length; i++) {
            int k = 0;
            while (k < counts.length - 1 && !(rule.columns()[k][i] >= thresholds[k])) {
                k++;
            }
            counts[k]++;
        }
        return new Assignment(thresholds, counts);
    }

    private record Rule(ShareThresholds thresholds, double[][] columns) {}

    private static Rule rule(ExitSet exits, double[]... columns) {
        double[][] withFinal = java.util.Arrays.copyOf(columns, exits.exits());
        withFinal[exits.last()] = new double[0];
        ScoreColumns scores = new ScoreColumns(Score.MAX_SOFTMAX, withFinal);
        return new Rule(new ShareThresholds(scores, exits, columns[0].length), columns);
    }
}
