package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.LoadFigures;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.policies.exit.FixedExitRule;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a design is worth on the fit split. Pure, and safe for use by many threads. */
public final class DesignEvaluator implements Evaluator {
    private final EarlyExitSpace space;
    private final DesignPricing pricing;
    private final ExploreSpec spec;
    private final StudyGoals wanted;
    private final Goals goals;
    /** [system], all samples at the final exit. */
    private final PathCounts[] never;

    private final @Nullable LoadTrials trials;

    private final RuleMemo<PathCounts> memo;
    private final RuleMemo<Double> classMemo = new RuleMemo<>();
    private final PeakMemory memory;
    /** [system]; empty where no class is limited. */
    private final List<ClassAccuracy> classes;

    /** Evaluates points of a space; nobody interrupts it. */
    DesignEvaluator(EarlyExitSpace space, DesignPricing pricing, ExploreSpec spec) {
        this(space, pricing, spec, Cancellation.NEVER);
    }

    /** As above, interrupted in the midst of a design that is simulated under load. */
    DesignEvaluator(EarlyExitSpace space, DesignPricing pricing, ExploreSpec spec, Cancellation cancellation) {
        this(space, pricing, spec, new RuleMemo<>(), cancellation);
    }

    /**
     * Evaluates points of a space.
     *
     * @param memo of spaces with the same contenders
     * @param cancellation is listened to in the midst of a design that is simulated under load
     */
    DesignEvaluator(
            EarlyExitSpace space,
            DesignPricing pricing,
            ExploreSpec spec,
            RuleMemo<PathCounts> memo,
            Cancellation cancellation) {
        this.memo = memo;
        this.space = space;
        this.pricing = pricing;
        this.spec = spec;
        this.wanted = spec.goals();
        this.goals = wanted.goals();
        this.trials = spec.load() == null ? null : new LoadTrials(pricing, spec.load(), cancellation);
        this.memory = new PeakMemory(space.subject(), pricing.boards(), spec.across());
        this.classes = wanted.limitsClasses()
                ? space.subject().systems().stream()
                        .map(system -> new ClassAccuracy(system.trace().fit()))
                        .toList()
                : List.of();
        this.never = space.subject().systems().stream()
                .map(system -> never(system).paths(system.trace().fit()))
                .toArray(PathCounts[]::new);
    }

    @Override
    public Evaluation evaluate(DesignPoint point) {
        EarlyExitDesign design = space.decode(point);
        return evaluation(point, design, counts(design));
    }

    /** As {@link #evaluate}, for a point that has been decoded and counted. */
    Evaluation evaluation(DesignPoint point, EarlyExitDesign design, PathCounts counts) {
        return wanted.evaluation(goals, point, worth(design, counts), underLoad(design, counts));
    }

    /** The governors of a design, one per board. */
    List<Governor> governors(EarlyExitDesign design) {
        return pricing.governors(design, space.groups());
    }

    /** Objectives alone of paths of a system, all of them to be made small. */
    double[] objectives(int system, PathCounts counts, List<Governor> governors) {
        return wanted.objectives(new Worth(
                spec.across().of(pricing.figures(system, counts, governors)),
                mmacs(system, counts),
                memoryMb(system, counts),
                Double.NaN,
                Double.NaN));
    }

    /** What a design does under load as far as its limits ask; empty where nobody limits that. */
    List<LoadFigures> underLoad(EarlyExitDesign design) {
        return underLoad(design, counts(design));
    }

    private List<LoadFigures> underLoad(EarlyExitDesign design, PathCounts counts) {
        return trials != null && wanted.limitsLoad()
                ? trials.untilBroken(
                        design.rule().system(), counts.histogram(), pricing.governors(design, space.groups()))
                : List.of();
    }

    /** What a design does on each board under the scenario's load; empty where there is no load or no board. */
    List<LoadFigures> loadFigures(EarlyExitDesign design, PathHistogram paths, List<Governor> governors) {
        return trials == null ? List.of() : trials.onEach(design.rule().system(), paths, governors);
    }

    /** Accuracy, latency and energy of a design over all boards. */
    public BriefOutcome figures(EarlyExitDesign design) {
        return figures(design, counts(design));
    }

