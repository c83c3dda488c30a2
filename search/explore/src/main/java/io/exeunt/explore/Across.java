package io.exeunt.explore;

import io.exeunt.simulator.analytic.Figures;
import io.exeunt.simulator.result.LatencyDistribution;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What an objective is where there are several boards. Limits hold on each of them in any case. */
public enum Across {
    /** The worst over the boards. */
    WORST,
    /** The mean over the boards. */
    MEAN;

    /** Name in scenario files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Figures that stand for those of all boards; the accuracy is the same on each. */
    Figures of(List<Figures> boards) {
        if (boards.size() == 1) {
            return boards.get(0);
        }
        LatencyDistribution latency = new LatencyDistribution(
                over(boards, f -> f.latency().meanS()),
                over(boards, f -> f.latency().p50S()),
                over(boards, f -> f.latency().p95S()),
                over(boards, f -> f.latency().p99S()),
                over(boards, f -> f.latency().worstS()));
        return new Figures(boards.get(0).accuracy(), latency, over(boards, Figures::energyJ));
    }

    /** One number that stands for those of all boards; NaN of none. */
    double of(double[] boards) {
        if (boards.length == 0) {
            return Double.NaN;
        }
        double sum = DoubleStream.of(boards).sum();
        return this == WORST ? DoubleStream.of(boards).max().orElse(Double.NaN) : sum / boards.length;
    }

    /** NaN, "not modelled", as soon as one board's is. */
    private double over(List<Figures> boards, ToDoubleFunction<Figures> figure) {
        double worst = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (Figures each : boards) {
            double value = figure.applyAsDouble(each);
            worst = Math.max(worst, value);
            sum += value;
        }
        return this == WORST ? worst : sum / boards.size();
    }
}
