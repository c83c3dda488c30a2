package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Configuration;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.search.algorithm.Algorithm;
import io.exeunt.search.algorithm.ExhaustiveSearch;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.RandomSearch;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.study.Study;
import io.exeunt.search.study.StudyResult;
import io.exeunt.search.study.StudySpec;
import io.exeunt.search.study.TrialExecutor;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PolicyTuning.Fit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs the search of a study and the searches it is compared with, all on the fit split and on equal budgets. */
public final class Explorer {
    private static final List<String> MAX_CLOCKS = List.of("performance");

    private final ExploreSpec spec;
    private final StudySubject subject;
    private final DesignPricing pricing;
    private final List<Contender> contenders;
    private final PhaseLog log;
    private final StudyGoals goals;
    /** Of all searches of the study. */
    private final RuleMemo<PathCounts> memo = new RuleMemo<>();

    private List<Configuration> earlier = List.of();

    /**
     * Prepares policies and prices boards.
     *
     * @param boards none to count operations alone
     * @throws InvalidInputException if policies can't read the heads, or boards can't tell what is asked
     */
    public Explorer(ExploreSpec spec, StudySubject subject, List<Board> boards, PhaseLog log) {
        this(spec, subject, boards, new PriceBook(), log);
    }

    /**
     * As above, with prices that other studies have made already.
     *
     * @param prices to look up and to add to
     */
    public Explorer(ExploreSpec spec, StudySubject subject, List<Board> boards, PriceBook prices, PhaseLog log) {
        this.spec = spec;
        this.log = log;
        this.goals = spec.goals();
        goals.requireModelled(subject, boards);
        if (!boards.isEmpty()) {
            new GovernorCheck(spec.governors()).require();
        }
        this.pricing = new DesignPricing(subject, boards, spec, prices);
        this.subject = pricing.subject();
        this.contenders =
                new Contenders(this.subject, spec.seed(), spec.search().fits()).of(spec.policies());
    }

    /** Searches, or goes on where an earlier run stopped. */
    public Exploration run(StudyPlaces places) {
        return run(places, List.of());
    }

    /**
     * As above, from what an earlier study found as well.
     *
     * @param front designs of its front; what this space can't hold of them is told
     */
    public Exploration run(StudyPlaces places, List<Configuration> front) {
        earlier = List.copyOf(front);
        fitAhead();
        EarlyExitSpace space = space(spec.governors());
        requireAffordable(space);
        DesignEvaluator evaluator = evaluator(space);
        Baselines baselines = new Baselines(space, evaluator, goals);
        EarlyExitDesign plain = baselines.withoutExits();
        ReferenceBox box = ReferenceCorner.of(spec, subject.reference().trace()).box(evaluator.worst(plain));
        log.note(box.describe());
        WarmStart.of(space, earlier).notes().forEach(log::note);
        Found search = search(places.search(), space, box);
        return new Exploration(
                spec,
                pricing,
                search,
                atMaxClocks(box, places.exitsAtMaxClocks()),
                random(box, places.randomSearch()),
                plain,
                baselines.withoutExitsBestStatic());
    }

    /** An exhaustive search looks at every design or does not begin. */
    private void requireAffordable(EarlyExitSpace space) {
        double size = space.space().size();
        int asked = spec.search().evaluations();
        if (spec.search().algorithm() == SearchSpec.Algorithm.EXHAUSTIVE && size > asked) {
            throw InvalidInputException.ofScenario(
                    "/search/algorithm",
                    "search.algorithm",
                    String.format(
                            Locale.ROOT,
                            "Expected a space of at most %,d designs (search.evaluations) to look at each, given one of %s",
                            asked,
                            Double.isInfinite(size) ? "infinitely many" : counted(size)),
                    "raise search.evaluations, take fewer policies and governors (patience and static have few designs),"
                            + " or search by nsga2",
                    null);
        }
    }

    private static String counted(double size) {
        return String.format(Locale.ROOT, size < 1e12 ? "%,.0f" : "%.1e", size);
    }

    /** The space of designs whose clocks these governors set. */
    private EarlyExitSpace space(List<String> governors) {
        return new EarlyExitSpace(subject, contenders, pricing.groups(governors));
    }

    private DesignEvaluator evaluator(EarlyExitSpace space) {
        return new DesignEvaluator(space, pricing, spec, memo, log.context().cancellation());
    }

    /** Fits that take long are made before the search, with progress. */
    private void fitAhead() {
        List<Fit> fits = contenders.stream()
                .flatMap(contender -> contender.tuning().fits().stream())
                .toList();
        if (fits.isEmpty()) {
            return;
        }
        log.run("fit", fits.size() + " fits of learned and plug-in policies", () -> {
            StepProgress progress = new StepProgress(log.context(), "fit", "fits", fits.size());
            Workers.all(
                    spec.search().threads(),
                    fits.stream().map(fit -> made(fit, progress)).toList(),
                    log.context().cancellation(),
                    "stopped while policies were fitted");
            return Result.made(fits.size());
        });
    }

    private static Supplier<String> made(Fit fit, StepProgress progress) {
        return () -> {
            fit.run();
            progress.tell(fit.label());
            return fit.label();
        };
    }

