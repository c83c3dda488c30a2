package io.exeunt.explore;

import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.List;

/**
 * A search problem as libraries for reals see it: a number in 0..1 per dimension, which is scaled, and cut off for whole numbers, flags
 * and choices. Keeps the front of everything that was evaluated within the budget, so that nobody is judged by the last population.
 */
final class PeerProblem {
    private final DesignSpace space;
    private final Goals goals;
    private final Evaluator evaluator;
    private final List<DesignPoint> starts;
    private final int budget;
    private final ParetoArchive archive = new ParetoArchive();
    private int used;
    private int started;

    PeerProblem(DesignSpace space, Goals goals, Evaluator evaluator, List<DesignPoint> starts, int budget) {
        this.space = space;
        this.goals = goals;
        this.evaluator = evaluator;
        this.starts = starts;
        this.budget = budget;
    }

    int variables() {
        return space.dimensionCount();
    }

    int objectives() {
        return goals.objectives().size();
    }

    int constraints() {
        return goals.constraints().size();
    }

    ParetoArchive archive() {
        return archive;
    }

    /** The next initial design that nobody has begun with, as genes; null when all were handed out. */
    double[] start() {
        if (started == starts.size()) {
            return null;
        }
        double[] values = starts.get(started++).values();
        double[] genes = new double[values.length];
        for (int i = 0; i < genes.length; i++) {
            Dimension dimension = space.dimension(i);
            genes[i] = dimension instanceof Dimension.RealRange range
                    ? (values[i] - range.min()) / (range.max() - range.min())
                    : (values[i] - dimension.low() + 0.5) / dimension.size();
        }
        return genes;
    }

    /** Beyond the budget nothing is looked at. */
    Evaluation evaluate(double[] genes) {
        double[] values = new double[genes.length];
        for (int i = 0; i < genes.length; i++) {
            Dimension dimension = space.dimension(i);
            values[i] = dimension instanceof Dimension.RealRange range
                    ? range.min() + genes[i] * (range.max() - range.min())
                    : dimension.low() + Math.min(dimension.size() - 1, Math.floor(genes[i] * dimension.size()));
        }
        DesignPoint point = space.point(values);
        if (used++ >= budget) {
            return Evaluation.failed(point, "beyond the budget");
        }
        Evaluation evaluation = evaluator.attempt(point);
        archive.add(evaluation);
        return evaluation;
    }
}
