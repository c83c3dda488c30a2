package io.exeunt.scenarios.run;

import io.exeunt.explore.Baselines;
import io.exeunt.explore.DesignEvaluator;
import io.exeunt.explore.EarlyExitSpace;
import io.exeunt.explore.RuleBook;
import io.exeunt.explore.StudyGoals;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.run.Exploration.Found;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.SearchSpec;
import io.exeunt.search.algorithm.Algorithm;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.RandomSearch;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.study.Study;
import io.exeunt.search.study.StudyResult;
import io.exeunt.search.study.StudySpec;
import io.exeunt.search.study.TrialExecutor;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.CostTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs the search of a scenario and the searches it is compared with, all on the fit split and on equal budgets. */
final class Explorer {
    private final Scenario scenario;
    private final Learned learned;
    private final Platform platform;
    private final PhaseLog log;
    private final StudyGoals goals;
    private final RuleBook rules;
    private final AnalyticEngine engine;

    Explorer(Scenario scenario, Learned learned, Platform platform, PhaseLog log) {
        this.scenario = scenario;
        this.learned = learned;
        this.platform = platform;
        this.log = log;
        this.goals = new StudyGoals(scenario.objectives(), scenario.budget());
        goals.requireModelled(platform.id(), platform.energyModelled());
        this.rules = new RuleBook(learned.trace().fit(), scenario.policies());
        this.engine = new AnalyticEngine(CostTables.of(learned.network(), platform));
    }

    /** One of the searches: where, how, and where from. */
    private record Plan(
            EarlyExitSpace space,
            DesignEvaluator evaluator,
            Algorithm algorithm,
            List<DesignPoint> seeds,
            Path folder) {}

    /** Searches, or goes on where an earlier run stopped. */
    Exploration run(StudyFolder folder) {
        EarlyExitSpace space = space(true);
        DesignEvaluator evaluator = evaluator(space);
        Baselines baselines = new Baselines(space, evaluator, goals);
        ReferenceBox box =
                ReferenceCorner.of(scenario, learned.trace()).box(evaluator.figures(baselines.withoutExits()));
        log.note(box.describe());
        Plan plan = new Plan(space, evaluator, algorithm(), baselines.seeds(), folder.root());
        Found search = search(plan, box);
        Found exitsAtMax = searchAtMaxClocks(box, folder.exitsAtMaxClocks());
        Optional<Found> random = scenario.search().algorithm() == SearchSpec.Algorithm.RANDOM
                ? Optional.empty()
                : Optional.of(randomSearch(plan, box, folder.randomSearch()));
        return new Exploration(
                engine,
                rules,
                search,
                exitsAtMax,
                random,
                baselines.withoutExits(),
                baselines.withoutExitsBestStatic());
    }

    private Found search(Plan plan, ReferenceBox box) {
        String detail =
                scenario.search().algorithm().key() + ", " + scenario.search().evaluations() + " evaluations";
        return log.run("search", detail, () -> {
            GenerationTable table = new GenerationTable(log.context().progress());
            return Result.made(found(plan, box, study -> study.onProgress(table::tell)));
        });
    }

    private Found searchAtMaxClocks(ReferenceBox box, Path folder) {
        EarlyExitSpace space = space(false);
        DesignEvaluator evaluator = evaluator(space);
        List<DesignPoint> seeds = new Baselines(space, evaluator, goals).seeds();
        Plan plan = new Plan(space, evaluator, algorithm(), seeds, folder);
        return log.run("exits at maximum clocks", "", () -> Result.made(found(plan, box, study -> study)));
    }

    /** Random designs, from the same seeds as the search. */
    private Found randomSearch(Plan search, ReferenceBox box, Path folder) {
        Plan plan = new Plan(search.space(), search.evaluator(), RandomSearch.standard(), search.seeds(), folder);
        return log.run("random search", "", () -> Result.made(found(plan, box, study -> study)));
    }

    private Found found(Plan plan, ReferenceBox box, UnaryOperator<Study> told) {
        StudySpec spec = StudySpec.builder(plan.space().space(), goals.goals())
                .algorithm(plan.algorithm())
                .budget(scenario.search().evaluations())
                .seed(scenario.seed())
                .initial(plan.seeds())
                .referenceBox(box)
                .inputsHash(InputHash.of(learned.inputs(), engine.tables()))
                .build();
        Study study = told.apply(new Study(spec)).cancelWhen(log.context().cancellation()::requested);
        try (TrialExecutor executor =
                TrialExecutor.threads(plan.evaluator(), scenario.search().threads())) {
            StudyResult result =
                    study.run(plan.folder(), executor, log.context().clock());
            requireComplete(result);
            return new Found(plan.space(), plan.evaluator(), result);
        }
    }

    private static void requireComplete(StudyResult result) {
        if (result.status() == StudyResult.Status.INTERRUPTED) {
            throw new CancelledException(
                    "Search interrupted after " + result.trials().size() + " of "
                            + result.spec().task().budget() + " evaluations; the same command goes on from there");
        }
    }

    private EarlyExitSpace space(boolean clocksFree) {
        return new EarlyExitSpace(learned.network(), platform.states(), scenario.policies(), clocksFree);
    }

    private DesignEvaluator evaluator(EarlyExitSpace space) {
        return new DesignEvaluator(space, rules, engine, goals);
    }

    private Algorithm algorithm() {
        return switch (scenario.search().algorithm()) {
            case NSGA2 -> NsgaII.standard(scenario.search().population());
            case RANDOM -> RandomSearch.standard();
        };
    }
}
