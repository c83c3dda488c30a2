package io.exeunt.explore;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.Figures;
import io.exeunt.simulator.policy.ExitCounts;

/** What a design is worth on the fit split. Pure, and safe for use by many threads. */
public final class DesignEvaluator implements Evaluator {
    private final EarlyExitSpace space;
    private final RuleBook rules;
    private final AnalyticEngine engine;
    private final StudyGoals wanted;
    private final Goals goals;

    /** Evaluates points of a space. */
    public DesignEvaluator(EarlyExitSpace space, RuleBook rules, AnalyticEngine engine, StudyGoals wanted) {
        this.space = space;
        this.rules = rules;
        this.engine = engine;
        this.wanted = wanted;
        this.goals = wanted.goals();
    }

    @Override
    public Evaluation evaluate(DesignPoint point) {
        return wanted.evaluation(goals, point, figures(space.decode(point)));
    }

    /** Accuracy, latency and energy of a design. */
    public Figures figures(EarlyExitDesign design) {
        ExitCounts exits = rules.count(design);
        return engine.evaluateFigures(exits.heads(), exits.counts(), exits.correct(), design.schedule());
    }
}
