package io.exeunt.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.exit.FixedExitRule;
import io.exeunt.policies.exit.PatienceRule;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.policy.ExitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
    @Test
    void allAreListed() {
        assertThat(Policies.names())
                .containsExactly(
                        "never",
                        "max_softmax",
                        "entropy",
                        "margin",
                        "max_abs_logit",
                        "confidence",
                        "fixed",
                        "patience",
                        "pteenet",
                        "pteenet_entropy",
                        "class_exclusion",
                        "class_exclusion_cr",
                        "predictive",
                        "predictive_oracle",
                        "predictive_hierarchical",
                        "predictive_placement",
                        "predictive_saving",
                        "edgebert",
                        "edgebert_direct",
                        "eenet",
                        "eenet-exeunt",
                        "corrected_margin",
                        "oracle",
                        "fixed:<exit>",
                        "patience:<number>",
                        "coin");
    }

    @Test
    void builtInOnesAreFoundByName() {
        assertThat(Policies.byName("margin")).isEqualTo(new ThresholdRule(Score.MARGIN));
        assertThat(Policies.byName("fixed:3")).isEqualTo(new FixedExitRule(3));
        assertThat(Policies.find("fixed:62")).isPresent();
        assertThat(Policies.find("fixed:63")).as("more than any network has").isEmpty();
        assertThat(Policies.byName("patience:2")).isEqualTo(new PatienceRule(2));
        assertThat(Policies.builtIn())
                .allSatisfy(rule -> assertThat(Policies.byName(rule.name())).isEqualTo(rule));
    }

    @Test
    void oraclesSayThatNobodyCanBuildThem() {
        assertThat(Policies.builtIn().stream().filter(rule -> !rule.canBeBuilt()))
                .extracting(ExitPolicy::name)
                .containsExactly("predictive_oracle", "oracle");
    }

    @Test
    void thoseOfThirdPartiesAreFoundAsServices() {
        assertThat(Policies.byName("coin")).isInstanceOf(CoinPolicy.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed:", "fixed:x", "fixed:1,2", "patience:0", "patience:-1", "fixed:<exit>", ""})
    void whatIsNoNameIsNotFound(String name) {
        assertThat(Policies.find(name)).isEmpty();
    }

    @Test
    void aSlipIsAnsweredWithAGuess() {
        assertThatThrownBy(() -> Policies.byName("entrpy"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("policy: Expected one of " + String.join(", ", Policies.names()) + ", given 'entrpy'"
                        + System.lineSeparator() + "  Maybe you meant 'entropy'");
    }
}
