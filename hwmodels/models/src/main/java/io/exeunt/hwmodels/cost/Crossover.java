package io.exeunt.hwmodels.cost;

/** The smooth maximum of two times, (a⁴ + b⁴)^¼: what two overlapping activities take that hinder each other a little. */
final class Crossover {
    private Crossover() {}

    /** (a⁴ + b⁴)^¼, never below the larger and never above the sum. */
    static double smooth(double a, double b) {
        double high = Math.max(a, b);
        if (high == 0) {
            return 0;
        }
        double ratio = Math.min(a, b) / high;
        double square = ratio * ratio;
        return high * Math.sqrt(Math.sqrt(1 + square * square));
    }

    /** x⁴. */
    static double fourth(double x) {
        double square = x * x;
        return square * square;
    }
}
