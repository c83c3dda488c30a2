package io.exeunt.explore;

import io.exeunt.simulator.analytic.BriefOutcome;
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

    /** BriefOutcome that stand for those of all boards; the accuracy is the same on each. */
    BriefOutcome of(List<BriefOutcome> boards) {
        if (boards.size() == 1) {
            return boards.get(0);
        }
        LatencyDistribution latency = new LatencyDistribution(
                over(boards, f -> f.latency().meanS()),
                over(boards, f -> f.latency().p50S()),
                over(boards, f -> f.latency().p95S()),
                over(boards, f -> f.latency().p99S()),
                over(boards, f -> f.latency().worstS()));
        return new BriefOutcome(boards.get(0).accuracy(), latency, over(boards, BriefOutcome::energyJ));
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
    private double over(List<BriefOutcome> boards, ToDoubleFunction<BriefOutcome> figure) {
        double worst = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (BriefOutcome each : boards) {
            double value = figure.applyAsDouble(each);
            worst = Math.max(worst, value);
            sum += value;
        }
        return this == WORST ? worst : sum / boards.size();
    }
}
