package io.exeunt.search;

import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.List;
import java.util.Map;

/** A small problem with every kind of dimension, both directions, a constraint, and designs that fail. */
public final class MixedProblem {
    public static final DesignSpace SPACE = DesignSpace.of(
            new Dimension.Flag("early"),
            new Dimension.Choice("policy", List.of("entropy", "margin", "patience")),
            new Dimension.IntRange("clock", 1, 12),
            new Dimension.RealRange("threshold", 0, 1));

    public static final Goals GOALS = new Goals(
            List.of(Objective.maximize("accuracy", ""), Objective.minimize("energy", "mJ")),
            List.of(Constraint.atMost("latency", "ms", 8)));

    private MixedProblem() {}

    /** Fails by throwing for margin at a threshold above 0.7. */
    public static Evaluation evaluate(DesignPoint point) {
        double threshold = point.real("threshold");
        if (point.choice("policy").equals("margin") && threshold > 0.7) {
            throw new ArithmeticException("no margin");
        }
        double work = point.flag("early") ? 4 + 6 * threshold : 12;
        double accuracy = 0.99 - (point.flag("early") ? 0.2 * (1 - threshold) * (1 + point.choiceIndex("policy")) : 0);
        double clock = point.integer("clock");
        return GOALS.evaluation(
                point,
                Map.of("accuracy", accuracy, "energy", work * (1 + clock * clock / 40), "latency", 10 * work / clock));
    }
}
