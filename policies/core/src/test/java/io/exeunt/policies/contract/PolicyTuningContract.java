package io.exeunt.policies.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a search relies on when it turns a policy; a part of {@link ExitPolicyContract}. */
abstract class PolicyTuningContract {
    private static final int EXITS = 5;
    private static final int TRIES = 60;
    /** Policies that know only how to be fitted are fitted so often at most. */
    private static final int FITS = 4;

    /** The policy to check. */
    protected abstract ExitPolicy policy();

    /** The kind of heads that it is meant for. */
    protected HeadKind headKind() {
        return HeadKind.SOFTMAX;
    }

    private record Try(ExitSet exits, double[] setting) {}

    @Test
    void countsUnderASettingEqualThePathsOfItsPolicy() {
        TraceSplit split = split();
        PolicyTuning tuning = tuning();
        int usable = 0;
        for (Try tried : tries(tuning)) {
            Optional<PathHistogram> counted = count(tuning, tried);
            usable += counted.isPresent() ? 1 : 0;
            counted.ifPresent(histogram -> assertThat(
                            tuning.policy(tried.exits(), tried.setting()).paths(split))
                    .isEqualTo(histogram));
        }
        assertThat(usable).isPositive();
    }

    @Test
    void aSweepCountsWhatEachValueCounts() {
        PolicyTuning tuning = tuning();
        for (Try tried : tries(tuning).subList(0, Math.min(12, tries(tuning).size()))) {
            for (int p = 0; p < tuning.parameters().size(); p++) {
                requireSweep(tuning, tried, p);
            }
        }
    }

