package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.BoardCycles;
import io.exeunt.explore.result.BoardFigures;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.Trials;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.analytic.CycleCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.result.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final boolean limitsClasses;
    /** [system], on the report split; empty where no class is limited. */
    private final List<ClassAccuracy> classes;
    /** By the id of a refined design, that of its trial. */
    private final Map<String, String> refinedFrom = new HashMap<>();

    private final ConfigurationAssembly configurations;
    /** Ids of designs by what they failed with. */
    private final Map<String, List<String>> failures = new LinkedHashMap<>();

    DesignDetails(Found found, Exploration exploration) {
        this.space = found.space();
        this.evaluator = found.evaluator();
        this.pricing = exploration.pricing();
        this.across = exploration.spec().across();
        this.paths = new ReportPaths(space);
        this.limitsClasses = exploration.spec().budget().minClassAccuracy() > 0;
        this.classes = limitsClasses
                ? space.subject().systems().stream()
                        .map(system -> new ClassAccuracy(system.trace().report()))
                        .toList()
                : List.of();
        found.refined().forEach(each -> refinedFrom.put(each.better().id(), each.id()));
        this.configurations = new ConfigurationAssembly(space, pricing);
    }

    /**
     * One design; scored on the report split if it is on the front. Where its rule fails there it is left as it was seen on <em>fit</em>, and
     * {@link #unscored} tells.
     */
    Design design(String id, EarlyExitDesign design, Standing standing) {
        PathCounts fit = evaluator.counts(design);
        List<Governor> governors = pricing.governors(design, space.groups());
        Figures seen = figures(design, fit, fit, governors, evaluator.classAccuracyOnFit(design));
        Configuration plain = configurations.plain(design, fit.histogram(), governors);
        if (standing != Standing.FRONT) {
            return new Design(id, plain, seen, null, standing);
        }
        try {
            return scored(id, design, fit, governors, seen);
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // anybody's code
            failures.computeIfAbsent(plain.contender() + ": " + e, unknown -> new ArrayList<>())
                    .add(id);
            return new Design(id, plain, seen, null, List.of(), List.of(), List.of(), standing, refinedFrom.get(id));
        }
    }

    private Design scored(String id, EarlyExitDesign design, PathCounts fit, List<Governor> governors, Figures seen) {
        FittedPolicy policy = evaluator.policy(design);
        PathHistogram reported = paths.of(design, policy);
        return new Design(
                id,
                configurations.configuration(design, policy, fit.histogram(), governors),
                seen,
                figures(design, fit, reported, governors, classAccuracy(design, policy)),
                onEach(design, reported, governors),
                cycles(design, reported, governors),
                evaluator.loadFigures(design, reported, governors),
                Standing.FRONT,
                refinedFrom.get(id));
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

    /** On the report split; NaN where no class is limited. */
    private double classAccuracy(EarlyExitDesign design, FittedPolicy policy) {
        return limitsClasses ? classes.get(design.rule().system()).weakest(policy) : Double.NaN;
    }

    /**
     * Figures over all boards.
     *
     * @param fit counts on the fit split, which say what heads there are
     * @param counts on the split that is told
     */
    private Figures figures(
            EarlyExitDesign design, PathCounts fit, PathCounts counts, List<Governor> governors, double classAccuracy) {
        BriefOutcome over = across.of(pricing.figures(design.rule().system(), counts, governors));
        return figures(
                over,
                evaluator.macs(design, counts),
                across.of(cyclesOnEach(design, counts, governors)),
                evaluator.further(design, fit, over.energyJ(), classAccuracy));
    }

    private static Figures figures(BriefOutcome figures, double mmacs, double cycles, Figures.Further further) {
        return new Figures(figures.accuracy(), figures.latency(), figures.energyJ(), mmacs * MMAC, cycles, further);
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
        List<BriefOutcome> figures = pricing.figures(design.rule().system(), counts, governors);
        double[] cycles = cyclesOnEach(design, counts, governors);
        return IntStream.range(0, figures.size())
                .mapToObj(b -> new BoardFigures(
                        pricing.boards().get(b).name(),
                        figures(figures.get(b), mmacs, cycles[b], Figures.Further.NOT_TOLD)))
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
                    .outcome(paths.of(design, policy), governor, ConfigurationAssembly.kept(design, policy));
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
}
