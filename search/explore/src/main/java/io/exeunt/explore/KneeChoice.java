package io.exeunt.explore;

import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import java.util.Optional;

/**
 * The design that a report recommends: the knee of the front or, where nobody asked for an accuracy, of that part of it that a person would
 * look at. Otherwise a front that reaches down to guessing recommends guessing at half.
 *
 * @param knee empty for an empty front
 * @param among which designs it was chosen among, in words; "" for the whole front
 */
record KneeChoice(Optional<Evaluation> knee, String among) {
    /** Errors further than this above the best one on the front are not looked at. */
    private static final double MOST_ERROR = 0.05;

    static KneeChoice of(ParetoFront front, ExploreSpec spec) {
        int error = spec.objectives().indexOf(DesignObjective.ERROR);
        if (error < 0 || spec.budget().minAccuracy() > 0 || front.isEmpty()) {
            return new KneeChoice(front.knee(), "");
        }
        double best = front.members().stream()
                .mapToDouble(each -> each.minimized(error))
                .min()
                .orElseThrow();
        ParetoFront near = front.among(each -> each.minimized(error) <= best + MOST_ERROR);
        return near.size() == front.size()
                ? new KneeChoice(front.knee(), "")
                : new KneeChoice(
                        near.knee(),
                        near.size() + " of " + front.size() + " designs on the front, those within "
                                + Math.round(100 * MOST_ERROR) + " points of the most accurate one");
    }
}
