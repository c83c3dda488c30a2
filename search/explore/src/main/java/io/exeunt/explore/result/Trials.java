package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What became of all trials of a search; a report keeps the designs of a few.
 *
 * @param feasible number that keep every limit, those on the front included
 * @param infeasible number that break one
 * @param failures trials that could not be evaluated, by reason, most frequent first
 */
public record Trials(int feasible, int infeasible, List<Failure> failures) {
    /** Longest reason that is shown. */
    private static final int LONGEST = 200;

    public Trials {
        Check.nonNegative("feasible", (long) feasible);
        Check.nonNegative("infeasible", (long) infeasible);
        failures = List.copyOf(failures);
    }

    /** All of these, none of which failed. */
    public static Trials of(List<Design> designs) {
        int infeasible = (int) designs.stream()
                .filter(design -> design.standing() == Standing.INFEASIBLE)
                .count();
        return new Trials(designs.size() - infeasible, infeasible, List.of());
    }

    /** Number of trials that failed. */
    public int failed() {
        return failures.stream().mapToInt(Failure::trials).sum();
    }

    /** Number of trials that could be evaluated. */
    public int evaluated() {
        return feasible + infeasible;
    }

    /** Number of all trials. */
    public int all() {
        return evaluated() + failed();
    }

    /**
     * Trials that failed alike.
     *
     * @param trials how many
     * @param policies policies of these trials
     * @param governors governors of these trials; empty where no board is priced
     * @param reason what they failed with
     */
    public record Failure(int trials, List<String> policies, List<String> governors, String reason) {
        public Failure {
            Check.positive("failed trials", (long) trials);
            policies = List.copyOf(policies);
            governors = List.copyOf(governors);
            reason = shortened(reason.strip().replaceAll("\\s+", " "));
        }

        private static String shortened(String reason) {
            return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
        }

        /** Who failed: policies and governors. */
        public String who() {
            String asked = String.join(", ", policies);
            return governors.isEmpty() ? asked : asked + " under " + String.join(", ", governors);
        }
    }
}
