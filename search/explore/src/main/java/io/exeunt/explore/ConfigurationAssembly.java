package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Constant;
import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a design is, in names and numbers for a reader. */
final class ConfigurationAssembly {
    private final EarlyExitSpace space;
    private final DesignPricing pricing;

    ConfigurationAssembly(EarlyExitSpace space, DesignPricing pricing) {
        this.space = space;
        this.pricing = pricing;
    }

    /** Exits whose heads are asked. */
    static ExitSet kept(EarlyExitDesign design, FittedPolicy policy) {
        return policy instanceof ThresholdPolicy thresholds
                ? new ExitSet(design.exits().exits(), thresholds.heads())
                : design.exits();
    }

    /** What a design is, without what only a fit could tell: for the many that nobody looks at in detail. */
    Configuration plain(EarlyExitDesign design, PathHistogram fit, List<Governor> governors) {
        return new Configuration(
                systemName(design),
                exitNames(design, design.exits()),
                policyName(design),
                Map.of(),
                List.of(),
                clocks(design, fit, governors));
    }

    Configuration configuration(
            EarlyExitDesign design, FittedPolicy policy, PathHistogram fit, List<Governor> governors) {
        return new Configuration(
                systemName(design),
                exitNames(design, kept(design, policy)),
                policyName(design),
                setting(design),
                numbers(design, policy),
                clocks(design, fit, governors));
    }

    private StudySystem system(EarlyExitDesign design) {
        return space.subject().systems().get(design.rule().system());
    }

    private String systemName(EarlyExitDesign design) {
        return space.subject().systems().size() == 1 ? "" : system(design).name();
    }

    private List<String> exitNames(EarlyExitDesign design, ExitSet exits) {
        List<String> names = system(design).trace().exitNames();
        return IntStream.of(exits.indices()).mapToObj(names::get).toList();
    }

    private String policyName(EarlyExitDesign design) {
        return design.rule() instanceof Tuned tuned
                ? space.contenders().get(tuned.contender()).policy().name()
                : Never.NAME;
    }

    /** Kept exits are part of it where the setting does not choose them. */
    private Map<String, Double> setting(EarlyExitDesign design) {
        if (!(design.rule() instanceof Tuned tuned)) {
            return Map.of();
        }
        return named(space.contenders().get(tuned.contender()).tuning().parameters(), tuned.setting());
    }

    private static Map<String, Double> named(List<Parameter> parameters, double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int p = 0; p < values.length; p++) {
            named.put(parameters.get(p).name(), values[p]);
        }
        return named;
    }

    private List<ParameterValue> numbers(EarlyExitDesign design, FittedPolicy policy) {
        List<String> exits = system(design).trace().exitNames();
        return policy.numbers().stream()
                .filter(number -> Double.isFinite(number.value()))
                .map(number -> new ParameterValue(called(number, exits), number.value()))
                .toList();
    }

    private static String called(RuleNumber number, List<String> exits) {
        if (number.exit() < 0) {
            return number.name();
        }
        String exit = exits.get(number.exit());
        return number.name().equals("threshold") ? exit : number.name() + " " + exit;
    }

    private List<BoardClocks> clocks(EarlyExitDesign design, PathHistogram fit, List<Governor> governors) {
        List<BoardClocks> clocks = new ArrayList<>();
        for (int g = 0; g < space.groups().size(); g++) {
            ClockGroup group = space.groups().get(g);
            int board = group.boards().get(0);
            List<Integer> states = states(design, fit, board, governors.get(board));
            List<List<Double>> freqHz =
                    states.stream().map(state -> freqHz(group.states(), state)).toList();
            Clocks set = design.clocks().get(g);
            clocks.add(new BoardClocks(
                    group.name(), group.governor(set), clockSetting(design, group, set), states, freqHz));
        }
        return clocks;
    }

    private static Map<String, Double> clockSetting(EarlyExitDesign design, ClockGroup group, Clocks clocks) {
        if (clocks instanceof Ruled ruled) {
            return named(
                    group.governors()
                            .get(ruled.governor())
                            .parameters()
                            .get(design.rule().system()),
                    ruled.setting());
        }
        return Map.of(DesignReplay.STATE, (double) ((Constant) clocks).state());
    }

    /** States along the deepest path that a sample of fit takes; segments that none reaches keep the last one's. */
    private List<Integer> states(EarlyExitDesign design, PathHistogram fit, int board, Governor governor) {
        List<PathHistogram.Entry> entries = fit.entries();
        Path deepest = entries.get(entries.size() - 1).path();
        int[] reached = pricing.priced(board, design.rule().system()).engine().states(deepest, governor);
        return IntStream.range(0, system(design).exits())
                .mapToObj(k -> reached[Math.min(k, reached.length - 1)])
                .toList();
    }

    private static List<Double> freqHz(StateSpace states, int state) {
        return IntStream.range(0, states.domains().size())
                .mapToObj(domain -> states.opp(state, domain).freqHz())
                .toList();
    }
}