    private BriefOutcome figures(EarlyExitDesign design, PathCounts counts) {
        return spec.across().of(figuresOnEach(design, counts));
    }

    /** The same on each board. */
    List<BriefOutcome> figuresOnEach(EarlyExitDesign design, PathCounts counts) {
        return pricing.figures(design.rule().system(), counts, pricing.governors(design, space.groups()));
    }

    /** Where the samples of the fit split leave. */
    PathCounts counts(EarlyExitDesign design) {
        return design.rule() instanceof Tuned tuned
                ? memo.of(design, () -> counted(tuned, design.exits()))
                : never[design.rule().system()];
    }

    private PathCounts counted(Tuned rule, ExitSet exits) {
        return space.contenders().get(rule.contender()).tuning().count(exits, rule.setting());
    }

    /** As far as anybody asks. */
    private Worth worth(EarlyExitDesign design, PathCounts counts) {
        int system = design.rule().system();
        return new Worth(
                figures(design, counts),
                mmacs(system, counts),
                memoryMb(system, counts),
                mostMemoryMb(system, counts),
                classAccuracy(design));
    }

    private double mmacs(int system, PathCounts counts) {
        return wanted.countsMacs()
                ? space.subject().systems().get(system).macs().mean(counts.histogram())
                : Double.NaN;
    }

    private double memoryMb(int system, PathCounts counts) {
        return wanted.asksMemory() ? memory.bytes(system, counts) / DesignObjective.MEMORY.si(1) : Double.NaN;
    }

    private double mostMemoryMb(int system, PathCounts counts) {
        return wanted.asksMemory() ? memory.mostBytes(system, counts) / DesignObjective.MEMORY.si(1) : Double.NaN;
    }

    private double classAccuracy(EarlyExitDesign design) {
        return wanted.limitsClasses() ? classMemo.of(design, () -> weakestClass(design)) : Double.NaN;
    }

    private double weakestClass(EarlyExitDesign design) {
        return classes.get(design.rule().system()).weakest(policy(design));
    }

    /** Of the battery, on the fit split or another; NaN for what nobody asks. */
    Figures.Further further(EarlyExitDesign design, PathCounts fit, double energyJ, double classAccuracy) {
        return new Figures.Further(
                memory.bytes(design.rule().system(), fit),
                classAccuracy,
                spec.budget().batteryJ() / energyJ);
    }

    /** On the board that needs the most. */
    double mostMemoryBytes(EarlyExitDesign design) {
        return memory.mostBytes(design.rule().system(), counts(design));
    }

    /** Accuracy on the weakest class on the fit split; NaN where it is not limited. */
    double classAccuracyOnFit(EarlyExitDesign design) {
        return classAccuracy(design);
    }

    double macs(EarlyExitDesign design, PathCounts counts) {
        return space.subject().systems().get(design.rule().system()).macs().mean(counts.histogram());
    }

    /** Figures of the network without exits and the memory that all of them would take: as bad as it may get. */
    Worth worst(EarlyExitDesign withoutExits) {
        int system = withoutExits.rule().system();
        return new Worth(
                figures(withoutExits),
                macs(withoutExits, counts(withoutExits)),
                memory.bytes(system, -1L) / DesignObjective.MEMORY.si(1),
                memory.mostBytes(system, -1L) / DesignObjective.MEMORY.si(1),
                Double.NaN);
    }

    /** A design's rule with everything fixed on the fit split, for use on any split. */
    public FittedPolicy policy(EarlyExitDesign design) {
        return design.rule() instanceof Tuned tuned
                ? space.contenders().get(tuned.contender()).tuning().policy(design.exits(), tuned.setting())
                : never(space.subject().systems().get(design.rule().system()));
    }

    private static FittedPolicy never(StudySystem system) {
        int last = system.exits() - 1;
        return new FixedExitRule(last)
                .fit(new FitContext(
                        system.trace().fit(),
                        ExitSet.finalOnly(system.exits()),
                        system.macs(),
                        Double.POSITIVE_INFINITY,
                        0));
    }
}
