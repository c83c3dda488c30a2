package io.exeunt.explore.sweep;

import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * How the best design changes from one value of an axis to the next, all else equal.
 *
 * @param axis index of the axis
 * @param from value
 * @param to the next value
 * @param pairs pairs of cells that differ in this alone and both have a best design
 * @param exits pairs in which other exits are kept
 * @param policies pairs in which another policy decides, or other heads
 * @param parameters pairs with the same exits and policy in which its numbers differ
 * @param clocks pairs in which clocks or their governor differ
 * @param differences by measure: spread over the pairs of value at {@code to} less value at {@code from}
 */
public record AxisStep(
        int axis,
        String from,
        String to,
        int pairs,
        int exits,
        int policies,
        int parameters,
        int clocks,
        List<Spread> differences) {
    public AxisStep {
        differences = List.copyOf(differences);
    }

    private record Pair(SweepCell from, SweepCell to) {
        boolean differs(BiPredicate<Configuration, Configuration> same) {
            return !same.test(configuration(from), configuration(to));
        }

        private static Configuration configuration(SweepCell cell) {
            return cell.best().map(Design::configuration).orElseThrow();
        }
    }

    /** Every step of every axis, in order. */
    public static List<AxisStep> of(SweepReport sweep) {
        List<Measure> measures = Measure.of(sweep);
        Map<List<String>, SweepCell> byValues = new HashMap<>();
        sweep.cells().forEach(cell -> byValues.put(cell.values(), cell));
        List<AxisStep> steps = new ArrayList<>();
        for (int axis = 0; axis < sweep.axes().size(); axis++) {
            List<String> values = sweep.axes().get(axis).values();
            for (int i = 0; i + 1 < values.size(); i++) {
                List<Pair> pairs = pairs(sweep, byValues, axis, values.get(i), values.get(i + 1));
                steps.add(step(axis, values.get(i), values.get(i + 1), pairs, measures));
            }
        }
        return steps;
    }

    private static List<Pair> pairs(
            SweepReport sweep, Map<List<String>, SweepCell> byValues, int axis, String from, String to) {
        List<Pair> pairs = new ArrayList<>();
        for (SweepCell cell : sweep.cells()) {
            if (cell.values().get(axis).equals(from) && cell.best().isPresent()) {
                List<String> beside = new ArrayList<>(cell.values());
                beside.set(axis, to);
                SweepCell next = byValues.get(beside);
                if (next != null && next.best().isPresent()) {
                    pairs.add(new Pair(cell, next));
                }
            }
        }
        return pairs;
    }

    private static AxisStep step(int axis, String from, String to, List<Pair> pairs, List<Measure> measures) {
        List<Spread> differences = measures.stream()
                .map(measure ->
                        Spread.of(pairs.stream().mapToDouble(pair -> measure.of(pair.to()) - measure.of(pair.from()))))
                .toList();
        BiPredicate<Configuration, Configuration> exits = (a, b) -> a.exits().equals(b.exits());
        BiPredicate<Configuration, Configuration> policy =
                (a, b) -> a.contender().equals(b.contender());
        BiPredicate<Configuration, Configuration> numbers =
                (a, b) -> !exits.and(policy).test(a, b)
                        || a.parameters().equals(b.parameters()) && a.setting().equals(b.setting());
        return new AxisStep(
                axis,
                from,
                to,
                pairs.size(),
                count(pairs, exits),
                count(pairs, policy),
                count(pairs, numbers),
                count(pairs, AxisStep::sameClocks),
                differences);
    }

    private static int count(List<Pair> pairs, BiPredicate<Configuration, Configuration> same) {
        return (int) pairs.stream().filter(pair -> pair.differs(same)).count();
    }

    private static boolean sameClocks(Configuration a, Configuration b) {
        return a.freqHz().equals(b.freqHz()) && governors(a).equals(governors(b));
    }

    private static List<String> governors(Configuration configuration) {
        return configuration.clocks().stream().map(BoardClocks::governor).toList();
    }
}
