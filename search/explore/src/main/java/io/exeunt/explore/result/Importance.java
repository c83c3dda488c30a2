package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.Comparator;
import java.util.List;

/**
 * Which choices decide what designs are worth, over the whole space: first-order Sobol indices, from designs drawn uniformly.
 *
 * @param designs how many it was estimated from
 * @param choices in the order of the space
 */
public record Importance(int designs, List<Choice> choices) {
    /** Nothing is known. */
    public static final Importance UNKNOWN = new Importance(0, List.of());

    public Importance {
        Check.nonNegative("designs", (long) designs);
        choices = List.copyOf(choices);
    }

    /**
     * One dimension of the space.
     *
     * @param name of the dimension
     * @param shares by objective, of the variance that goes back to it alone, 0 … 1
     */
    public record Choice(String name, List<Double> shares) {
        public Choice {
            Check.notBlank("name", name);
            shares = List.copyOf(shares);
        }

        /** Its largest share. */
        public double most() {
            return shares.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    /** Those that matter most for some objective, the most important first. */
    public List<Choice> greatest(int count) {
        return choices.stream()
                .sorted(Comparator.comparingDouble(Choice::most).reversed())
                .limit(count)
                .toList();
    }

    /** Share of the variance of an objective that no dimension alone explains, 0 … 1: what lies in their combinations, and in chance. */
    public double combined(int objective) {
        double alone = choices.stream()
                .mapToDouble(choice -> choice.shares().get(objective))
                .sum();
        return Math.max(0, 1 - alone);
    }
}
