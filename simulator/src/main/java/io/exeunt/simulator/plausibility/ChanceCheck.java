package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Exits whose answers have nothing to do with the labels. By chance an exit that gives answer c with share a_c, where label c has share
 * l_c, is right about Σ a_c·l_c. It is warned of if it is not significantly better (z < 1.645), and if an exit that is right a tenth of
 * the way from chance to always would be right that rarely with a probability below the level (binomial, exact).
 */
final class ChanceCheck {
    /** Cohen's κ from which an exit counts as sound. Source: Cohen 1960, doi 10.1177/001316446002000104. */
    private static final double SOUND_KAPPA = 0.1;

    private static final double BETTER = 1.645;

    private ChanceCheck() {}

    static Optional<Implausibility> of(ExitTrace trace, double level) {
        List<Evidence> evidence = new ArrayList<>();
        String advice = "";
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            for (int k = 0; k < trace.exits(); k++) {
                Answers answers = Answers.of(split, k);
                double chance = answers.rightByChance();
                if (isNoBetter(answers, chance, level)) {
                    String name = trace.exitNames().get(k);
                    evidence.add(new Evidence(name, split.name(), answers.accuracy(), chance));
                    advice = advice.isEmpty() ? Mismatch.explain(answers, name, other(trace, split)) : advice;
                }
            }
        }
        return evidence.isEmpty() ? Optional.empty() : Optional.of(new Implausibility(Kind.CHANCE, evidence, advice));
    }

    private static TraceSplit other(ExitTrace trace, TraceSplit split) {
        return split == trace.fit() ? trace.report() : trace.fit();
    }

    private static boolean isNoBetter(Answers answers, double chance, double level) {
        int samples = answers.samples();
        if (chance >= 1) { // one class alone: always right
            return false;
        }
        double deviation = Math.sqrt(chance * (1 - chance) / samples);
        boolean better =
                deviation == 0 ? answers.accuracy() > chance : (answers.accuracy() - chance) / deviation >= BETTER;
        double sound = chance + SOUND_KAPPA * (1 - chance);
        return !better && new BinomialDistribution(null, samples, sound).cumulativeProbability(answers.right()) < level;
    }
}
