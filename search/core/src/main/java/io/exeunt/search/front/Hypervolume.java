package io.exeunt.search.front;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exact hypervolume: the volume dominated by points and bounded by a reference point. Every coordinate is to be minimised. Source:
 * Zitzler and Thiele, IEEE Trans. Evol. Comp. 3(4), 1999. One to three objectives, O(n log n).
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * Computes it.
     *
     * @param points [point][objective]; those that don't beat the reference in every objective count nothing
     * @param reference [objective], the worst corner; 1 to 3 objectives
     */
    public static double of(double[][] points, double[] reference) {
        Check.require(
                reference.length >= 1 && reference.length <= 3, "number of objectives", "in 1..3", reference.length);
        List<double[]> inside = new ArrayList<>(points.length);
        for (double[] point : points) {
            Check.require(point.length == reference.length, "length of point", reference.length + "", point.length);
            if (beats(point, reference)) {
                inside.add(point);
            }
        }
        int last = reference.length - 1;
        inside.sort(Comparator.comparingDouble(point -> point[last]));
        return sweep(inside, reference);
    }

    private static boolean beats(double[] point, double[] reference) {
        for (int i = 0; i < point.length; i++) {
            if (!(point[i] < reference[i])) {
                return false;
            }
        }
        return true;
    }

    /** Moves along the last objective and sums length or area times step. */
    private static double sweep(List<double[]> sorted, double[] reference) {
        int last = reference.length - 1;
        Staircase section = new Staircase(reference);
        double volume = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double[] point = sorted.get(i);
            section.add(point);
            double next = i + 1 < sorted.size() ? sorted.get(i + 1)[last] : reference[last];
            volume += section.size() * (next - point[last]);
        }
        return volume;
    }

    /** The section across the objectives but the last: nothing, a length, or the area under a falling staircase. */
    private static final class Staircase {
        private final double[] reference;
        private final TreeMap<Double, Double> steps = new TreeMap<>();
        private double size;

        Staircase(double[] reference) {
            this.reference = Arrays.copyOf(reference, reference.length - 1);
            this.size = reference.length == 1 ? 1 : 0;
        }

        double size() {
            return size;
        }

        void add(double[] point) {
            if (reference.length == 1) {
                size = Math.max(size, reference[0] - point[0]);
            } else if (reference.length == 2) {
                addStep(point[0], point[1]);
            }
        }

        private void addStep(double x, double y) {
            Map.Entry<Double, Double> before = steps.floorEntry(x);
            double ceiling = before == null ? reference[1] : before.getValue();
            if (ceiling <= y) {
                return;
            }
            double from = x;
            Map.Entry<Double, Double> next = steps.ceilingEntry(x);
            while (next != null && next.getValue() >= y) {
                size += (next.getKey() - from) * (ceiling - y);
                from = next.getKey();
                ceiling = next.getValue();
                steps.remove(next.getKey());
                next = steps.higherEntry(from);
            }
            size += ((next == null ? reference[0] : next.getKey()) - from) * (ceiling - y);
            steps.put(x, y);
        }
    }
}
