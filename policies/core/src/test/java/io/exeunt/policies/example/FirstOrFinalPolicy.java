package io.exeunt.policies.example;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathTally;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An example of a policy of a third party: asks the first kept exit and, where its largest output is not above a bar, the final one. The
 * bar is the highest that the budget pays for. It compiles against the simulator alone; a line with its class name in {@code
 * META-INF/services/io.exeunt.simulator.policy.ExitPolicy} makes it known by name.
 */
public final class FirstOrFinalPolicy implements ExitPolicy {
    @Override
    public String name() {
        return "first_or_final";
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        ExitOutputs first = context.split().exits().get(first(context.exits()));
        return DoubleStream.concat(
                        DoubleStream.of(Double.NEGATIVE_INFINITY),
                        IntStream.range(0, first.samples()).mapToDouble(i -> largest(first, i)))
                .distinct()
                .mapToObj(bar -> new Fitted(context.exits(), bar))
                .filter(fitted -> context.costs().mean(fitted.paths(context.split())) <= context.budget())
                .max((a, b) -> Double.compare(a.bar(), b.bar()))
                .orElseThrow(() -> tooTight(context));
    }

    private static InvalidInputException tooTight(FitContext context) {
        int first = first(context.exits());
        double needed = context.costs().of(Path.of(first, 1L << first));
        return new InvalidInputException("budget", "Expected at least " + needed + ", given " + context.budget(), null);
    }

    private static int first(ExitSet exits) {
        return exits.indices()[0];
    }

    private static double largest(ExitOutputs outputs, int sample) {
        return outputs.value(sample, outputs.argmax(sample));
    }

    private record Fitted(ExitSet exits, double bar) implements FittedPolicy {
        @Override
        public PathHistogram paths(TraceSplit split) {
            int first = first(exits);
            int last = exits.last();
            PathTally tally = new PathTally();
            for (int i = 0; i < split.samples(); i++) {
                int exit = largest(split.exits().get(first), i) > bar ? first : last;
                tally.add(Path.of(exit, 1L << first | 1L << exit), split.correct(exit, i));
            }
            return tally.histogram();
        }

        @Override
        public String describe() {
            return "first or final: stays above " + bar;
        }
    }
}
