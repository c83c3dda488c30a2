package io.exeunt.explore;

import io.exeunt.simulator.policy.Parameter;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which values of a whole-numbered parameter are looked at where counting each takes its time: steps of 1, 2, 4 and so on from the present
 * one both ways, and the ends, quarters and middle of its range.
 */
final class NearValues {
    /** Of fewer values all are looked at. */
    private static final int FEW = 24;

    private static final int PARTS = 4;

    private NearValues() {}

    /** Whether there are so few values that all are looked at. */
    static boolean areAll(Parameter parameter) {
        return parameter.highest() - parameter.lowest() < FEW;
    }

    /** The values, rising, each once. */
    static double[] of(Parameter parameter, double present) {
        double width = parameter.highest() - parameter.lowest();
        DoubleStream steps = DoubleStream.iterate(1, step -> step <= width, step -> 2 * step)
                .flatMap(step -> DoubleStream.of(present - step, present + step));
        DoubleStream parts = IntStream.rangeClosed(0, PARTS)
                .mapToDouble(part -> Math.rint(parameter.lowest() + part * width / PARTS));
        return DoubleStream.concat(steps, parts)
                .filter(value -> value >= parameter.lowest() && value <= parameter.highest())
                .sorted()
                .distinct()
                .toArray();
    }
}
