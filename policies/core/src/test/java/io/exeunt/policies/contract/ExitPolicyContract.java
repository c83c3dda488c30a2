package io.exeunt.policies.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every exit policy has to keep to. To check your own, extend this class in a test and say what to check:
 *
 * <pre>{@code
 * class MyPolicyTest extends ExitPolicyContract {
 *     protected ExitPolicy policy() {
 *         return new MyPolicy();
 *     }
 * }
 * }</pre>
 *
 * <p>It needs the jar of exeunt-policies-core with classifier {@code contract}, JUnit 5 and AssertJ.
 */
public abstract class ExitPolicyContract extends PolicyTuningContract {
    private static final int EXITS = 5;
    private static final ExitSet KEPT = ExitSet.of(EXITS, 0, 1, 3);

    /** Whether it may look at labels when it decides; only an oracle may. */
    protected boolean knowsLabels() {
        return false;
    }

    @Test
    void itHasANameAndDescribesItselfInOneLine() {
        assertThat(policy().name()).isNotBlank().doesNotContain("\n");
        assertThat(fitted(37).describe()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void everySampleIsCountedOnce() {
        assertThat(fitted(37).paths(report()).samples()).isEqualTo(report().samples());
    }

    @Test
    void samplesLeaveAtKeptExitsAndNoOtherHeadIsAsked() {
        assertThat(fitted(37).paths(report()).entries()).allSatisfy(entry -> {
            Path path = entry.path();
            assertThat(KEPT.contains(path.exit())).isTrue();
            assertThat(path.evaluated() & ~KEPT.bits()).isZero();
        });
    }

    @Test
    void forecastsAreOfKeptExitsAhead() {
        assertThat(fitted(37).paths(report()).entries()).allSatisfy(entry -> {
            List<Integer> heads = IntStream.range(0, EXITS)
                    .filter(entry.path()::evaluates)
                    .boxed()
                    .toList();
            List<Integer> forecasts = entry.path().forecasts();
            assertThat(forecasts.size()).isLessThanOrEqualTo(heads.size());
            for (int i = 0; i < forecasts.size(); i++) {
                assertThat(forecasts.get(i)).isGreaterThan(heads.get(i));
                assertThat(KEPT.contains(forecasts.get(i))).isTrue();
            }
        });
    }

    @Test
    void theSameContextGivesTheSamePolicy() {
        assertThat(fitted(37).describe()).isEqualTo(fitted(37).describe());
        assertThat(fitted(37).paths(report())).isEqualTo(fitted(37).paths(report()));
    }

    @Test
    void askingTwiceChangesNothing() {
        FittedPolicy fitted = fitted(37);
        PathHistogram before = fitted.paths(report());
        fitted.paths(fit());

        assertThat(fitted.paths(report())).isEqualTo(before);
    }

    @Test
    void traceAndCostsAreOnlyRead() {
        TraceSplit split = fit();
        ExitCosts costs = ContractTraces.costs(EXITS);
        policy().fit(new FitContext(split, KEPT, costs, 54, 7)).paths(split);

        assertThat(split).usingRecursiveComparison().isEqualTo(fit());
        assertThat(costs).usingRecursiveComparison().isEqualTo(ContractTraces.costs(EXITS));
    }

    @Test
    void theOrderOfSamplesDoesNotMatter() {
        PathHistogram forwards = fitted(37).paths(report());

        assertThat(fitted(37).paths(ContractTraces.reversed(report()))).isEqualTo(forwards);
    }

    @Test
    void labelsOfTheScoredSplitDoNotChangeThePaths() {
        Assumptions.assumeFalse(knowsLabels(), "An oracle may look at labels");
        int samples = report().samples();
        int[] permuted = IntStream.range(0, samples)
                .map(i -> report().labels()[(i + 7) % samples])
                .toArray();
        int[] allTheSame = new int[samples];
        FittedPolicy fitted = fitted(37);

        assertThat(counts(fitted.paths(ContractTraces.withLabels(report(), permuted))))
                .isEqualTo(counts(fitted.paths(report())));
        assertThat(counts(fitted.paths(ContractTraces.withLabels(report(), allTheSame))))
                .isEqualTo(counts(fitted.paths(report())));
    }

    @Test
    void theBudgetIsKeptOnFitOrRefusedByName() {
        ExitCosts costs = ContractTraces.costs(EXITS);
        for (double budget : new double[] {11, 12, 18, 23, 29, 37, 45, 51, 54, 100}) {
            Optional<FittedPolicy> fitted = fitOrRefuse(fit(), KEPT, budget);
            fitted.ifPresent(
                    policy -> assertThat(costs.mean(policy.paths(fit()))).isLessThanOrEqualTo(budget * (1 + 1e-9)));
        }
    }

    @Test
    void aBudgetThatPaysForEverythingIsNeverRefused() {
        assertThat(fitted(54).paths(report()).samples()).isEqualTo(report().samples());
        assertThat(fitted(Double.POSITIVE_INFINITY).paths(report()).samples()).isEqualTo(report().samples());
    }

    @Test
    void aSingleExitLeavesNoChoice() {
        TraceSplit single = ContractTraces.random(headKind(), 60, 1, 4, 3);

        PathHistogram paths = fit(single, ExitSet.all(1), 11).paths(single);

        assertThat(counts(paths)).isEqualTo(Map.of(Path.of(0, 1), 60));
    }

    @Test
    void whereOnlyTheFinalExitIsKeptEverybodyLeavesThere() {
        PathHistogram paths = fit(fit(), ExitSet.finalOnly(EXITS), 51).paths(report());

        assertThat(counts(paths)).isEqualTo(Map.of(Path.of(4, 0b10000), report().samples()));
    }

    @Test
    void aSingleClassIsAlwaysRight() {
        TraceSplit oneClass = ContractTraces.random(headKind(), 60, EXITS, 1, 4);

        assertThat(fit(oneClass, KEPT, 54).paths(oneClass).accuracy()).isEqualTo(1);
    }

    @Test
    void aClassAbsentFromFitCanBeMetLater() {
        int[] never3 = IntStream.of(fit().labels()).map(c -> c == 3 ? 2 : c).toArray();

        PathHistogram paths =
                fit(ContractTraces.withLabels(fit(), never3), KEPT, 54).paths(report());

        assertThat(paths.samples()).isEqualTo(report().samples());
    }

    @Test
    void equalConfidencesAreDecidedWithinTheBudgetOrRefused() {
        TraceSplit undecided = ContractTraces.undecided(headKind(), 60, EXITS, 4);
        for (double budget : new double[] {11, 23, 37, 54}) {
            Optional<FittedPolicy> fitted = fitOrRefuse(undecided, KEPT, budget);
            fitted.ifPresent(policy -> assertThat(ContractTraces.costs(EXITS).mean(policy.paths(undecided)))
                    .isLessThanOrEqualTo(budget * (1 + 1e-9)));
        }
    }

    private TraceSplit fit() {
        return ContractTraces.random(headKind(), 300, EXITS, 4, 1);
    }

    private TraceSplit report() {
        return ContractTraces.random(headKind(), 200, EXITS, 4, 2);
    }

    /** Refused budgets are tried from the wished one upwards: some policies can't be had for less. */
    private FittedPolicy fitted(double budget) {
        return fitOrRefuse(fit(), KEPT, budget)
                .or(() -> fitOrRefuse(fit(), KEPT, 54))
                .orElseThrow();
    }

    private Optional<FittedPolicy> fitOrRefuse(TraceSplit split, ExitSet kept, double budget) {
        try {
            return Optional.of(fit(split, kept, budget));
        } catch (InvalidInputException refusal) {
            assertThat(refusal).hasMessageStartingWith("budget: Expected at least ");
            return Optional.empty();
        }
    }

    private FittedPolicy fit(TraceSplit split, ExitSet kept, double budget) {
        return policy().fit(new FitContext(split, kept, ContractTraces.costs(kept.exits()), budget, 7));
    }

    private static Map<Path, Integer> counts(PathHistogram histogram) {
        Map<Path, Integer> counts = new LinkedHashMap<>();
        histogram.entries().forEach(entry -> counts.put(entry.path(), entry.count()));
        return counts;
    }
}
