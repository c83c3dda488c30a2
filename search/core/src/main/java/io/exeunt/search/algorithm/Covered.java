package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells whether a front has a member that is nowhere worse than given objective values. Who answered last is asked first, as what is asked
 * one after the other lies side by side. For one thread.
 */
final class Covered implements Predicate<double[]> {
    private final double[][] members;

    Covered(List<Evaluation> front) {
        this(front.stream().map(Evaluation::minimized).toArray(double[][]::new));
    }

    private Covered(double[][] members) {
        this.members = members;
    }

    /** Gives the same answers, for another thread. */
    Covered copy() {
        return new Covered(members.clone());
    }

    @Override
    public boolean test(double[] minimized) {
        for (int i = 0; i < members.length; i++) {
            if (isNoWorse(members[i], minimized)) {
                double[] found = members[i];
                members[i] = members[i / 2];
                members[i / 2] = found;
                return true;
            }
        }
        return false;
    }

    private static boolean isNoWorse(double[] member, double[] other) {
        for (int i = 0; i < member.length; i++) {
            if (member[i] > other[i]) {
                return false;
            }
        }
        return true;
    }
}
