package io.exeunt.explore;

import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Certification.Verdict;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Among the designs that hold, where limits are certified and any holds. */
    static KneeChoice of(ParetoFront front, ExploreSpec spec, @Nullable Certification certification) {
        if (certification == null || certification.holding() == 0) {
            return of(front, spec);
        }
        ParetoFront holding = front.among(
                each -> certification.of(each.id()).filter(Verdict::holds).isPresent());
        KneeChoice choice = of(holding, spec);
        String among = String.format(
                Locale.ROOT,
                "%d of %d designs on the front, those that hold with %s %%",
                holding.size(),
                front.size(),
                BigDecimal.valueOf(certification.confidence())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString());
        return new KneeChoice(choice.knee(), choice.among().isEmpty() ? among : among + "; of them " + choice.among());
    }

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
