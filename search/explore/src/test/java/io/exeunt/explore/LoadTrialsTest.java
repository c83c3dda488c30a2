package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.TinyStudy.Ground;
import io.exeunt.explore.result.LoadFigures;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.event.Steadiness;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Designs on the tiny board, which takes some tens of milliseconds, under load. */
class LoadTrialsTest {
    private static final double PERIOD_S = 0.2;

    private static Ground ground(Arrivals arrivals, double p99BudgetS, double maxMissShare) {
        ExploreSpec plain = TinyStudy.spec(TinyStudy.POLICIES, List.of("static"));
        LoadTask task = new LoadTask(new Load(arrivals, 100, 0.05, 25, 1), p99BudgetS, maxMissShare);
        ExploreSpec loaded = new ExploreSpec(
                plain.title(),
                plain.seed(),
                plain.policies(),
                plain.governors(),
                plain.across(),
                PERIOD_S,
                task,
                plain.budget(),
                plain.objectives(),
                plain.search());
        return Ground.of(TinyStudy.subject("own"), List.of(TinyStudy.board("tiny", 1e-3)), loaded);
    }

    private static LoadFigures underLoad(Ground ground, EarlyExitDesign design) {
        List<Governor> governors =
                ground.pricing().governors(design, ground.space().groups());
        PathHistogram paths = ground.evaluator().counts(design).histogram();
        return ground.evaluator().loadFigures(design, paths, governors).get(0);
    }

    @Test
    void withoutQueueAndHeatTheEventEngineSpendsWhatTheSearchReckonsWith() {
        Ground ground = ground(new Arrivals.Periodic(PERIOD_S), Double.POSITIVE_INFINITY, 1);
        EarlyExitDesign plain = ground.baselines().withoutExits();

        LoadFigures figures = underLoad(ground, plain);

        assertThat(figures.steadiness()).isEqualTo(Steadiness.STABLE);
        assertThat(figures.energyJ())
                .isCloseTo(ground.evaluator().figures(plain).energyJ(), within(1e-9));
        assertThat(figures.p99S())
                .isCloseTo(ground.evaluator().figures(plain).latency().p99S(), within(1e-9));
    }

