package io.exeunt.explore;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Quantity;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.Winners;
import io.exeunt.explore.result.Winners.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Walks a front from cheap to dear and notes which contender gives the fewest errors on <em>fit</em> at each cost. The cost is energy
 * where it is an objective, else latency, else operations.
 */
final class WinnerWalk {
    private final Metric axis;

    WinnerWalk(List<Metric> objectives) {
        this.axis = objectives.stream()
                .filter(metric -> metric.quantity() != Quantity.SHARE)
                .min(Comparator.comparing(metric -> switch (metric.quantity()) {
                    case ENERGY -> 0;
                    case TIME -> 1;
                    default -> 2;
                }))
                .orElse(Metric.MACS);
    }

    Winners of(List<Design> designs) {
        List<Design> best = best(designs);
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= best.size(); i++) {
            if (i == best.size() || !contender(best.get(i)).equals(contender(best.get(first)))) {
                double to = i == best.size()
                        ? Double.POSITIVE_INFINITY
                        : axis.of(best.get(i).fit());
                stretches.add(stretch(best.subList(first, i), to));
                first = i;
            }
        }
        return new Winners(axis, stretches);
    }

    /** Designs of the front than which none is as cheap with fewer errors, from cheap to dear. */
    private List<Design> best(List<Design> designs) {
        List<Design> rising = designs.stream()
                .filter(design -> design.standing() == Standing.FRONT)
                .sorted(Comparator.<Design>comparingDouble(design -> axis.of(design.fit()))
                        .thenComparingDouble(design -> design.fit().error())
                        .thenComparing(Design::id))
                .toList();
        List<Design> best = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Design design : rising) {
            if (design.fit().error() < least) {
                least = design.fit().error();
                best.add(design);
            }
        }
        return best;
    }

    private Stretch stretch(List<Design> designs, double to) {
        Design cheap = designs.get(0);
        Design dear = designs.get(designs.size() - 1);
        return new Stretch(
                contender(cheap),
                axis.of(cheap.fit()),
                to,
                designs.size(),
                cheap.fit().error(),
                dear.fit().error(),
                dear.id());
    }

    private static String contender(Design design) {
        return design.configuration().contender();
    }
}
