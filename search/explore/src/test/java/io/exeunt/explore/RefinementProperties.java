package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What solvers propose, against every design that genes could reach in its place. */
class RefinementProperties {
    private static final double ROUNDING = 1e-12;

    private static TinyStudy.Ground ground(List<String> governors, double switchS) {
        return TinyStudy.Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("tiny", switchS)),
                TinyStudy.spec(TinyStudy.POLICIES, governors));
    }

    @Property(tries = 12)
    void noSettingOfTheClockGenesIsBetterThanTheExactClocks(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int choice) {
        List<String> governors = List.of(
                        List.of("schedule"),
                        List.of("static"),
                        List.of("static", "schedule"),
                        List.of("performance", "schedule"))
                .get(choice);
        TinyStudy.Ground ground = ground(governors, new SplittableRandom(seed).nextDouble(2e-7, 2e-5));
        DesignPoint point = ground.space().space().random(new SplittableRandom(seed + 1));
        ClockRefinement clocks =
                new ClockRefinement(ground.space(), ground.pricing(), ground.evaluator(), ground.spec());

        List<Evaluation> solved = clocks.near(ground.evaluator().evaluate(point), any -> false);

        assertThat(solved).isNotEmpty().allSatisfy(each -> requireSameRule(ground, each.point(), point));
        for (Evaluation bred : allClocks(ground, point, seed)) {
            assertThat(solved).anyMatch(each -> isNoWorse(each, bred));
        }
    }

    private static void requireSameRule(TinyStudy.Ground ground, DesignPoint one, DesignPoint other) {
        EarlyExitDesign a = ground.space().decode(one);
        EarlyExitDesign b = ground.space().decode(other);
        assertThat(a.rule()).isEqualTo(b.rule());
        assertThat(a.exits()).isEqualTo(b.exits());
    }

    /** All constant clocks, and many that change. */
    private static List<Evaluation> allClocks(TinyStudy.Ground ground, DesignPoint point, long seed) {
        int[] clocks = ground.space().clockDimensions(0).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        SplittableRandom random = new SplittableRandom(seed + 2);
        return IntStream.range(0, 400)
                .mapToObj(i -> {
                    double[] values = point.values();
                    for (int at : clocks) {
                        Dimension dimension = ground.space().space().dimension(at);
                        values[at] = dimension.low() + random.nextInt((int) dimension.size());
                    }
                    return ground.evaluator().evaluate(ground.space().space().point(values));
                })
                .toList();
    }

    private static boolean isNoWorse(Evaluation one, Evaluation other) {
        return IntStream.range(0, one.objectiveCount())
                .allMatch(i -> one.minimized(i) <= other.minimized(i) * (1 + ROUNDING));
    }

    @Property(tries = 20)
    void noOneNumberCanBeTurnedToSomethingBetterThanTheSweepFinds(@ForAll long seed) {
        TinyStudy.Ground ground = ground(List.of("static"), 1e-6);
        DesignPoint point = ground.space().space().random(new SplittableRandom(seed));
        EarlyExitDesign design = ground.space().decode(point);
        if (!(design.rule() instanceof Tuned rule)) {
            return;
        }
        Evaluation start = ground.evaluator().evaluate(point);

        List<Evaluation> swept = new ThresholdRefinement(ground.space(), ground.evaluator()).near(start, any -> false);

        for (Evaluation found : swept) {
            assertThat(ground.evaluator().evaluate(found.point()).minimized()).isEqualTo(found.minimized());
        }
        for (Evaluation turned : turned(ground, design, rule)) {
            assertThat(!turned.feasible() || swept.stream().anyMatch(each -> isNoWorse(each, turned)))
                    .isTrue();
        }
    }

    private static List<Evaluation> turned(TinyStudy.Ground ground, EarlyExitDesign design, Tuned rule) {
        List<Evaluation> all = new ArrayList<>();
        var parameters =
                ground.space().contenders().get(rule.contender()).tuning().parameters();
        for (int p = 0; p < parameters.size(); p++) {
            for (double value = parameters.get(p).lowest();
                    value <= parameters.get(p).highest();
                    value++) {
                double[] setting = rule.setting().clone();
                setting[p] = value;
                EarlyExitDesign turned = new EarlyExitDesign(
                        new Tuned(rule.system(), rule.contender(), setting), design.exits(), design.clocks());
                all.add(ground.evaluator().evaluate(ground.space().encode(turned)));
            }
        }
        return all;
    }
}