    private static void requireSweep(PolicyTuning tuning, Try tried, int p) {
        Parameter parameter = tuning.parameters().get(p);
        int values = (int) (parameter.highest() - parameter.lowest()) + 1;
        if (parameter.kind() == Parameter.Kind.REAL || values > 300) {
            return;
        }
        ExitSet exits = parameter.exit() == Parameter.NO_EXIT
                ? tried.exits()
                : new ExitSet(EXITS, tried.exits().bits() | 1L << parameter.exit());
        List<Optional<PathHistogram>> each = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            double[] setting = tried.setting().clone();
            setting[p] = parameter.lowest() + i;
            each.add(count(tuning, new Try(exits, setting)));
        }
        if (each.stream().allMatch(Optional::isPresent)) {
            assertThat(tuning.sweep(exits, tried.setting(), p).stream()
                            .map(PathCounts::histogram)
                            .toList())
                    .isEqualTo(each.stream().map(Optional::get).toList());
        }
    }

    @Test
    void noHeadIsAskedThatASettingDoesNotKeep() {
        PolicyTuning tuning = tuning();
        for (Try tried : tries(tuning)) {
            ExitSet kept = tuning.kept(tried.exits(), tried.setting());
            assertThat(tuning.choosesExits() || kept.equals(tried.exits())).isTrue();
            count(tuning, tried).ifPresent(histogram -> assertThat(histogram.entries())
                    .allSatisfy(entry ->
                            assertThat(entry.path().evaluated() & ~kept.bits()).isZero()));
        }
    }

    @Test
    void theSameSettingMeansTheSameOnAnyThread() {
        PolicyTuning tuning = tuning();
        PolicyTuning another = tuning();
        List<Try> tries = tries(tuning);
        List<Optional<PathHistogram>> alone =
                tries.stream().map(tried -> count(tuning, tried)).toList();

        assertThat(tries.parallelStream().map(tried -> count(tuning, tried)).toList())
                .isEqualTo(alone);
        assertThat(tries.parallelStream().map(tried -> count(another, tried)).toList())
                .isEqualTo(alone);
    }

    @Test
    void startsAreAllowedAndOneOfThemCanBeUsed() {
        PolicyTuning tuning = tuning();

        assertThat(tuning.starts())
                .allSatisfy(start -> Parameter.requireAllowed(tuning.parameters(), start))
                .anySatisfy(start -> assertThat(
                                tuning.count(ExitSet.all(EXITS), start).samples())
                        .isEqualTo(split().samples()));
    }

    @Test
    void parametersHaveDifferentNamesAndBelongToExitsThatThereAre() {
        List<Parameter> parameters = tuning().parameters();

        assertThat(parameters).extracting(Parameter::name).doesNotHaveDuplicates();
        assertThat(parameters)
                .allSatisfy(parameter -> assertThat(parameter.exit()).isBetween(Parameter.NO_EXIT, EXITS - 1));
        assertThat(tuning().parameters()).isEqualTo(parameters);
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        PolicyTuning tuning = tuning();
        double[] allowed = tuning.starts().get(0);
        for (int i = 0; i < allowed.length; i++) {
            Parameter parameter = tuning.parameters().get(i);
            List<Double> refused =
                    new ArrayList<>(List.of(parameter.lowest() - 1, parameter.highest() + 1, Double.NaN));
            if (parameter.kind() == Parameter.Kind.WHOLE) {
                refused.add(parameter.lowest() + 0.5);
            }
            for (double value : refused) {
                double[] setting = allowed.clone();
                setting[i] = value;
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> tuning.count(ExitSet.all(EXITS), setting))
                        .withMessageContaining(parameter.name());
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> tuning.policy(ExitSet.all(EXITS), setting))
                        .withMessageContaining(parameter.name());
            }
        }
        double[] tooMany = new double[allowed.length + 1];
        assertThatIllegalArgumentException().isThrownBy(() -> tuning.count(ExitSet.all(EXITS), tooMany));
    }

    @Test
    void numbersOfARuleAreOfExitsThatAreKept() {
        PolicyTuning tuning = tuning();
        ExitSet exits = ExitSet.of(EXITS, 1, 2);
        for (double[] start : tuning.starts()) {
            if (count(tuning, new Try(exits, start)).isPresent()) {
                assertThat(tuning.policy(exits, start).numbers())
                        .allSatisfy(number -> assertThat(number.exit() == Parameter.NO_EXIT
                                        || tuning.kept(exits, start).contains(number.exit()))
                                .isTrue())
                        .extracting(RuleNumber::toString)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aNetworkWithoutSideExitsCanBeTuned() {
        TraceSplit single = ContractTraces.random(headKind(), 60, 1, 4, 3);
        PolicyTuning tuning = policy().tuning(new TuningContext(single, ContractTraces.costs(1), 7, FITS));

        for (double[] start : tuning.starts()) {
            assertThat(tuning.count(ExitSet.all(1), start).samples()).isEqualTo(60);
        }
    }

    private TraceSplit split() {
        return ContractTraces.random(headKind(), 300, EXITS, 4, 1);
    }

    private PolicyTuning tuning() {
        return policy().tuning(new TuningContext(split(), ContractTraces.costs(EXITS), 7, FITS));
    }

    /** Every start with all exits kept, and random settings with random exits. */
    private static List<Try> tries(PolicyTuning tuning) {
        List<Try> tries = new ArrayList<>();
        tuning.starts().forEach(start -> tries.add(new Try(ExitSet.all(EXITS), start)));
        Random random = new Random(5);
        for (int i = 0; i < TRIES; i++) {
            double[] setting = tuning.parameters().stream()
                    .mapToDouble(parameter -> value(parameter, random))
                    .toArray();
            tries.add(new Try(new ExitSet(EXITS, random.nextInt(1 << EXITS)), setting));
        }
        return tries;
    }

    /** Ends of the range are tried often. */
    private static double value(Parameter parameter, Random random) {
        double share = Math.max(0, Math.min(1, 1.25 * random.nextDouble() - 0.125));
        double value = parameter.lowest() + share * (parameter.highest() - parameter.lowest());
        return parameter.kind() == Parameter.Kind.WHOLE ? Math.rint(value) : value;
    }

    /** A setting may be refused, but then as a rule as well. */
    private static Optional<PathHistogram> count(PolicyTuning tuning, Try tried) {
        try {
            return Optional.of(tuning.count(tried.exits(), tried.setting()).histogram());
        } catch (RuntimeException refused) {
            assertThat(refuses(tuning, tried)).isTrue();
            return Optional.empty();
        }
    }

    private static boolean refuses(PolicyTuning tuning, Try tried) {
        try {
            tuning.policy(tried.exits(), tried.setting());
            return false;
        } catch (RuntimeException refused) {
            return true;
        }
    }
}
