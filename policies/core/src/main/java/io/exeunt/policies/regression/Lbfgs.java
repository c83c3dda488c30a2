package io.exeunt.policies.regression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function of many variables by limited-memory BFGS with backtracking (Nocedal and Wright, Numerical
 * Optimization, 2nd ed., algorithm 7.4).
 */
public final class Lbfgs {
    private static final int MEMORY = 8;
    private static final int HALVINGS = 30;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SMALLEST_CURVATURE = 1e-12;

    /** What is minimised. */
    @FunctionalInterface
    public interface Objective {
        /** Its value; the gradient is written over what {@code gradient} holds. */
        double at(double[] point, double[] gradient);
    }

    /** Change of the point and of the gradient in one step. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Change(double[] point, double[] gradient, double curvature) {}

    private final Objective objective;
    private final Deque<Change> newestFirst = new ArrayDeque<>();

    private Lbfgs(Objective objective) {
        this.objective = objective;
    }

    /** The point that so many steps from a starting point lead to; fewer steps where none leads further down. */
    public static double[] minimise(Objective objective, double[] start, int steps) {
        return new Lbfgs(objective).descend(start, steps);
    }

    private double[] descend(double[] start, int steps) {
        double[] point = start.clone();
        double[] gradient = new double[point.length];
        double value = objective.at(point, gradient);
        for (int step = 0; step < steps; step++) {
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double length = 1;
            double reached = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < HALVINGS; halving++) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                reached = objective.at(next, nextGradient);
                if (reached <= value + SUFFICIENT_DECREASE * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(reached < value)) {
                return point;
            }
            remember(point, gradient, next, nextGradient);
            point = next;
            gradient = nextGradient;
            value = reached;
        }
        return point;
    }

    private void remember(double[] point, double[] gradient, double[] next, double[] nextGradient) {
        double[] moved = difference(next, point);
        double[] turned = difference(nextGradient, gradient);
        double curvature = dot(moved, turned);
        if (curvature > SMALLEST_CURVATURE) {
            newestFirst.addFirst(new Change(moved, turned, curvature));
            if (newestFirst.size() > MEMORY) {
                newestFirst.removeLast();
            }
        }
    }

    /** Two-loop recursion; the first step goes down the gradient, one unit far at most. */
    private double[] direction(double[] gradient) {
        double[] direction = new double[gradient.length];
        add(direction, gradient, -1);
        double[] share = new double[newestFirst.size()];
        int age = 0;
        for (Change change : newestFirst) {
            share[age] = dot(change.point(), direction) / change.curvature();
            add(direction, change.gradient(), -share[age++]);
        }
        Change newest = newestFirst.peekFirst();
        double scale = newest == null
                ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
                : newest.curvature() / dot(newest.gradient(), newest.gradient());
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (Iterator<Change> oldestFirst = newestFirst.descendingIterator(); oldestFirst.hasNext(); ) {
            Change change = oldestFirst.next();
            add(direction, change.point(), share[--age] - dot(change.gradient(), direction) / change.curvature());
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double[] vector, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * vector[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, b, -1);
        return difference;
    }
}
