package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.WinnerWalk.Lead;
import io.exeunt.explore.WinnerWalk.Rival;
import io.exeunt.explore.WinnerWalk.Side;
import io.exeunt.explore.result.Winners.Stretch;
import io.exeunt.ground.statistics.ExactBinomial;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Who wins where: no change of hands for noise, and none is missed that is more than noise. */
class WinnerWalkProperties {
    private static List<Rival> rivals(long seed, int designs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rival> rivals = new ArrayList<>();
        for (int i = 0; i < designs; i++) {
            int cost = random.nextInt(1, 40);
            double error = 0.5 - 0.01 * cost + 0.1 * random.nextDouble();
            rivals.add(new Rival("abc".substring(random.nextInt(3)).substring(0, 1), "g", "d" + i, cost, error, true));
        }
        return rivals;
    }

    /** A referee who is sure of differences beyond the noise, and of no other. */
    private static Lead lead(Rival challenger, Rival holder, double noise) {
        double gain = holder.error() - challenger.error();
        return new Lead(gain, noise / 2, Math.abs(gain) > noise ? 0 : 1);
    }

    private static Optional<Rival> best(List<Rival> rivals, String contender, double cost) {
        return rivals.stream()
                .filter(rival -> rival.policy().equals(contender) && rival.cost() <= cost)
                .min(Comparator.comparingDouble(Rival::error));
    }

