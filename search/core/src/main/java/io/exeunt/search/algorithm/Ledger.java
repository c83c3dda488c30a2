package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an algorithm has learnt so far and what it may still spend: no design is evaluated twice, none beyond the budget. */
final class Ledger {
    private final GenerationEvaluator evaluator;
    private final EvaluationLog known;
    private final int budget;
    /** What was evaluated since somebody asked last; null while nobody does. */
    private @Nullable List<Evaluation> recent;

    private boolean stopped;

    Ledger(SearchTask task, GenerationEvaluator evaluator) {
        this(task, evaluator, Optional.empty());
    }

    /** Goes on from there. */
    Ledger(SearchTask task, GenerationEvaluator evaluator, Optional<SearchPoint> from) {
        this.budget = task.budget();
        this.evaluator = evaluator;
        this.known = from.map(SearchPoint::known).orElseGet(() -> new EvaluationLog(task.space()));
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
        if (recent != null) {
            recent.addAll(evaluations);
        }
        stopped = evaluations.size() < fresh.size();
        return evaluations;
    }

    /** Does other work; what each task gives, in order. */
    <T> List<T> all(List<Supplier<T>> tasks) {
        return evaluator.all(tasks);
    }

    /** Says that a generation is over, if another may follow. */
    void endGeneration(Supplier<SearchState> state) {
        if (!closed()) {
            evaluator.generationEnded(known, state);
        }
    }

    /** What was evaluated since the last call, or, at the first, since so many were known. */
    List<Evaluation> takeRecent(int seen) {
        List<Evaluation> taken = recent == null ? List.copyOf(known.subList(seen, known.size())) : recent;
        recent = new ArrayList<>();
        return taken;
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
