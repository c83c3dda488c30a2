package io.exeunt.policies.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Times are whole numbers of sixteenths of a second, which doubles hold exactly. */
class PeakArrivalsProperties {
    private static final double UNIT_S = 1 / 16.0;
    private static final double FOR_EVER_S = 1e9;

    /** Moments of arrivals, in order; bursts among them. */
    @Provide
    Arbitrary<List<Integer>> arrivals() {
        Arbitrary<Integer> gap = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 2)),
                Tuple.of(1, Arbitraries.integers().between(0, 60)));
        return gap.list().ofMinSize(1).ofMaxSize(60).map(PeakArrivalsProperties::summed);
    }

    private static List<Integer> summed(List<Integer> gaps) {
        int[] at = new int[1];
        return gaps.stream().map(gap -> at[0] += gap).toList();
    }

    /** The most arrivals in [begin, begin + window) over all beginnings, asked one by one, of those whose last one is not before. */
    private static long most(List<Integer> arrivals, int window, int notBefore) {
        long most = 0;
        int last = arrivals.get(arrivals.size() - 1);
        for (int begin = -window; begin <= last; begin++) {
            int from = begin;
            List<Integer> inside = arrivals.stream()
                    .filter(moment -> moment >= from && moment < from + window)
                    .toList();
            boolean recent = !inside.isEmpty() && inside.get(inside.size() - 1) >= notBefore;
            most = recent ? Math.max(most, inside.size()) : most;
        }
        return most;
    }

    @Property(tries = 300)
    void whereverAWindowBeginsItsArrivalsAreCounted(
            @ForAll("arrivals") List<Integer> arrivals, @ForAll @IntRange(min = 1, max = 80) int window) {
        PeakArrivals peak = new PeakArrivals(window * UNIT_S, FOR_EVER_S);
        arrivals.forEach(moment -> peak.arrived(moment * UNIT_S));

        assertThat(peak.at(arrivals.get(arrivals.size() - 1) * UNIT_S)).isEqualTo((int) most(arrivals, window, 0));
    }

    @Property(tries = 300)
    void aPeakIsRememberedForOnceToTwiceTheMemory(
            @ForAll("arrivals") List<Integer> arrivals,
            @ForAll @IntRange(min = 1, max = 20) int window,
            @ForAll @IntRange(min = 1, max = 200) int memory,
            @ForAll @IntRange(min = 0, max = 500) int later) {
        PeakArrivals peak = new PeakArrivals(window * UNIT_S, memory * UNIT_S);
        arrivals.forEach(moment -> peak.arrived(moment * UNIT_S));
        int now = arrivals.get(arrivals.size() - 1) + later;

        assertThat((long) peak.at(now * UNIT_S))
                .isBetween(most(arrivals, window, now - memory), most(arrivals, window, now - 2 * memory + 1));
    }

    /** Looks see six before the border and six after it; the curve sees twelve. */
    @Example
    void aBurstAcrossALookCountsWhole() {
        SeenArrivals seen = new SeenArrivals(30);
        for (int i = 0; i < 6; i++) {
            seen.arrived(0.994 + i * 0.001);
        }
        assertThat(seen.curve(0.02).most(0, 1)).isEqualTo(6);
        for (int i = 0; i < 6; i++) {
            seen.arrived(1 + i * 0.001);
        }

        assertThat(seen.curve(0.02).most(0, 1.006)).isEqualTo(12);
        assertThat(seen.curve(0.02).most(1, 1.006)).isEqualTo(10);
    }

    @Example
    void streamsAreMergedAndRequestsJustAWindowApartAreOne() {
        SeenArrivals seen = new SeenArrivals(30);
        List.of(0.1, 0.2, 0.3, 0.15, 0.25).forEach(seen::arrived);

        assertThat(seen.curve(0.1).most(0, 0.3)).isEqualTo(2);
        assertThat(seen.curve(0.100_000_000_001).most(0, 0.3)).isEqualTo(2);
        assertThat(seen.curve(0.05).most(0, 0.3)).isZero();
    }

    @Example
    void nothingIsKeptForACurveThatNobodyHasAskedFor() {
        SeenArrivals seen = new SeenArrivals(30);
        seen.arrived(0.1);
        seen.settle();
        assertThat(seen.unsettled()).isZero();
        assertThat(seen.curve(1).most(0, 0.1)).isZero();

        seen.arrived(0.2);
        seen.settle();
        assertThat(seen.unsettled()).isZero();
        assertThat(seen.curve(1).most(0, 0.2)).isEqualTo(1);
    }

    @Example
    void memoryDoesNotGrowWithARate() {
        PeakArrivals peak = new PeakArrivals(1, 30);
        for (int i = 0; i < 2 * PeakArrivals.MOST; i++) {
            peak.arrived(0.5);
        }
        assertThat(peak.at(0.5)).isEqualTo(PeakArrivals.MOST);
    }
}
