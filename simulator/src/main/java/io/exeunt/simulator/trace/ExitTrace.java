package io.exeunt.simulator.trace;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What every exit of a network said about every sample of two splits: <em>fit</em>, on which policies and searches may tune, and
 * <em>report</em>, which nothing may be tuned on.
 *
 * @param network name of the network
 * @param exitNames one per exit, the last one final
 * @param fit what policies and searches may look at
 * @param report what final numbers are computed on
 */
public record ExitTrace(String network, List<String> exitNames, TraceSplit fit, TraceSplit report) {
    public ExitTrace {
        Check.notBlank("network", network);
        exitNames = Check.notEmpty("exitNames", exitNames);
        for (TraceSplit split : List.of(fit, report)) {
            Check.require(
                    split.exits().size() == exitNames.size(),
                    "exits of split " + split.name(),
                    "" + exitNames.size(),
                    split.exits().size());
        }
        Check.require(
                fit.classes() == report.classes(),
                "classes of split " + report.name(),
                "" + fit.classes(),
                report.classes());
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return exitNames.size();
    }
}
