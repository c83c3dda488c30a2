package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;

/**
 * What each backbone segment and each exit head costs, in one unit (MACs, seconds or joules).
 *
 * @param unit for messages, such as "MMAC", "s" or "J"
 * @param segment [exit], cost of backbone segment k
 * @param head [exit], cost of the head of exit k
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExitCosts(String unit, double[] segment, double[] head) {
    public ExitCosts {
        segment = segment.clone();
        head = head.clone();
        Check.require(segment.length == head.length, "head costs", segment.length + " in number", head.length);
        for (int k = 0; k < head.length; k++) {
            Check.nonNegative("segment[" + k + "]", segment[k]);
            Check.nonNegative("head[" + k + "]", head[k]);
        }
    }

    /** Cost of a path: its segments and the heads it evaluated. */
    public double of(Path path) {
        double sum = 0;
        for (int k = 0; k <= path.exit(); k++) {
            sum += segment[k] + (path.evaluates(k) ? head[k] : 0);
        }
        return sum;
    }

    /** Mean cost per sample. */
    public double mean(PathHistogram histogram) {
        double sum = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            sum += entry.count() * of(entry.path());
        }
        return sum / histogram.samples();
    }

    /** Variance of the cost between samples, in the unit's square; 0 where all take one path. */
    public double variance(PathHistogram histogram) {
        double mean = mean(histogram);
        double sum = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            double apart = of(entry.path()) - mean;
            sum += entry.count() * apart * apart;
        }
        return sum / histogram.samples();
    }
}
