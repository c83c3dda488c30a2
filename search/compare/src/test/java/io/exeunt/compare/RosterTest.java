package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.safety.SafeguardedPolicy;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {
    private final Roster roster = new Roster(
            List.of(
                    member("softmax", HeadKind.SOFTMAX),
                    member("class_exclusion", HeadKind.SIGMOID),
                    member("logits", HeadKind.LOGITS),
                    member("pteenet", HeadKind.SOFTMAX)),
            SafetyMargin.NONE);

    private static Member member(String name, HeadKind kind) {
        ExitTrace trace = Heads.trace(kind);
        ExitCosts costs = new ExitCosts("MMAC", new double[] {10, 10, 10}, new double[] {2, 2, 0});
        return new Member(name, trace, costs, List.of(costs), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "max_softmax,max_softmax,softmax",
        "class_exclusion,class_exclusion,class_exclusion",
        "class_exclusion_cr,class_exclusion_cr,class_exclusion",
        "predictive,predictive,logits",
        "max_abs_logit,max_abs_logit,logits",
        "pteenet_entropy,pteenet_entropy,pteenet",
        "patience:2,patience:2,softmax",
        "max_softmax@softmax,max_softmax,softmax",
        "max_softmax@pteenet,max_softmax@pteenet,pteenet",
        "confidence,confidence,softmax"
    })
    void aPolicyGoesToItsNamesakeElseToTheFirstHeadsItCanRead(String wanted, String shown, String heads) {
        Entrant entrant = roster.entrant(wanted);

        assertThat(entrant.name()).isEqualTo(shown);
        assertThat(roster.members().get(entrant.home()).name()).isEqualTo(heads);
    }

    @Test
    void theDefaultIsTheBaselinesAndTheSystemsOfTheBundle() {
        assertThat(roster.of(List.of("default", "margin")))
                .extracting(Entrant::name)
                .containsExactly(
                        "max_softmax",
                        "entropy",
                        "margin",
                        "patience",
                        "oracle",
                        "class_exclusion",
                        "pteenet",
                        "eenet",
                        "eenet-exeunt",
                        "corrected_margin");
        assertThat(new Roster(List.of(roster.members().get(1)), SafetyMargin.NONE).of(List.of("default")))
                .extracting(Entrant::name)
                .as("one trace alone names no system")
                .hasSize(5);
    }

    @Test
    void aSystemTrainedInSeveralWaysMayChooseUnlessItIsSentToOne() {
        Roster sweep = new Roster(
                List.of(
                        member("softmax", HeadKind.SOFTMAX),
                        member("pteenet_lambda_1.5", HeadKind.SOFTMAX),
                        member("pteenet", HeadKind.SOFTMAX),
                        member("class_exclusion", HeadKind.SIGMOID),
                        member("class_exclusion_cr", HeadKind.SOFTMAX)),
                SafetyMargin.NONE);

        assertThat(sweep.entrant("pteenet").members()).containsExactly(2, 1);
        assertThat(sweep.entrant("pteenet@pteenet"))
                .isEqualTo(
                        new Entrant("pteenet@pteenet", sweep.entrant("pteenet").policy(), 2));
        assertThat(sweep.entrant("pteenet@pteenet_lambda_1.5").members()).containsExactly(1);
        assertThat(sweep.entrant("class_exclusion").members())
                .as("heads of a system of their own are no variant")
                .containsExactly(3);
        assertThat(sweep.entrant("max_softmax").members()).containsExactly(0);
    }

    @Test
    void whichSystemAMemberIsOfIsToldByTheFileNotByItsName() {
        Roster told = new Roster(
                List.of(
                        member("softmax", HeadKind.SOFTMAX),
                        of("pteenet", "strict", HeadKind.SOFTMAX),
                        of("pteenet", "lenient", HeadKind.SOFTMAX),
                        of("other", "pteenet_other", HeadKind.SOFTMAX),
                        of("predictive", "forecasts", HeadKind.LOGITS)),
                SafetyMargin.NONE);

        assertThat(told.entrant("pteenet").members()).containsExactly(1, 2);
        assertThat(told.entrant("pteenet_entropy").members()).containsExactly(1, 2);
        assertThat(told.entrant("predictive_oracle").members()).containsExactly(4);
        assertThat(told.of(List.of("default"))).extracting(Entrant::name).contains("pteenet", "predictive");
    }

    private static Member of(String system, String name, HeadKind kind) {
        Member plain = member(name, kind);
        return new Member(
                name,
                plain.trace(),
                plain.budgetCosts(),
                plain.costs(),
                plain.tables(),
                Optional.of(HeadOrigin.of(system)));
    }

    @Test
    void allLeavesOutWhatNoHeadsCanServe() {
        assertThat(roster.of(List.of("all")))
                .extracting(Entrant::name)
                .contains("never", "predictive_oracle", "edgebert", "class_exclusion_cr", "eenet-exeunt", "eenet")
                .doesNotContain("confidence", "pteenet", "fixed:<exit>");
    }

    @Test
    void aMarginIsPutAroundEveryPolicy() {
        assertThat(new Roster(roster.members(), SafetyMargin.AUTO).of(List.of("margin", "oracle")))
                .allSatisfy(entrant -> assertThat(entrant.policy()).isInstanceOf(SafeguardedPolicy.class));
    }

    @Test
    void unknownHeadsAndPoliciesAreAnsweredWithAGuess() {
        assertThatThrownBy(() -> roster.entrant("margin@pteenets"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "--policies margin@pteenets: Expected heads of one of softmax, class_exclusion, logits, pteenet,"
                                + " given 'pteenets'" + System.lineSeparator() + "  Maybe you meant 'pteenet'");
        assertThatThrownBy(() -> roster.entrant("max_sofmax"))
                .hasMessageStartingWith("policy: Expected one of never, max_softmax, ")
                .hasMessageEndingWith("  Maybe you meant 'max_softmax'");
    }
}
