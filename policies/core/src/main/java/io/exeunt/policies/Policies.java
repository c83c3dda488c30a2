package io.exeunt.policies;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.cascade.CascadeRule;
import io.exeunt.policies.eenet.CorrectedMarginPolicy;
import io.exeunt.policies.eenet.EenetPolicy;
import io.exeunt.policies.eenet.ExeuntSchedulerPolicy;
import io.exeunt.policies.exclusion.CompareRule;
import io.exeunt.policies.exclusion.ExclusionRule;
import io.exeunt.policies.exit.FixedExitRule;
import io.exeunt.policies.exit.NeverRule;
import io.exeunt.policies.exit.OracleRule;
import io.exeunt.policies.exit.PatienceRule;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.predictive.EdgeBertRule;
import io.exeunt.policies.predictive.PassiveRule;
import io.exeunt.policies.predictive.PredictiveRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Exit policies by name: those built in, then those of third parties, which are found as services of {@link ExitPolicy}. A
 * built-in name can't be taken over.
 */
public final class Policies {
    private Policies() {}

    /** The built-in policies that need no number. */
    public static List<ExitPolicy> builtIn() {
        List<ExitPolicy> rules = new ArrayList<>();
        rules.add(new NeverRule());
        Stream.of(Score.values()).map(ThresholdRule::new).forEach(rules::add);
        rules.add(new FixedExitRule(FixedExitRule.BY_BUDGET));
        rules.add(new PatienceRule(PatienceRule.BY_BUDGET));
        rules.addAll(published());
        rules.add(new OracleRule());
        return List.copyOf(rules);
    }

    private static List<ExitPolicy> published() {
        return List.of(
                new CascadeRule(Score.CONFIDENCE_HEAD),
                new CascadeRule(Score.ENTROPY),
                new ExclusionRule(ExclusionRule.BY_BUDGET),
                new CompareRule(ExclusionRule.BY_BUDGET),
                new PredictiveRule(),
                PredictiveRule.oracle(),
                new PassiveRule(PassiveRule.Exits.HIERARCHICAL),
                new PassiveRule(PassiveRule.Exits.PLACEMENT),
                new PassiveRule(PassiveRule.Exits.SAVING),
                new EdgeBertRule(true),
                new EdgeBertRule(false),
                new EenetPolicy(),
                new ExeuntSchedulerPolicy(),
                new CorrectedMarginPolicy());
    }

    /** Names that {@link #find} knows; "fixed:&lt;exit&gt;" and "patience:&lt;number&gt;" stand for all their numbers. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        builtIn().forEach(rule -> names.add(rule.name()));
        names.add(FixedExitRule.NAME + ":<exit>");
        names.add(PatienceRule.NAME + ":<number>");
        thirdParty().map(ExitPolicy::name).filter(name -> !names.contains(name)).forEach(names::add);
        return List.copyOf(names);
    }

    /** The policy of this name, such as "max_softmax", "fixed:3" or "patience"; empty if there is none. */
    public static Optional<ExitPolicy> find(String name) {
        Optional<Integer> fixed = Numbered.number(FixedExitRule.NAME, name).filter(exit -> exit < ExitSet.MAX_EXITS);
        if (fixed.isPresent()) {
            return fixed.map(FixedExitRule::new);
        }
        Optional<Integer> patience = Numbered.number(PatienceRule.NAME, name).filter(t -> t > 0);
        if (patience.isPresent()) {
            return patience.map(PatienceRule::new);
        }
        return Stream.concat(builtIn().stream(), thirdParty())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    /**
     * As {@link #find}.
     *
     * @throws InvalidInputException if there is none, with a guess at what was meant
     */
    public static ExitPolicy byName(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidInputException(
                        "policy",
                        "Expected one of " + String.join(", ", names()) + ", given '" + name + "'",
                        Suggestion.hint(name, names()).orElse(null)));
    }

    private static Stream<ExitPolicy> thirdParty() {
        return ServiceLoader.load(ExitPolicy.class).stream().map(ServiceLoader.Provider::get);
    }
}
