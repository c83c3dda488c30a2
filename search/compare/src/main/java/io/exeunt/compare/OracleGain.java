package io.exeunt.compare;

import io.exeunt.ground.statistics.Interval;
import java.util.Locale;

/**
 * What a governor that knows every path would gain, and by what: parts of its energy on <em>report</em> against that of the best constant
 * clocks which are also rested in. Each part is the step from one class of governors to the next, so they add up.
 */
final class OracleGain {
    private final ClockTrial trial;
    private final ClockFigures.Intervals intervals;
    private final int index;

    OracleGain(ClockTrial trial, ClockFigures.Intervals intervals, int index) {
        this.trial = trial;
        this.intervals = intervals;
        this.index = index;
    }

    /** A sentence; empty where no such governor takes part. */
    String text() {
        return trial.bestBound().map(this::text).orElse("");
    }

    private String text(int bound) {
        Interval share = intervals.againstConstant(index, bound);
        String gain = String.format(
                Locale.ROOT,
                " A governor that knew every path beforehand would take %+.2f %% [%+.2f, %+.2f] of these.",
                share.estimate() * 100,
                share.low() * 100,
                share.high() * 100);
        return gain + trial.unresting().map(base -> parts(base, bound)).orElse("");
    }

    private String parts(int base, int bound) {
        double all = trial.reportMj(base);
        int constant = trial.bestConstant().orElse(base);
        int perExit = trial.bestPerExit()
                .filter(g -> trial.fitMj(g) < trial.fitMj(constant))
                .orElse(constant);
        double resting = (trial.reportMj(constant) - all) / all;
        double changing = (trial.reportMj(perExit) - trial.reportMj(constant)) / all;
        double knowing = (trial.reportMj(bound) - trial.reportMj(perExit)) / all;
        return String.format(
                Locale.ROOT,
                " Against the best constant clocks that are also rested in it would take %+.2f %%: resting lower brings %+.2f, changing"
                        + " clocks at exits %+.2f, knowing the path %+.2f points.",
                (resting + changing + knowing) * 100,
                resting * 100,
                changing * 100,
                knowing * 100);
    }
}