    private static Stretch at(List<Stretch> stretches, double cost) {
        return stretches.stream()
                .filter(stretch -> stretch.from() <= cost && cost < stretch.to())
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 200)
    void atNoCostIsAnyoneBetterThanTheHolderByMoreThanNoise(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.05) double noise) {
        List<Rival> rivals = rivals(seed, 40);

        List<Stretch> stretches = new WinnerWalk(Side.POLICY, (a, b) -> lead(a, b, noise)).of(rivals);

        for (Rival rival : rivals) {
            Stretch stretch = at(stretches, rival.cost());
            Rival holder = best(rivals, stretch.contender(), rival.cost()).orElseThrow();
            for (String contender : List.of("a", "b", "c")) {
                best(rivals, contender, rival.cost()).ifPresent(other -> assertThat(holder.error() - other.error())
                        .isLessThanOrEqualTo(noise + 1e-12));
            }
        }
    }

    @Property(tries = 200)
    void everyChangeOfHandsIsMoreThanNoiseAndStretchesJoinWithoutGaps(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.05) double noise) {
        List<Rival> rivals = rivals(seed, 40);

        List<Stretch> stretches = new WinnerWalk(Side.POLICY, (a, b) -> lead(a, b, noise)).of(rivals);

        assertThat(stretches.get(0).from())
                .isEqualTo(rivals.stream().mapToDouble(Rival::cost).min().orElseThrow());
        assertThat(stretches.get(stretches.size() - 1).to()).isInfinite();
        for (int i = 1; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            assertThat(stretch.from()).isEqualTo(stretches.get(i - 1).to());
            assertThat(stretch.contender()).isNotEqualTo(stretches.get(i - 1).contender());
            assertThat(stretch.gain()).isGreaterThan(2 * stretch.standardError());
        }
    }

    @Test
    void noiseLeavesOneHolderAndCertaintyNamesEveryBest() {
        List<Rival> rivals = List.of(
                new Rival("a", "static", "1", 1, 0.40, true),
                new Rival("b", "static", "2", 2, 0.39, true),
                new Rival("a", "schedule", "3", 3, 0.38, true),
                new Rival("b", "schedule", "4", 4, 0.20, true));

        assertThat(new WinnerWalk(Side.POLICY, (a, b) -> lead(a, b, 0.02)).of(rivals))
                .extracting(Stretch::contender, Stretch::from, Stretch::to, Stretch::designs, Stretch::designId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 1.0, 4.0, 2, "3"),
                        org.assertj.core.groups.Tuple.tuple("b", 4.0, Double.POSITIVE_INFINITY, 1, "4"));
        assertThat(new WinnerWalk(Side.POLICY, (a, b) -> lead(a, b, 0)).of(rivals))
                .extracting(Stretch::contender)
                .containsExactly("a", "b", "a", "b");
        assertThat(new WinnerWalk(Side.POLICY, (a, b) -> lead(a, b, 0)).of(List.of()))
                .isEmpty();
        assertThat(new WinnerWalk(Side.POLICY, (a, b) -> lead(a, b, 0.02)).of(rivals))
                .extracting(Stretch::with)
                .containsExactly(List.of("schedule", "static"), List.of("schedule"));
        assertThat(new WinnerWalk(Side.GOVERNOR, (a, b) -> lead(a, b, 0.02)).of(rivals))
                .extracting(Stretch::contender, Stretch::with, Stretch::from)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("static", List.of("a", "b"), 1.0),
                        org.assertj.core.groups.Tuple.tuple("schedule", List.of("b"), 4.0));
    }

    /** The oracle: mean and standard deviation of the differences, sample by sample. */
    @Property(tries = 100)
    void thePairedStandardErrorIsThatOfAMeanOfDifferences(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int samples = 50;
        BitSet first = new BitSet();
        BitSet second = new BitSet();
        double[] difference = new double[samples];
        for (int i = 0; i < samples; i++) {
            first.set(i, random.nextInt(3) > 0);
            second.set(i, random.nextBoolean());
            difference[i] = (first.get(i) ? 1 : 0) - (second.get(i) ? 1 : 0);
        }
        double mean = java.util.Arrays.stream(difference).average().orElseThrow();
        double variance = java.util.Arrays.stream(difference)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();

        Lead lead = ReportReferee.paired(first, second, samples);

        assertThat(lead.gain()).isCloseTo(mean, Offset.offset(1e-12));
        assertThat(lead.standardError()).isCloseTo(Math.sqrt(variance / samples), Offset.offset(1e-9));
    }

    /**
     * Two rules that are right equally often at every cost, each design on samples of its own: chance names a winner other than the one that
     * is there first in one study of twenty at most, however many costs are looked at. At two standard errors each it does in most.
     */
    @Test
    void ofTwoEqualRulesChanceNamesAWinnerInOneStudyOfTwentyAtMost() {
        int studies = 300;
        int misled = 0;
        int misledUncorrected = 0;
        for (int study = 0; study < studies; study++) {
            Drawn drawn = Drawn.of(study, 0);
            misled += new WinnerWalk(Side.POLICY, drawn::lead).of(drawn.rivals).size() > 1 ? 1 : 0;
            misledUncorrected += new WinnerWalk(Side.POLICY, drawn::atTwoStandardErrors)
                                    .of(drawn.rivals)
                                    .size()
                            > 1
                    ? 1
                    : 0;
        }
        assertThat(ExactBinomial.pAbove(misled, studies, 0.05)).isGreaterThan(1e-3);
        assertThat(misledUncorrected).isGreaterThan(studies / 2);
    }

    @Test
    void aRuleThatIsBetterByEightPointsIsFoundInNearlyEveryStudy() {
        int found = 0;
        for (int study = 0; study < 100; study++) {
            Drawn drawn = Drawn.of(study, 0.08);
            List<Stretch> stretches = new WinnerWalk(Side.POLICY, drawn::lead).of(drawn.rivals);
            found += stretches.get(stretches.size() - 1).contender().equals("b") ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    /** Designs of two rules at thirty costs, on two splits of a thousand samples. */
    private static final class Drawn {
        private static final int SAMPLES = 1000;
        private static final int COSTS = 30;

        private final List<Rival> rivals = new ArrayList<>();
        private final Map<String, BitSet> right = new HashMap<>();

        static Drawn of(long seed, double ahead) {
            SplittableRandom random = new SplittableRandom(seed);
            Drawn drawn = new Drawn();
            for (int cost = 1; cost <= COSTS; cost++) {
                drawn.add("a", cost, 0.6 + 0.01 * cost, random);
                drawn.add("b", cost, 0.6 + 0.01 * cost + ahead, random);
            }
            return drawn;
        }

        private void add(String rule, int cost, double accuracy, SplittableRandom random) {
            String id = rule + cost;
            double error = 1 - (double) drawn(accuracy, random).cardinality() / SAMPLES;
            right.put(id, drawn(accuracy, random));
            rivals.add(new Rival(rule, "g", id, cost, error, true));
        }

        private static BitSet drawn(double accuracy, SplittableRandom random) {
            BitSet right = new BitSet(SAMPLES);
            for (int i = 0; i < SAMPLES; i++) {
                right.set(i, random.nextDouble() < accuracy);
            }
            return right;
        }

        private Lead lead(Rival challenger, Rival holder) {
            return ReportReferee.paired(right(challenger), right(holder), SAMPLES);
        }

        private Lead atTwoStandardErrors(Rival challenger, Rival holder) {
            Lead lead = lead(challenger, holder);
            return new Lead(
                    lead.gain(), lead.standardError(), Math.abs(lead.gain()) > 2 * lead.standardError() ? 0 : 1);
        }

        private BitSet right(Rival rival) {
            return Objects.requireNonNull(right.get(rival.id()));
        }
    }

    /** The front and a staircase per policy and governor tell the same story as all. */
    @Property(tries = 200)
    void whoIsBeatenByTheirOwnDoesNotMatter(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rival> all = new ArrayList<>();
        Map<String, ContestStaircase> best = new HashMap<>();
        BitSet entered = new BitSet();
        for (int i = 0; i < 300; i++) {
            int cost = random.nextInt(1, 40);
            double error = 0.5 - 0.01 * cost + random.nextInt(20) / 100.0;
            String policy = "abc".substring(random.nextInt(3)).substring(0, 1);
            String governor = random.nextBoolean() ? "g" : "h";
            all.add(new Rival(policy, governor, "d%03d".formatted(i), cost, error, random.nextInt(10) == 0));
            best.computeIfAbsent(policy + governor, unknown -> new ContestStaircase())
                    .offer(cost, error, i);
            entered.set(i, all.get(i).front());
        }
        best.values().forEach(stairs -> stairs.places().forEach(entered::set));
        List<Rival> few = entered.stream().mapToObj(all::get).toList();
        for (Side side : Side.values()) {
            assertThat(new WinnerWalk(side, (a, b) -> lead(a, b, 0.01)).of(few))
                    .isEqualTo(new WinnerWalk(side, (a, b) -> lead(a, b, 0.01)).of(all));
        }
        assertThat(few.size()).isLessThan(all.size());
    }
}
