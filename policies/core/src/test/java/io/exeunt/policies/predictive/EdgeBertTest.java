package io.exeunt.policies.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeBertTest {
    private static final double LN2 = Math.log(2);

    /** Certain at first: certain later. Undecided at first: .4, then .05. */
    private final EntropyTable table =
            EntropyTable.of(new double[][] {{0, 0, LN2, LN2}, {0, 0, 0.3, 0.5}, {0, 0, 0.05, 0.05}}, 2);

    @Test
    void aHundredEntropiesSpanZeroToLnC() {
        assertThat(table.row(0)).isZero();
        assertThat(table.row(LN2)).isEqualTo(99);
        assertThat(table.row(9)).isEqualTo(99);
        assertThat(table.row(LN2 / 2)).isEqualTo(50);
        assertThat(table.later()).isEqualTo(2);
    }

    @Test
    void itExpectsTheMeanOfThoseNearby() {
        assertThat(table.predicted(99, 0)).isCloseTo(0.4, within(1e-9));
        assertThat(table.predicted(99, 1)).isCloseTo(0.05, within(1e-9));
        assertThat(table.predicted(0, 0)).isCloseTo(0, within(1e-9));
        // Nobody is near, but the undecided are nearer.
        assertThat(table.predicted(60, 0)).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void theFirstExpectedEntropyBelowTheThresholdIsForetold() {
        assertThat(table.firstBelow(99, 0.41)).isZero();
        assertThat(table.firstBelow(99, 0.4)).isEqualTo(1);
        assertThat(table.firstBelow(99, 0.05 - 1e-6)).isEqualTo(2);
    }

    /**
     * Probabilities of class 0 by exit. Sample 0 leaves at once. Sample 1 is undecided: exit 2 is foretold; it is certain at exit 1.
     * Sample 2 is undecided throughout: it leaves at exit 2 in any case.
     */
    private final TraceSplit split = Splits.ofFirstClass(
            new double[] {1, 0.5, 0.5}, new double[] {1, 1, 0.5}, new double[] {1, 1, 0.5}, new double[] {1, 1, 1});

    @Test
    void samplesLeaveWhereForetoldAtTheLatest() {
        EdgeBertPolicy policy = new EdgeBertPolicy(ExitSet.all(4), table, 0.1, 0.2, true);

        assertThat(policy.paths(split).entries())
                .containsExactly(
                        new Entry(Path.of(0, 0b0001), 1, 1),
                        new Entry(new Path(1, 0b0011, List.of(2)), 1, 1),
                        new Entry(new Path(2, 0b0111, List.of(2, 2)), 1, 1));
    }

    @Test
    void theDirectRuleAsksNoHeadOnTheWay() {
        EdgeBertPolicy policy = new EdgeBertPolicy(ExitSet.all(4), table, 0.1, 0.2, false);

        assertThat(policy.paths(split).entries())
                .containsExactly(new Entry(Path.of(0, 0b0001), 1, 1), new Entry(new Path(2, 0b0101, List.of(2)), 2, 2));
    }

    @Test
    void whereNoneIsForetoldTheFinalExitIs() {
        EdgeBertPolicy policy = new EdgeBertPolicy(ExitSet.all(4), table, 0.1, 0, false);

        assertThat(policy.paths(split).entries())
                .containsExactly(new Entry(Path.of(0, 0b0001), 1, 1), new Entry(new Path(3, 0b1001, List.of(3)), 2, 2));
    }

    @Test
    void entropyIsInNats() {
        assertThat(Entropies.entropy(new double[] {0.5, 0.5})).isCloseTo(LN2, within(1e-12));
        assertThat(Entropies.entropy(new double[] {1, 0})).isZero();
        assertThat(Entropies.entropy(new double[] {0.25, 0.5, 0.125, 0.125})).isCloseTo(1.75 * LN2, within(1e-12));
    }

    @Test
    void theTableMustFitTheKeptExits() {
        assertThatThrownBy(() -> new EdgeBertPolicy(ExitSet.all(3), table, 0.1, 0.2, true))
                .hasMessage("Expected exits that the table foretells to be 1, given 2");
        assertThat(new EdgeBertPolicy(ExitSet.all(4), table, 0.23, 0.09, false).describe())
                .isEqualTo(
                        "edgebert_direct: leaves below an entropy of 0.2300, at the latest where the table expects one"
                                + " below 0.09000, at final exit 3 always; asks no head on the way");
    }
}
