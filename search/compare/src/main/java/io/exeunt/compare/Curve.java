package io.exeunt.compare;

import java.util.Comparator;
import java.util.List;

/**
 * Accuracy against mean cost, straight between measured points. Where two points cost the same, the more accurate counts.
 */
final class Curve {
    private final List<Point> points;

    /** A measured point. */
    record Point(double cost, double accuracy) {}

    Curve(List<Point> points) {
        this.points = points.stream()
                .sorted(Comparator.comparingDouble(Point::cost).thenComparingDouble(Point::accuracy))
                .toList();
    }

    /** Whether a cost lies between the cheapest and the dearest point. */
    boolean reaches(double cost) {
        return !points.isEmpty()
                && cost >= points.get(0).cost()
                && cost <= points.get(points.size() - 1).cost();
    }

    /** Accuracy at a cost; beyond the ends that of the end. */
    double accuracyAt(double cost) {
        int next = 0;
        while (next < points.size() && points.get(next).cost() <= cost) {
            next++;
        }
        if (next == 0 || next == points.size()) {
            return points.get(next == 0 ? 0 : next - 1).accuracy();
        }
        Point below = points.get(next - 1);
        Point above = points.get(next);
        double share = (cost - below.cost()) / (above.cost() - below.cost());
        return below.accuracy() + share * (above.accuracy() - below.accuracy());
    }
}
