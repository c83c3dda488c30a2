package io.exeunt.policies.dl4j.trace;

import io.exeunt.simulator.trace.ExitTrace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often one exit alone is right.
 *
 * @param exit name
 * @param fit share of the fit split, 0 … 1
 * @param report share of the report split, 0 … 1
 */
public record ExitAccuracy(String exit, double fit, double report) {
    /** One row per exit. */
    public static List<ExitAccuracy> table(ExitTrace trace) {
        return IntStream.range(0, trace.exits())
                .mapToObj(exit -> new ExitAccuracy(
                        trace.exitNames().get(exit),
                        trace.fit().accuracy(exit),
                        trace.report().accuracy(exit)))
                .toList();
    }
}
