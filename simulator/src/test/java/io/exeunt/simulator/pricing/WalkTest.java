package io.exeunt.simulator.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Clocks of 1, 2 and 4 Hz; a MAC takes a cycle and costs clock² + 0.5 J and 3 W; a change costs 3 J. Segments of 4, 8 and 8 MACs, heads of 2. */
class WalkTest {
    private static final Offset<Double> TINY = within(1e-12);

    private static CostTables tables(double standstillS, double effectiveS) {
        return CostTables.of(
                FakePlatform.network(new int[] {4, 8, 8}, new int[] {2, 2, 2}),
                FakePlatform.late(standstillS, effectiveS));
    }

    /** Energy of MACs at a clock. */
    private static double joules(double macs, double freqHz) {
        return macs * freqHz * freqHz + 0.5 * macs + 3 * macs / freqHz;
    }

    @Test
    void workGoesOnAtTheOldClocksUntilTheNewOnesHold() {
        // Asked for 4 Hz: 0.25 s of standstill, then 3 s at 1 Hz do 3 of 8 MACs; the other 5 take 1.25 s at 4 Hz.
        Walk walk = new Walk(tables(0.25, 3.25), 0);
        walk.step(1, 2, false);

        assertThat(walk.switchS()).isEqualTo(0.25);
        assertThat(walk.segmentS()).isCloseTo(3 + 1.25, TINY);
        assertThat(walk.energyJ()).isCloseTo(3 + joules(3, 1) + joules(5, 4), TINY);
        assertThat(walk.held()).isEqualTo(2);
        assertThat(walk.lateS()).isZero();
    }

    @Test
    void whatIsStillPendingReachesIntoTheHeadAndBeyond() {
        // 9 s at 1 Hz: segment 0 takes 4, its head 2, so 3 are left of segment 1.
        Walk walk = new Walk(tables(0, 9), 0);
        walk.step(0, 2, true);
        assertThat(walk.latencyS()).isCloseTo(6, TINY);
        assertThat(walk.held()).isZero();
        assertThat(walk.wanted()).isEqualTo(2);
        assertThat(walk.lateS()).isCloseTo(3, TINY);

        walk.step(1, 2, true);
        assertThat(walk.latencyS()).isCloseTo(6 + 3 + 5 / 4.0 + 2 / 4.0, TINY);
        assertThat(walk.energyJ()).isCloseTo(3 + joules(9, 1) + joules(7, 4), TINY);
    }

    @Test
    void aNewRequestReplacesThePendingOneAndBeginsAnew() {
        Walk walk = new Walk(tables(0.25, 7.25), 0);
        walk.step(0, 2, false);
        walk.step(1, 1, false);

        // The second request: 0.25 s, then 7 s at 1 Hz do 7 of 8 MACs, the last one takes 0.5 s at 2 Hz.
        assertThat(walk.switchedFrom()).isZero();
        assertThat(walk.latencyS()).isCloseTo(0.25 + 4 + 0.25 + 7 + 0.5, TINY);
        assertThat(walk.held()).isEqualTo(1);
    }

    @Test
    void aStageBeginsAfterAHeadThatWasAskedAndTheHostDecidesOnEachButTheLast() {
        // A cut as dear as 3 MACs, a decision as 1; all at 1 Hz.
        CostTables staged = CostTables.of(
                FakePlatform.network(new int[] {4, 8, 8}, new int[] {2, 2, 2}),
                FakePlatform.simple().staged(3, 1));
        Walk walk = new Walk(staged, 0);

        walk.step(0, 0, true);
        assertThat(walk.latencyS()).isEqualTo(4 + 2 + 1);
        assertThat(walk.overheadS()).isEqualTo(1);
        walk.step(1, 0, false);
        assertThat(walk.latencyS()).isEqualTo(7 + 3 + 8);
        assertThat(walk.stageBegan()).isTrue();
        walk.step(2, 0, true);
        assertThat(walk.latencyS()).isEqualTo(18 + 8 + 2);
        assertThat(walk.overheadS()).isZero();
        assertThat(walk.energyJ()).isCloseTo(joules(28, 1), TINY);
    }

    @Test
    void askingForWhatHoldsTakesBackARequestForNothing() {
        Walk walk = new Walk(tables(0.25, 100), 0);
        walk.step(0, 2, false);
        walk.step(1, 0, false);
        walk.step(2, 0, true);

        assertThat(walk.latencyS()).isCloseTo(0.25 + 4 + 8 + 8 + 2, TINY);
        assertThat(walk.energyJ()).isCloseTo(3 + joules(22, 1), TINY);
        assertThat(walk.lateS()).isZero();
    }

    @Test
    void clocksThatNeverHoldCostTheStandstillAndNothingElse() {
        Walk walk = new Walk(tables(0.25, Double.POSITIVE_INFINITY), 0);
        walk.step(0, 2, true);
        walk.step(1, 2, true);

        assertThat(walk.latencyS()).isCloseTo(0.25 + 16, TINY);
        assertThat(walk.held()).isZero();
    }

    @Test
    void aStandstillLongerThanTheEffectiveTimeIsWaitedFor() {
        Walk walk = new Walk(tables(2, 1), 0);
        walk.step(0, 2, false);

        assertThat(walk.latencyS()).isCloseTo(2 + 1, TINY);
    }

    @Test
    void theWayBackBeginsWithWhatHoldsAndIdlesUntilHomeDoes() {
        Walk walk = new Walk(tables(0.25, 5.25), 2);
        walk.step(0, 0, false); // pending at the answer: 4 MACs take 1 s at 4 Hz

        WayBack toRest = walk.back(0, 2);
        assertThat(toRest.last()).isEqualTo(2);
        assertThat(toRest.standstillS()).isCloseTo(0.5, TINY);
        assertThat(toRest.settlingS()).isCloseTo(10, TINY);
        assertThat(toRest.settlingJ()).isCloseTo(10, TINY);
        assertThat(toRest.idleJ(1, 2, 20)).isCloseTo(10 + 8, TINY);
        assertThat(toRest.idleJ(1, 2, 11))
                .as("a period that is too short lasts until home holds")
                .isCloseTo(10, TINY);
        assertThat(toRest.idleJ(1, 2, Double.POSITIVE_INFINITY)).isZero();
        assertThat(walk.back(2, 2).standstillS()).isZero();
    }
}
