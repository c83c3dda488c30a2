package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.TinyStudy.Ground;
import io.exeunt.explore.result.Effect;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final UncertainPlatform TX2 = new UncertainPlatform(
            DeviceCatalog.find("jetson-tx2"),
            new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1),
            Conditions.NONE);
    private final Ground ground = Ground.of(
            TinyStudy.subject("own"),
            List.of(new Board("tx2", TX2)),
            TinyStudy.spec(TinyStudy.POLICIES, List.of("schedule", "static")));

    private ReportRun run(EarlyExitDesign design) {
        return ReportRun.of(design, new Found(ground.space(), ground.evaluator(), null), ground.pricing());
    }

    private EarlyExitDesign some(long seed) {
        DesignPoint point = ground.space().space().random(new SplittableRandom(seed));
        return ground.space().decode(point);
    }

    private Sensitivity.Findings findings(ReportRun knee) {
        ReportRun plain = run(ground.baselines().withoutExits());
        return new Sensitivity(ground.pricing(), ground.spec(), Metric.LATENCY_MEAN)
                .of(knee, List.of(plain))
                .get(0);
    }

    /** The figures on report of a design of this study, on the boards of another one. */
    private BriefOutcome plain(EarlyExitDesign design, Ground boards) {
        TraceSplit report = ground.space().subject().reference().trace().report();
        return boards.pricing()
                .figures(
                        0,
                        ground.evaluator().policy(design).paths(report),
                        ground.pricing().governors(design, ground.space().groups()))
                .get(0);
    }

    @Test
    void theNominalEffectIsThatOfTheStudyItself() {
        EarlyExitDesign design = some(5);
        ReportRun knee = run(design);
        Effect nominal = findings(knee).nominal();
        BriefOutcome figures = plain(design, ground);
        assertThat(nominal.energyJ()).isCloseTo(figures.energyJ(), within(1e-15));
        assertThat(nominal.latencyS()).isCloseTo(figures.latency().meanS(), within(1e-15));
    }

    /** The plain way: the whole study priced anew on the changed board. */
    @Test
    void aSwayEqualsAStudyOnTheChangedBoard() {
        EarlyExitDesign design = some(11);
        Sensitivity.Findings found = findings(run(design));
        assertThat(found.sways()).isNotEmpty();
        Sway first = found.sways().get(0);
        String pointer = TX2.uncertain().stream()
                .filter(each -> each.entry().path().equals(first.constant()))
                .findFirst()
                .orElseThrow()
                .entry()
                .pointer();
        Ground changed = Ground.of(
                TinyStudy.subject("own"),
                List.of(new Board("tx2", TX2.with(Map.of(pointer, first.high())))),
                ground.spec());
        BriefOutcome figures = plain(design, changed);
        assertThat(first.atHigh().energyJ()).isCloseTo(figures.energyJ(), within(1e-15));
        assertThat(first.atHigh().latencyS()).isCloseTo(figures.latency().meanS(), within(1e-15));
    }

    @Test
    void moreOfWhatCostsPowerNeverCostsLessEnergyAndTheGreatestComesFirst() {
        List<Sway> sways = findings(run(some(3))).sways();
        Effect nominal = findings(run(some(3))).nominal();
        assertThat(sways).isSortedAccordingTo((a, b) -> Double.compare(b.reach(nominal), a.reach(nominal)));
        assertThat(sways.stream().filter(sway -> sway.constant().startsWith("power.")))
                .isNotEmpty()
                .allMatch(sway -> sway.atHigh().energyJ() >= sway.atLow().energyJ())
                .allMatch(sway -> sway.atHigh().latencyS() == sway.atLow().latencyS());
    }

    @Test
    void boardsWithOtherClocksArePricedAnewAtTheirOwnStates() {
        UncertainPlatform pi = new UncertainPlatform(
                DeviceCatalog.find("raspberry-pi-4"),
                new PlatformSpec("cpu", "ncnn", Precision.FP32, 1, 1),
                Conditions.NONE);
        Ground two = Ground.of(
                TinyStudy.subject("own"),
                List.of(new Board("tx2", TX2), new Board("pi", pi)),
                TinyStudy.spec(TinyStudy.POLICIES, List.of("static")));
        ReportRun plain = ReportRun.of(
                two.baselines().withoutExits(), new Found(two.space(), two.evaluator(), null), two.pricing());

        Sensitivity.Findings found = new Sensitivity(two.pricing(), two.spec(), Metric.LATENCY_MEAN)
                .of(plain, List.of(plain))
                .get(0);

        assertThat(found.sways()).extracting(Sway::board).contains("pi");
        assertThat(found.nominal().latencyGain()).isZero();
    }

    @Test
    void againstItselfNothingIsGainedWhateverTheBoardIs() {
        ReportRun plain = run(ground.baselines().withoutExits());
        Sensitivity.Findings found = findings(plain);
        assertThat(found.sways())
                .isNotEmpty()
                .allMatch(sway -> sway.atHigh().energyGain() == 0
                        && sway.atLow().latencyGain() == 0
                        && !sway.decides(found.nominal()));
        Trust.Together together = found.together();
        assertThat(together).isNotNull();
        assertThat(together.energyGain().low()).isZero();
        assertThat(together.energyGain().high()).isZero();
    }

    @Test
    void aResampleOfAllSamplesOnceIsTheSplit() {
        ReportRun run = run(some(17));
        int[] once = new int[run.decisions().samples()];
        Arrays.fill(once, 1);
        PathHistogram whole = run.decisions().histogram();
        assertThat(run.histogram(once)).isEqualTo(whole);
    }

    @Test
    void aBoardWithoutAFileHasNothingUncertain() {
        Ground tiny = Ground.of(TinyStudy.subject("own"), List.of(TinyStudy.board("tiny", 1e-3)), ground.spec());
        ReportRun plain = ReportRun.of(
                tiny.baselines().withoutExits(), new Found(tiny.space(), tiny.evaluator(), null), tiny.pricing());
        Sensitivity.Findings found = new Sensitivity(tiny.pricing(), tiny.spec(), Metric.LATENCY_MEAN)
                .of(plain, List.of(plain))
                .get(0);
        assertThat(found.sways()).isEmpty();
        assertThat(found.together()).isNull();
    }
}
