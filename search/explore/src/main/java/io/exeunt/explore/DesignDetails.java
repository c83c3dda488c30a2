package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Constant;
import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.BoardCycles;
import io.exeunt.explore.result.BoardFigures;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.Trials;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.analytic.CycleCounts;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.result.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns designs of one space into what a report shows of them; only those worth quoting are scored on the report split. */
final class DesignDetails {
    private static final double MMAC = 1e6;

    private final EarlyExitSpace space;
    private final DesignEvaluator evaluator;
    private final DesignPricing pricing;
    private final Across across;
    private final ReportPaths paths;
    /** Ids of designs by what they failed with. */
    private final Map<String, List<String>> failures = new LinkedHashMap<>();

    DesignDetails(Found found, Exploration exploration) {
        this.space = found.space();
        this.evaluator = found.evaluator();
        this.pricing = exploration.pricing();
        this.across = exploration.spec().across();
        this.paths = new ReportPaths(space);
    }

    /**
     * One design; scored on the report split if it is on the front. Where its rule fails there it is left as it was seen on <em>fit</em>, and
     * {@link #unscored} tells.
     */
    Design design(String id, EarlyExitDesign design, Standing standing) {
        PathCounts fit = evaluator.counts(design);
        List<Governor> governors = pricing.governors(design, space.groups());
        Figures seen = figures(design, fit, governors);
        Configuration plain = plain(design, fit.histogram(), governors);
        if (standing != Standing.FRONT) {
            return new Design(id, plain, seen, null, standing);
        }
        try {
            return scored(id, design, fit.histogram(), governors, seen);
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code
            failures.computeIfAbsent(plain.contender() + ": " + e, unknown -> new ArrayList<>())
                    .add(id);
            return new Design(id, plain, seen, null, standing);
        }
    }

    private Design scored(
            String id, EarlyExitDesign design, PathHistogram fit, List<Governor> governors, Figures seen) {
        FittedPolicy policy = evaluator.policy(design);
        PathHistogram reported = paths.of(design, policy);
        return new Design(
                id,
                configuration(design, policy, fit, governors),
                seen,
                figures(design, reported, governors),
                onEach(design, reported, governors),
                cycles(design, reported, governors),
                evaluator.loadFigures(design, reported, governors),
                Standing.FRONT);
    }

    /** What designs failed with on the report split, with their number. */
    List<Notice> unscored() {
        return failures.entrySet().stream()
                .map(
                        failure -> new Notice(
                                Notice.Severity.WARNING,
                                "Designs of the front that could not be scored on report: "
                                        + failure.getValue().size() + " of "
                                        + new Trials.Failure(1, List.of(), List.of(), failure.getKey()).reason() + ".",
                                "Their figures are those on fit, on which they were chosen: mend the policy before quoting them."))
                .toList();
    }

    /** Where rules lead on the report split. */
    ReportPaths paths() {
        return paths;
    }

    private StudySystem system(EarlyExitDesign design) {
        return space.subject().systems().get(design.rule().system());
    }

    private Figures figures(EarlyExitDesign design, PathCounts counts, List<Governor> governors) {
        var over = across.of(pricing.figures(design.rule().system(), counts, governors));
        return figures(over, evaluator.macs(design, counts), across.of(cyclesOnEach(design, counts, governors)));
    }

    private static Figures figures(io.exeunt.simulator.analytic.BriefOutcome figures, double mmacs, double cycles) {
        return new Figures(figures.accuracy(), figures.latency(), figures.energyJ(), mmacs * MMAC, cycles);
    }

    private double[] cyclesOnEach(EarlyExitDesign design, PathCounts counts, List<Governor> governors) {
        return cycleCounts(design, counts, governors).stream()
                .mapToDouble(CycleCounts::total)
                .toArray();
    }

    private List<CycleCounts> cycleCounts(EarlyExitDesign design, PathCounts counts, List<Governor> governors) {
        PathHistogram histogram = counts.histogram();
        return IntStream.range(0, governors.size())
                .mapToObj(
                        board -> pricing.engine(board, design.rule().system()).cycles(histogram, governors.get(board)))
                .toList();
    }

    private List<BoardCycles> cycles(EarlyExitDesign design, PathCounts counts, List<Governor> governors) {
        List<CycleCounts> cycles = cycleCounts(design, counts, governors);
        return IntStream.range(0, cycles.size())
                .mapToObj(board -> new BoardCycles(
                        pricing.boards().get(board).name(),
                        DoubleStream.of(cycles.get(board).segments()).boxed().toList(),
                        DoubleStream.of(cycles.get(board).heads()).boxed().toList()))
                .toList();
    }

    private List<BoardFigures> onEach(EarlyExitDesign design, PathCounts counts, List<Governor> governors) {
        if (pricing.boards().size() < 2) {
            return List.of();
        }
        double mmacs = evaluator.macs(design, counts);
        var figures = pricing.figures(design.rule().system(), counts, governors);
        double[] cycles = cyclesOnEach(design, counts, governors);
        return IntStream.range(0, figures.size())
                .mapToObj(b ->
                        new BoardFigures(pricing.boards().get(b).name(), figures(figures.get(b), mmacs, cycles[b])))
                .toList();
    }

    /** The outcome of a design on the report split of the first board; null where there is no board, or its rule fails there. */
    @Nullable
    Outcome outcome(EarlyExitDesign design) {
        if (pricing.boards().isEmpty()) {
            return null;
        }
        try {
            FittedPolicy policy = evaluator.policy(design);
            Governor governor = pricing.governors(design, space.groups()).get(0);
            return pricing.priced(0, design.rule().system())
                    .outcome(paths.of(design, policy), governor, kept(design, policy));
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code; told by unscored
            return null;
        }
    }

    /** What a design's rule decides on the report split; empty where it fails there. */
    Optional<SampleDecisions> decisions(EarlyExitDesign design) {
        try {
            return Optional.of(paths.decisions(design.rule().system(), evaluator.policy(design)));
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code; told by unscored
            return Optional.empty();
        }
    }

    /** As {@link #decisions}, at little cost; empty for rules that don't decide by thresholds, too. */
    Optional<SampleDecisions> decisionsByThresholds(EarlyExitDesign design) {
        try {
            return Optional.of(evaluator.policy(design))
                    .filter(ThresholdPolicy.class::isInstance)
                    .map(policy -> paths.decisions(design.rule().system(), policy));
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code; told by unscored
            return Optional.empty();
        }
    }

    private static ExitSet kept(EarlyExitDesign design, FittedPolicy policy) {
        return policy instanceof ThresholdPolicy thresholds
                ? new ExitSet(design.exits().exits(), thresholds.heads())
                : design.exits();
    }

    /** What a design is, without what only a fit could tell: for the many that nobody looks at in detail. */
    private Configuration plain(EarlyExitDesign design, PathHistogram fit, List<Governor> governors) {
        return new Configuration(
                systemName(design),
                exitNames(design, design.exits()),
                policyName(design),
                Map.of(),
                List.of(),
                clocks(design, fit, governors));
    }

    private Configuration configuration(
            EarlyExitDesign design, FittedPolicy policy, PathHistogram fit, List<Governor> governors) {
        return new Configuration(
                systemName(design),
                exitNames(design, kept(design, policy)),
                policyName(design),
                setting(design),
                numbers(design, policy),
                clocks(design, fit, governors));
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

    private static Map<String, Double> named(List<io.exeunt.simulator.policy.Parameter> parameters, double[] values) {
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
