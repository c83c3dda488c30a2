package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Exits that are right significantly more often than the final one: McNemar's exact test, one-sided. */
final class OrderCheck {
    private OrderCheck() {}

    static Optional<Implausibility> of(ExitTrace trace, double level) {
        List<Evidence> evidence = new ArrayList<>();
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            int last = trace.exits() - 1;
            for (int k = 0; k < last; k++) {
                if (isBetter(split, k, last, level)) {
                    evidence.add(new Evidence(
                            trace.exitNames().get(k),
                            split.name(),
                            Answers.of(split, k).accuracy(),
                            Answers.of(split, last).accuracy()));
                }
            }
        }
        evidence.sort(Comparator.comparingDouble(found -> found.compared() - found.observed()));
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Implausibility(
                        Kind.OVERTHINKING,
                        evidence,
                        "look at the order of the exits, and compare with leaving there: policy fixed:"
                                + trace.exitNames().indexOf(evidence.get(0).subject())));
    }

    private static boolean isBetter(TraceSplit split, int exit, int other, double level) {
        int only = 0;
        int onlyOther = 0;
        for (int i = 0; i < split.samples(); i++) {
            boolean right = split.correct(exit, i);
            boolean otherRight = split.correct(other, i);
            only += right && !otherRight ? 1 : 0;
            onlyOther += otherRight && !right ? 1 : 0;
        }
        return only > onlyOther
                && new BinomialDistribution(null, only + onlyOther, 0.5).cumulativeProbability(onlyOther) < level;
    }
}
