package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an algorithm has learnt so far and what it may still spend: no design is evaluated twice, none beyond the budget. */
final class Ledger {
    private final GenerationEvaluator evaluator;
    private final EvaluationLog known;
    private final int budget;
    private boolean stopped;

    Ledger(SearchTask task, GenerationEvaluator evaluator) {
        this.budget = task.budget();
        this.evaluator = evaluator;
        this.known = new EvaluationLog(task.space());
    }

    /** Whether the budget is spent or the evaluator asked to stop. */
    boolean closed() {
        return stopped || known.size() >= budget;
    }

    /** Number of designs evaluated so far. */
    int size() {
        return known.size();
    }

    boolean knows(DesignPoint point) {
        return known.knows(point);
    }

    Optional<Evaluation> find(DesignPoint point) {
        return known.find(point);
    }

    /** Everything that was evaluated, in order. */
    EvaluationLog evaluated() {
        return known;
    }

    /**
     * Evaluates those that are new, in order, as far as the budget goes.
     *
     * @return their evaluations, in order
     */
    List<Evaluation> evaluate(Iterable<DesignPoint> candidates) {
        List<DesignPoint> fresh = affordable(candidates);
        if (fresh.isEmpty() || stopped) {
            return List.of();
        }
        List<Evaluation> evaluations = evaluator.evaluate(fresh);
        evaluations.forEach(known::add);
        stopped = evaluations.size() < fresh.size();
        return evaluations;
    }

    private List<DesignPoint> affordable(Iterable<DesignPoint> candidates) {
        Set<DesignPoint> fresh = new LinkedHashSet<>();
        for (DesignPoint candidate : candidates) {
            if (known.size() + fresh.size() < budget && !known.knows(candidate)) {
                fresh.add(candidate);
            }
        }
        return new ArrayList<>(fresh);
    }
}
