package io.exeunt.policies.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;

class GainPlacementTest {
    /** Class 0 is right in all four samples. Levels are half the means: 2 and 2. */
    private final TraceSplit split = PredictivePolicyTest.logits(new double[][] {
        {8, 4, 2, 2},
        {8, 4, 2, 2},
        {5, 5, 5, 5}
    });

    @Test
    void theGainIsThePublishedFormula() {
        // (.5 − .2)·4 − .8·.5 − .5·1 = 1.2 − .4 − .5
        assertThat(GainPlacement.gain(0.2, 1, 4, 0.5)).isCloseTo(0.3, within(1e-12));
        assertThat(GainPlacement.gain(0.5, 1, 4, 0.5)).isCloseTo(-0.75, within(1e-12));
        assertThat(GainPlacement.gain(0, 1, 1, 0)).isZero();
    }

    @Test
    void exitsWithoutGainAreNotAsked() {
        SideExits side = new SideExits(split, ExitSet.all(3), new ForecastEngine(1));
        ExitCosts costs = new ExitCosts("MMAC", new double[] {1, 8, 1}, new double[] {1, 1, 1});

        // At β = 1 (T = 2) nobody stays: gains .5·8 − 1 − .5·1 > 0 and .5·1 − 1 − .5·8 < 0.
        assertThat(GainPlacement.choose(ExitSet.all(3), side, new double[] {2, 2}, costs, 4))
                .isEqualTo(ExitSet.of(3, 0));
        // At T = 4 half stay: gain 0·8 − .5 − .5 < 0.
        assertThat(GainPlacement.choose(ExitSet.all(3), side, new double[] {4, 4}, costs, 4))
                .isEqualTo(ExitSet.finalOnly(3));
    }

    @Test
    void thePlacementBaselineKeepsTheBudgetWithFewerHeads() {
        ExitCosts costs = new ExitCosts("MMAC", new double[] {1, 8, 1}, new double[] {1, 1, 1});
        var placement =
                new PassiveRule(PassiveRule.Exits.PLACEMENT).fit(new FitContext(split, ExitSet.all(3), costs, 3, 0));

        assertThat(placement.paths(split).entries()).containsExactly(new Entry(Path.of(0, 0b001), 4, 4));
    }

    @Test
    void theHierarchicalBaselineAsksEveryExitOnTheWay() {
        ExitCosts costs = new ExitCosts("MMAC", new double[] {1, 8, 1}, new double[] {1, 1, 1});
        TraceSplit firstWrong = PredictivePolicyTest.logits(new double[][] {
            {8, 4, -2, -2},
            {8, 4, 2, 2},
            {5, 5, 5, 5}
        });
        var hierarchical = new PassiveRule(PassiveRule.Exits.HIERARCHICAL)
                .fit(new FitContext(firstWrong, ExitSet.all(3), costs, 10, 0));

        // Samples 0 and 1 leave at exit 0 for 2; the others go on to the final exit for 13, or to exit 1 for 11.
        assertThat(hierarchical.paths(firstWrong).accuracy()).isEqualTo(1);
        assertThat(hierarchical.paths(firstWrong).entries())
                .allSatisfy(entry -> assertThat(entry.path().evaluated())
                        .isEqualTo((1L << entry.path().exit() + 1) - 1));
    }

    @Test
    void theSavingRuleKeepsExitsWhoseLeaversSaveMoreThanItsHeadCosts() {
        SideExits side = new SideExits(split, ExitSet.all(3), new ForecastEngine(1));
        ExitCosts costs = new ExitCosts("MMAC", new double[] {1, 8, 1}, new double[] {1, 1, 1});

        // At T = 4 two of four leave exit 0: 2·(8 + 1 + 1) > 4·1. The other two never leave exit 1, with 2 each.
        assertThat(GainPlacement.chooseSaving(ExitSet.all(3), side, new double[] {4, 4}, costs, 4))
                .isEqualTo(ExitSet.of(3, 0));
        // At T = 2 all leave exit 0, so that nobody reaches exit 1.
        assertThat(GainPlacement.chooseSaving(ExitSet.all(3), side, new double[] {2, 2}, costs, 4))
                .isEqualTo(ExitSet.of(3, 0));
        // At T = 9 at exit 0 nobody leaves there; of the four that reach exit 1 two leave it: 2·(1 + 1) = 4·1 saves
        // nothing.
        assertThat(GainPlacement.chooseSaving(ExitSet.all(3), side, new double[] {9, 4}, costs, 4))
                .isEqualTo(ExitSet.finalOnly(3));
    }

    @Test
    void whoStaysPaysForGoingOn() {
        SideExits side = new SideExits(split, ExitSet.all(3), new ForecastEngine(1));
        double[] one = {1, 1, 1};
        ExitCosts cheap = new ExitCosts("ms", new double[] {1, 8, 1}, one, new double[] {7, 7, 0});
        ExitCosts dear = new ExitCosts("ms", new double[] {1, 8, 1}, one, new double[] {8, 8, 0});

        // At T = 4 two of four leave exit 0 and save 2·(8 + 1 + 1) = 20; all pay 1, the two that stay 7 or 8 more: 18
        // or 20.
        assertThat(GainPlacement.chooseSaving(ExitSet.all(3), side, new double[] {4, 4}, cheap, 4))
                .isEqualTo(ExitSet.of(3, 0));
        assertThat(GainPlacement.chooseSaving(ExitSet.all(3), side, new double[] {4, 4}, dear, 4))
                .isEqualTo(ExitSet.finalOnly(3));
    }

    @Test
    void aSavingPlacementIsAPolicyOfItsOwn() {
        ExitCosts costs = new ExitCosts("MMAC", new double[] {1, 8, 1}, new double[] {1, 1, 1});
        var saving = new PassiveRule(PassiveRule.Exits.SAVING).fit(new FitContext(split, ExitSet.all(3), costs, 3, 0));

        assertThat(saving.paths(split).entries()).containsExactly(new Entry(Path.of(0, 0b001), 4, 4));
    }
}