    private Found search(Path folder, EarlyExitSpace space, ReferenceBox box) {
        String detail = spec.search().algorithm().key() + ", " + spec.search().evaluations() + " evaluations";
        return log.run("search", detail, () -> {
            GenerationTable table = new GenerationTable(log.context().progress());
            return Result.made(found(space, algorithm(), box, folder, study -> study.onProgress(table::tell)));
        });
    }

    private Optional<Found> atMaxClocks(ReferenceBox box, Path folder) {
        if (pricing.boards().isEmpty()) {
            return Optional.empty();
        }
        EarlyExitSpace space = space(MAX_CLOCKS);
        return Optional.of(log.run(
                "exits at maximum clocks",
                "",
                () -> Result.made(found(space, algorithm(), box, folder, study -> study))));
    }

    /** Random designs, from the baselines that the search begins with, too. */
    private Optional<Found> random(ReferenceBox box, Path folder) {
        if (spec.search().algorithm() == SearchSpec.Algorithm.RANDOM) {
            return Optional.empty();
        }
        EarlyExitSpace space = space(spec.governors());
        return Optional.of(log.run(
                "random search",
                "",
                () -> Result.made(found(space, RandomSearch.standard(), box, folder, study -> study))));
    }

    private Found found(
            EarlyExitSpace space, Algorithm algorithm, ReferenceBox box, Path folder, UnaryOperator<Study> told) {
        DesignEvaluator evaluator = evaluator(space);
        StudySpec study = StudySpec.builder(space.space(), goals.goals())
                .algorithm(algorithm)
                .budget(spec.search().evaluations())
                .seed(spec.searchSeed())
                .initial(initial(space, evaluator, algorithm))
                .refinements(algorithm instanceof NsgaII ? refinements(space, evaluator) : List.of())
                .referenceBox(box)
                .inputsHash(InputHash.of(spec, pricing))
                .build();
        Study asked = told.apply(new Study(study))
                .onNote(log::note)
                .cancelWhen(log.context().cancellation()::requested);
        try (TrialExecutor executor = executor(evaluator)) {
            StudyResult result = asked.run(folder, executor, log.context().clock());
            requireComplete(result);
            tellIfLarger(result);
            return algorithm instanceof NsgaII
                    ? refined(space, evaluator, result)
                    : new Found(space, evaluator, result);
        }
    }

    /** Baselines, and what an earlier study found; random designs, which a search is compared with, begin with baselines alone. */
    private List<DesignPoint> initial(EarlyExitSpace space, DesignEvaluator evaluator, Algorithm algorithm) {
        List<DesignPoint> baselines = new Baselines(space, evaluator, goals).seeds();
        if (earlier.isEmpty() || algorithm instanceof RandomSearch) {
            return baselines;
        }
        return Stream.concat(baselines.stream(), WarmStart.of(space, earlier).points().stream())
                .distinct()
                .toList();
    }

    private TrialExecutor executor(DesignEvaluator evaluator) {
        double limitS = spec.search().trialTimeoutS();
        int threads = spec.search().threads();
        return Double.isFinite(limitS)
                ? TrialExecutor.threads(evaluator, threads, Duration.ofNanos((long) (limitS * 1e9)), System::nanoTime)
                : TrialExecutor.threads(evaluator, threads);
    }

    private Found refined(EarlyExitSpace space, DesignEvaluator evaluator, StudyResult result) {
        if (spec.search().thresholds() != SearchSpec.Thresholds.EXACT) {
            return new Found(space, evaluator, result);
        }
        Cancellation cancellation = log.context().cancellation();
        EarlyExitSpace exact = space.exact();
        DesignEvaluator finals = new DesignEvaluator(exact, pricing, spec, cancellation);
        return new Found(
                exact, finals, result, new ExactThresholds(exact, finals, spec).of(result.front(), cancellation));
    }

    private List<Refinement> refinements(EarlyExitSpace space, DesignEvaluator evaluator) {
        List<Refinement> refinements = new ArrayList<>();
        if (spec.search().clocks() == SearchSpec.Clocks.EXACT) {
            refinements.add(new ClockRefinement(space, pricing, evaluator, spec));
        }
        if (spec.search().thresholds() != SearchSpec.Thresholds.GENES) {
            refinements.add(new ThresholdRefinement(space, evaluator));
        }
        return refinements;
    }

    /** A study never shrinks: one that has more evaluations than are asked for keeps them. */
    private void tellIfLarger(StudyResult result) {
        int asked = spec.search().evaluations();
        int kept = result.spec().task().budget();
        if (kept > asked) {
            log.note(String.format(
                    Locale.ROOT,
                    "This folder has %,d evaluations already, more than the %,d asked for; they and their front are kept."
                            + " --restart begins anew",
                    kept,
                    asked));
        }
    }

    private static void requireComplete(StudyResult result) {
        if (result.status() == StudyResult.Status.INTERRUPTED) {
            throw new CancelledException(
                    "Search interrupted after " + result.evaluations().size() + " of "
                            + result.spec().task().budget() + " evaluations; the same command goes on from there");
        }
    }

    private Algorithm algorithm() {
        return switch (spec.search().algorithm()) {
            case NSGA2 ->
                NsgaII.standard(spec.search().population())
                        .on(spec.search().islands())
                        .restartingAfter(spec.search().restartAfter());
            case RANDOM -> RandomSearch.standard();
            case EXHAUSTIVE -> ExhaustiveSearch.standard();
        };
    }
}
