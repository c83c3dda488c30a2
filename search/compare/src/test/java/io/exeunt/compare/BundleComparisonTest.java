package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.McNemar;
import io.exeunt.policies.Policies;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies on different heads of one backbone. */
class BundleComparisonTest {
    private static final ExitCosts LARGE = new ExitCosts("MMAC", new double[] {10, 10, 10}, new double[] {2, 2, 2});
    private static final ExitCosts SMALL = new ExitCosts("MMAC", new double[] {10, 10, 10}, new double[] {0.5, 0.5, 2});
    private static final Member SOFTMAX = member("softmax", HeadKind.SOFTMAX, LARGE);
    private static final Member SIGMOID = member("class_exclusion", HeadKind.SIGMOID, SMALL);
    private static final Course COURSE = new Course("bundle", List.of(SOFTMAX, SIGMOID), Optional.empty());

    private static Member member(String name, HeadKind kind, ExitCosts costs) {
        return new Member(name, Heads.trace(kind), costs, List.of(costs), Optional.empty());
    }

    private static Arena arena(SafetyMargin margin, String... names) {
        List<Entrant> entrants = new Roster(COURSE.members(), margin).of(List.of(names));
        return new Comparer(entrants, Optional.empty(), new Bootstrap(3, 300, 2))
                .compare(COURSE, List.of(16.0, 22.0, 28.0), Cancellation.NEVER, done -> {});
    }

    private static Scored at(Arena arena, String policy, double budget) {
        return arena.curve(policy).stream()
                .filter(cell -> cell.budget() == budget)
                .findFirst()
                .orElseThrow();
    }

    private static SampleDecisions decisions(Member member, String policy, double budget) {
        FittedPolicy fitted = Policies.byName(policy)
                .fit(new FitContext(member.trace().fit(), ExitSet.all(3), member.budgetCosts(), budget, 3));
        return fitted.decisions(member.trace().report());
    }

    @Test
    void everyPolicyIsChargedItsOwnHeads() {
        Arena arena = arena(SafetyMargin.NONE, "max_softmax", "class_exclusion", "max_softmax@class_exclusion");

        for (double budget : arena.budgets()) {
            assertThat(at(arena, "class_exclusion", budget).cost("MMAC").report())
                    .isCloseTo(
                            SMALL.mean(decisions(SIGMOID, "class_exclusion", budget)
                                    .histogram()),
                            within(1e-12));
            assertThat(at(arena, "max_softmax", budget).cost("MMAC").report())
                    .isCloseTo(
                            LARGE.mean(decisions(SOFTMAX, "max_softmax", budget).histogram()), within(1e-12));
            assertThat(at(arena, "max_softmax@class_exclusion", budget)
                            .cost("MMAC")
                            .report())
                    .isCloseTo(
                            SMALL.mean(decisions(SIGMOID, "max_softmax", budget).histogram()), within(1e-12));
        }
        assertThat(arena.heads())
                .containsEntry("class_exclusion", "class_exclusion")
                .containsEntry("max_softmax", "softmax")
                .containsEntry("max_softmax@class_exclusion", "class_exclusion");
    }

    @Test
    void aSystemTrainedInSeveralWaysTakesWhatIsBestOnFit() {
        Member cheap = member("class_exclusion_cheap", HeadKind.SIGMOID, SMALL);
        Member dear = member("class_exclusion", HeadKind.SIGMOID, LARGE);
        List<Member> members = List.of(SOFTMAX, dear, cheap);
        List<Entrant> entrants = new Roster(members, SafetyMargin.NONE)
                .of(List.of(
                        "class_exclusion", "class_exclusion@class_exclusion", "class_exclusion@class_exclusion_cheap"));

        Arena arena = new Comparer(entrants, Optional.empty(), new Bootstrap(3, 300, 2))
                .compare(
                        new Course("bundle", members, Optional.empty()),
                        List.of(11.0, 16.0, 22.0, 500.0),
                        Cancellation.NEVER,
                        done -> {});

        for (double budget : List.of(11.0, 16.0, 22.0)) {
            Scored chosen = at(arena, "class_exclusion", budget);
            Scored best = at(arena, "class_exclusion@class_exclusion_cheap", budget);
            assertThat(chosen.fitAccuracy()).isEqualTo(best.fitAccuracy());
            assertThat(chosen.cost("MMAC")).isEqualTo(best.cost("MMAC"));
            assertThat(chosen.rule()).isEqualTo("class_exclusion_cheap: " + best.rule());
        }
        assertThat(at(arena, "class_exclusion", 500).rule())
                .as("of equals its own")
                .startsWith("class_exclusion: ");
        assertThat(arena.heads()).containsEntry("class_exclusion", "class_exclusion, class_exclusion_cheap");
    }

    @Test
    void testsArePairedAcrossHeads() {
        Arena arena = arena(SafetyMargin.NONE, "max_softmax", "class_exclusion");

        McNemar test = Objects.requireNonNull(at(arena, "class_exclusion", 22).difference())
                .test();

        assertThat(test)
                .isEqualTo(McNemar.of(
                        decisions(SIGMOID, "class_exclusion", 22).right(),
                        decisions(SOFTMAX, "max_softmax", 22).right()));
    }

    @Test
    void thresholdPoliciesOnOtherHeadsAreNotTheReference() {
        Arena arena = arena(SafetyMargin.NONE, "max_softmax@class_exclusion", "entropy");

        assertThat(Objects.requireNonNull(
                                at(arena, "max_softmax@class_exclusion", 22).difference())
                        .reference())
                .isEqualTo("entropy");
    }

    @Test
    void budgetsGoFromTheCheapestOfAllToTheDearestOfTheReference() {
        assertThat(COURSE.cheapest()).isEqualTo(10.5);
        assertThat(COURSE.dearest()).isEqualTo(36);
    }

    @Test
    void aSafetyMarginLowersTheMeanCostOfAll() {
        Arena plain = arena(SafetyMargin.NONE, "max_softmax", "class_exclusion");
        Arena guarded = arena(new SafetyMargin.Share(0.1), "max_softmax", "class_exclusion");

        assertThat(guarded.scored()).hasSize(6).allSatisfy(cell -> {
            assertThat(cell.cost("MMAC").fit()).isLessThanOrEqualTo(0.9 * cell.budget() + 1e-9);
            assertThat(cell.cost("MMAC").report())
                    .isLessThan(
                            at(plain, cell.policy(), cell.budget()).cost("MMAC").report());
        });
    }

    @Test
    void otherSamplesAreRefused() {
        ExitTrace trace = SIGMOID.trace();
        Member other = new Member(
                "other",
                new ExitTrace("net", trace.exitNames(), trace.report(), trace.fit()),
                SMALL,
                List.of(SMALL),
                Optional.empty());

        assertThatThrownBy(() -> new Course("bundle", List.of(SOFTMAX, other), Optional.empty()))
                .hasMessage("Expected samples to be those of all, given other");
    }
}