    @Test
    void limitsUnderLoadTellDesignsApart() {
        Arrivals arrivals = new Arrivals.Poisson(12);
        Ground free = ground(arrivals, Double.POSITIVE_INFINITY, 1);
        Ground limited = ground(arrivals, 0.15, 0.2);
        SplittableRandom random = new SplittableRandom(5);
        int broken = 0;
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            DesignPoint point = free.space().space().random(random);
            EarlyExitDesign design = free.space().decode(point);
            LoadFigures figures = underLoad(free, design);
            boolean keeps = figures.p99S() <= 0.15 && figures.missShare() <= 0.2;
            Evaluation unlimited = free.evaluator().evaluate(point);

            assertThat(limited.evaluator().evaluate(point).feasible()).isEqualTo(unlimited.feasible() && keeps);
            broken += keeps ? 0 : 1;
            kept += keeps && unlimited.feasible() ? 1 : 0;
        }
        assertThat(broken).isPositive();
        assertThat(kept).isPositive();
    }

    @Test
    void limitsUnderLoadHaveNamesAndUnits() {
        assertThat(ground(new Arrivals.BackToBack(), 0.15, 0.2)
                        .spec()
                        .goals()
                        .goals()
                        .constraints())
                .map(Object::toString)
                .containsExactly(
                        "latency_p95 <= 40.0 ms", "accuracy >= 0.5", "load_p99 <= 150.0 ms", "load_miss_share <= 0.2");
    }

    @Test
    void aJournalOfAnotherLoadLimitIsNotContinued() {
        Ground one = ground(new Arrivals.Poisson(12), 0.15, 0.2);
        Ground other = ground(new Arrivals.Poisson(13), 0.15, 0.2);
        assertThat(InputHash.of(one.spec(), one.pricing())).isNotEqualTo(InputHash.of(other.spec(), other.pricing()));
    }

    @Test
    void ofTwoBoardsTheWorseCounts() {
        LoadFigures good = new LoadFigures(Steadiness.STABLE, 0.1, 0.3, 0, 2, 0);
        LoadFigures bad = new LoadFigures(Steadiness.OVERLOADED, 0.4, 0.2, 0.1, 1, 0.7);
        assertThat(good.worst(bad)).isEqualTo(new LoadFigures(Steadiness.OVERLOADED, 0.4, 0.3, 0.1, 2, 0.7));
    }

    /** A board that is asked for far more than it can do: certain after the first percent of the requests, not after all. */
    @Test
    void aDesignIsLeftOnceItHasCertainlyBrokenALimit() {
        Ground limited = ground(new Arrivals.Periodic(1e-3), 0.15, 0.2);
        EarlyExitDesign plain = limited.baselines().withoutExits();
        PathHistogram paths = limited.evaluator().counts(plain).histogram();
        List<Governor> governors =
                limited.pricing().governors(plain, limited.space().groups());
        AtomicInteger looks = new AtomicInteger();
        LoadTask task = Objects.requireNonNull(limited.spec().load());
        LoadTrials trials = new LoadTrials(limited.pricing(), task, () -> looks.incrementAndGet() < 0);

        LoadFigures left =
                trials.untilBroken(plain.rule().system(), paths, governors).get(0);
        int soon = looks.getAndSet(0);
        LoadFigures whole =
                trials.onEach(plain.rule().system(), paths, governors).get(0);

        assertThat(soon).isLessThan(looks.get() / 20);
        assertThat(left.breach()).isPositive();
        assertThat(whole.breach()).isGreaterThan(left.breach());
        assertThat(whole.steadiness()).isEqualTo(Steadiness.OVERLOADED);
    }

    @Test
    void whatKeepsItsLimitsIsSimulatedToTheEnd() {
        Ground limited = ground(new Arrivals.Periodic(PERIOD_S), 0.15, 0.2);
        EarlyExitDesign plain = limited.baselines().withoutExits();
        PathHistogram paths = limited.evaluator().counts(plain).histogram();
        List<Governor> governors =
                limited.pricing().governors(plain, limited.space().groups());
        LoadTrials trials = new LoadTrials(
                limited.pricing(), Objects.requireNonNull(limited.spec().load()), Cancellation.NEVER);

        assertThat(trials.untilBroken(plain.rule().system(), paths, governors))
                .isEqualTo(trials.onEach(plain.rule().system(), paths, governors));
        assertThat(underLoad(limited, plain).breach()).isZero();
    }

    @Test
    void aDesignUnderLoadListensToItsUser() {
        Ground limited = ground(new Arrivals.Periodic(PERIOD_S), 0.15, 0.2);
        DesignEvaluator evaluator = new DesignEvaluator(limited.space(), limited.pricing(), limited.spec(), () -> true);
        DesignPoint point = limited.space().space().random(new SplittableRandom(5));

        assertThatThrownBy(() -> evaluator.attempt(point)).isInstanceOf(CancelledException.class);
    }

    /** The best constant clocks for energy alone let requests wait for too long. */
    @Test
    void theBestConstantClocksKeepLimitsUnderLoad() {
        Ground free = ground(new Arrivals.Poisson(12), Double.POSITIVE_INFINITY, 1);
        EarlyExitDesign cheapest = free.baselines().withoutExitsBestStatic();
        EarlyExitDesign fastest = free.baselines().withoutExits();
        double slowS = underLoad(free, cheapest).p99S();
        double fastS = underLoad(free, fastest).p99S();
        assertThat(fastS).isLessThan(slowS);
        Ground limited = ground(new Arrivals.Poisson(12), (fastS + slowS) / 2, 1);
        EarlyExitDesign keeps = limited.baselines().withoutExitsBestStatic();

        assertThat(underLoad(limited, cheapest).breach()).isPositive();
        assertThat(underLoad(limited, keeps).breach()).isZero();
        assertThat(limited.evaluator().figures(keeps).energyJ())
                .isGreaterThan(free.evaluator().figures(cheapest).energyJ());
    }

    /** 50000.3 + 0.15 − 50000.3 is above 0.15 by rounding. */
    @Test
    void anAnswerExactlyInTimeIsInTimeHoweverLateItComes() {
        LimitWatch watch = new LimitWatch(new LoadTask(new Load(new Arrivals.Periodic(1), 1, 0.15, 25, 1), 0.15, 0), 1);
        watch.see(new Observer.Service(0, 50_000.3, 50_000.3, 0, 0, 0.15));
        assertThat(watch.broken()).isFalse();
        watch.see(new Observer.Service(0, 50_000.3, 50_000.3, 0, 0, 0.16));
        assertThat(watch.broken()).isTrue();
    }

    @Test
    void aSweepOfThresholdsListensToItsUser() {
        Ground limited = ground(new Arrivals.Periodic(PERIOD_S), 0.15, 0.2);
        DesignEvaluator stopped = new DesignEvaluator(limited.space(), limited.pricing(), limited.spec(), () -> true);
        ThresholdRefinement sweep = new ThresholdRefinement(limited.space(), stopped);
        SplittableRandom random = new SplittableRandom(5);
        Evaluation start = Stream.generate(() -> limited.space().space().random(random))
                .filter(point -> limited.space().decode(point).rule() instanceof EarlyExitDesign.Tuned)
                .map(point -> limited.evaluator().attempt(point))
                .filter(each -> each.state() != Evaluation.State.FAILED)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> sweep.near(start, any -> false))
                .isInstanceOf(CancelledException.class)
                .satisfies(stop -> assertThat(stop.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .contains("swept"));
    }

    @Test
    void whatIsPricedForOneTrialIsKnownToTheNext() {
        DesignPricing pricing =
                ground(new Arrivals.Periodic(PERIOD_S), 0.15, 0.2).pricing();
        assertThat(pricing.prices(0, 0)).isSameAs(pricing.prices(0, 0));
    }
}
