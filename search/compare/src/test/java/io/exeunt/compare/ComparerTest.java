package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.Difference;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.McNemar;
import io.exeunt.policies.Policies;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.ExitNames;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparerTest {
    private static final String RAW_LOGITS =
            "policy max_abs_logit: Expected raw logits at exit a of split fit, given SOFTMAX" + System.lineSeparator()
                    + "  Maybe store the trace before softmax, or use a score of probabilities, such as margin.";

    private static final ExitCosts MMAC = new ExitCosts("MMAC", new double[] {10, 10, 10}, new double[] {2, 2, 2});
    private static final ExitCosts MS = new ExitCosts("ms", new double[] {1, 2, 4}, new double[] {1, 1, 1});
    private static final Course COURSE = new Course(
            "board",
            new ExitTrace("net", List.of("a", "b", "final"), split("fit", 1, 400), split("report", 2, 500)),
            MMAC,
            List.of(MMAC, MS));

    /** Softmax outputs of three exits, later ones better. */
    private static TraceSplit split(String name, long seed, int samples) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(samples, 0, 4).toArray();
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            float[] values = new float[4 * samples];
            for (int i = 0; i < samples; i++) {
                double sum = 0;
                for (int c = 0; c < 4; c++) {
                    double drawn = random.nextDouble() + (c == labels[i] ? 0.3 * (k + 1) : 0);
                    values[4 * i + c] = (float) Math.pow(drawn, 4);
                    sum += values[4 * i + c];
                }
                for (int c = 0; c < 4; c++) {
                    values[4 * i + c] /= (float) sum;
                }
            }
            exits.add(new ExitOutputs(HeadKind.SOFTMAX, 4, values));
        }
        return new TraceSplit(name, labels, exits);
    }

    private static List<ExitPolicy> policies(String... names) {
        return Stream.of(names).map(Policies::byName).toList();
    }

    private static Arena arena(List<ExitPolicy> policies, Optional<String> reference, int threads, Double... budgets) {
        return new Comparer(policies.stream().map(Entrant::of).toList(), reference, new Bootstrap(3, 300, threads))
                .compare(COURSE, List.of(budgets), Cancellation.NEVER, done -> {});
    }

    private static Scored only(Arena arena, String policy) {
        return arena.curve(policy).get(0);
    }

    @Test
    void everyPolicyHasARowPerBudgetInOrder() {
        Arena arena = arena(policies("entropy", "oracle"), Optional.empty(), 2, 14.0, 20.0);

        assertThat(arena.cells())
                .extracting(cell -> cell.policy() + " " + cell.budget())
                .containsExactly("entropy 14.0", "oracle 14.0", "entropy 20.0", "oracle 20.0");
        assertThat(arena.units()).containsExactly("MMAC", "ms");
        assertThat(arena.budgetUnit()).isEqualTo("MMAC");
    }

    @Test
    void figuresAreThoseOfTheFittedPolicy() {
        Scored cell = only(arena(policies("margin"), Optional.empty(), 1, 20.0), "margin");

        FittedPolicy fitted = Policies.byName("margin")
                .fit(new FitContext(
                        COURSE.reference().trace().fit(), io.exeunt.simulator.network.ExitSet.all(3), MMAC, 20, 0));
        var fit = fitted.paths(COURSE.reference().trace().fit());
        var report = fitted.paths(COURSE.reference().trace().report());
        assertThat(cell.rule())
                .isEqualTo(new ExitNames(COURSE.reference().trace().exitNames()).replaceIn(fitted.describe()))
                .contains("exit a", "final");
        assertThat(cell.fitAccuracy()).isEqualTo(fit.accuracy());
        assertThat(cell.accuracy().estimate()).isEqualTo(report.accuracy());
        assertThat(cell.cost("MMAC").fit()).isCloseTo(MMAC.mean(fit), within(1e-12));
        assertThat(cell.cost("ms").report()).isCloseTo(MS.mean(report), within(1e-12));
        assertThat(cell.exitShares().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-12));
        double p = report.accuracy();
        assertThat(cell.accuracy().high() - cell.accuracy().low())
                .isCloseTo(2 * 1.96 * Math.sqrt(p * (1 - p) / 500), within(0.012));
    }

    @Test
    void aDifferenceIsPairedAndTested() {
        Arena arena = arena(policies("max_softmax", "oracle"), Optional.empty(), 1, 20.0);
        Difference difference = Objects.requireNonNull(only(arena, "oracle").difference());

        double apart = only(arena, "oracle").accuracy().estimate()
                - only(arena, "max_softmax").accuracy().estimate();
        McNemar test = difference.test();
        assertThat(difference.reference()).isEqualTo("max_softmax");
        assertThat(difference.accuracy().estimate()).isCloseTo(apart, within(1e-12));
        assertThat((test.onlyFirst() - test.onlySecond()) / 500.0).isCloseTo(apart, within(1e-12));
        assertThat(difference.accuracy().low()).isPositive();
        assertThat(difference.mark()).isEqualTo("**");
        assertThat(only(arena, "max_softmax").difference()).isNull();
    }

    @Test
    void atEachBudgetTheThresholdPolicyThatIsBestOnFitIsTheReference() {
        Arena arena = arena(policies("entropy", "margin", "oracle", "patience"), Optional.empty(), 1, 14.0, 17.0, 22.0);

        for (double budget : arena.budgets()) {
            String best = Stream.of("entropy", "margin")
                    .map(policy -> at(arena, policy, budget))
                    .reduce((a, b) -> b.fitAccuracy() > a.fitAccuracy() ? b : a)
                    .map(Scored::policy)
                    .orElseThrow();
            assertThat(Objects.requireNonNull(at(arena, "oracle", budget).difference())
                            .reference())
                    .isEqualTo(best);
        }
    }

    private static Scored at(Arena arena, String policy, double budget) {
        return arena.curve(policy).stream()
                .filter(cell -> cell.budget() == budget)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNamedReferenceIsKept() {
        Arena arena = arena(policies("margin", "patience"), Optional.of("patience"), 1, 20.0);

        assertThat(Objects.requireNonNull(only(arena, "margin").difference()).reference())
                .isEqualTo("patience");
    }

    @Test
    void atEqualCostAPolicyIsReadOffItsOwnCurve() {
        Arena arena = arena(policies("margin", "oracle"), Optional.of("margin"), 1, 13.0, 16.0, 20.0, 26.0);

        Scored oracle = at(arena, "oracle", 16.0);
        double cost = at(arena, "margin", 16.0).cost("ms").report();
        Curve curve = new Curve(arena.curve("oracle").stream()
                .map(cell -> new Curve.Point(
                        cell.cost("ms").report(), cell.accuracy().estimate()))
                .toList());
        assertThat(oracle.atEqualCost().get(1).unit()).isEqualTo("ms");
        assertThat(oracle.atEqualCost().get(1).cost()).isEqualTo(cost);
        if (curve.reaches(cost)) {
            assertThat(oracle.atEqualCost().get(1).accuracy().estimate())
                    .isCloseTo(curve.accuracyAt(cost), within(1e-12));
        }
        assertThat(at(arena, "margin", 16.0).atEqualCost())
                .allSatisfy(own -> assertThat(own.difference().estimate()).isCloseTo(0, within(1e-12)));
    }

    @Test
    void whoCanNotTakePartSaysWhyAndOthersGoOn() {
        ExitPolicy broken = new ExitPolicy() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public FittedPolicy fit(FitContext context) {
                throw new ArrayIndexOutOfBoundsException("5");
            }
        };
        List<ExitPolicy> all = new ArrayList<>(policies("max_abs_logit", "fixed:7", "margin"));
        all.add(broken);

        Arena arena = arena(all, Optional.empty(), 2, 5.0, 20.0);

        assertThat(arena.refused().map(Cell.Refused::reason))
                .containsExactly(
                        RAW_LOGITS,
                        "Expected fixed exit to be in 0..2, given 7",
                        "budget: Expected at least 12.0 MMAC, the mean cost of leaving at exit a, given 5.0"
                                + System.lineSeparator() + "  Maybe raise it, or keep a cheaper exit.",
                        "It failed with java.lang.ArrayIndexOutOfBoundsException: 5",
                        RAW_LOGITS,
                        "Expected fixed exit to be in 0..2, given 7",
                        "It failed with java.lang.ArrayIndexOutOfBoundsException: 5");
        assertThat(arena.scored().map(Scored::policy)).containsExactly("margin");
    }

    @Test
    void aBudgetAboveTheDearestExitLimitsNothing() {
        Arena arena = arena(policies("margin", "oracle"), Optional.empty(), 1, 36.0, 1000.0);

        assertThat(at(arena, "margin", 1000).accuracy())
                .isEqualTo(at(arena, "margin", 36).accuracy());
        assertThat(at(arena, "margin", 1000).exitShares())
                .isEqualTo(at(arena, "margin", 36).exitShares());
    }

    @Test
    void neitherThreadsNorTheCompanyChangeAnything() {
        List<ExitPolicy> all = policies("max_softmax", "entropy", "margin", "patience", "oracle");
        Arena one = arena(all, Optional.empty(), 1, 14.0, 20.0, 26.0);

        assertThat(arena(all, Optional.empty(), 4, 14.0, 20.0, 26.0)).isEqualTo(one);
        assertThat(only(arena(policies("patience"), Optional.empty(), 1, 14.0), "patience")
                        .accuracy())
                .isEqualTo(at(one, "patience", 14.0).accuracy());
    }

    @Test
    void aPolicyThatDoesNotListenIsAbandoned() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean begun = new AtomicBoolean();
        Comparer comparer = new Comparer(
                List.of(Entrant.of(named("endless", context -> {
                    begun.set(true);
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("nobody waits for this");
                }))),
                Optional.empty(),
                new Bootstrap(1, 10, 1));

        assertThatThrownBy(() -> comparer.compare(COURSE, List.of(20.0), begun::get, done -> {}))
                .isInstanceOf(CancelledException.class)
                .hasMessage("nothing is kept of a comparison");
    }

    @Test
    void resamplingEndsWhenItsUserWantsToStop() {
        Comparer comparer = new Comparer(
                List.of(Entrant.of(Policies.byName("margin"))), Optional.empty(), new Bootstrap(1, 100_000, 1));
        Comparer.Attempts attempts =
                comparer.attempt(COURSE, List.of(20.0), Cancellation.NEVER, Watch.untimed(done -> {}));
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> comparer.judge(COURSE, attempts, () -> looks.incrementAndGet() > 20))
                .isInstanceOf(CancelledException.class)
                .hasMessage("nothing is kept of intervals");
    }

    @Test
    void aPolicyWhoseClassesDoNotFitCostsItsOwnRow() {
        Arena arena = arena(
                List.of(
                        named("torn", context -> {
                            throw new NoClassDefFoundError("org/example/Gone");
                        }),
                        named("deep", context -> {
                            throw new StackOverflowError();
                        })),
                Optional.empty(),
                1,
                20.0);
        assertThat(arena.cells())
                .extracting(cell -> ((Cell.Refused) cell).reason())
                .containsExactly(
                        "It failed with java.lang.NoClassDefFoundError: org/example/Gone",
                        "It failed with java.lang.StackOverflowError");
    }

    private static ExitPolicy named(String name, Function<FitContext, FittedPolicy> fit) {
        return new ExitPolicy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public FittedPolicy fit(FitContext context) {
                return fit.apply(context);
            }
        };
    }

    @Test
    void theUsersWishToStopIsHeard() {
        Comparer comparer =
                new Comparer(List.of(Entrant.of(Policies.byName("margin"))), Optional.empty(), new Bootstrap(1, 10, 1));

        assertThatThrownBy(() -> comparer.compare(COURSE, List.of(20.0), () -> true, done -> {}))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void theGridGoesFromFiveToNinetyPercentOfTheWay() {
        assertThat(COURSE.cheapest()).isEqualTo(12);
        assertThat(COURSE.dearest()).isEqualTo(36);
        assertThat(COURSE.grid(3)).containsExactly(12 + 0.05 * 24, 12 + 0.475 * 24, 12 + 0.9 * 24);
        assertThat(COURSE.grid(1)).containsExactly(12 + 0.475 * 24);
    }
}
