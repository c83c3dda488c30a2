package io.exeunt.explore.sweep;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Cells that have some values in common.
 *
 * @param values that they have in common
 * @param cells how many they are
 * @param spreads by measure
 * @param bestDesigns how many different exits and policies their best designs have
 */
public record Group(List<String> values, int cells, List<Spread> spreads, int bestDesigns) {
    public Group {
        values = List.copyOf(values);
        spreads = List.copyOf(spreads);
    }

    /** One group per value of an axis, over all values of the others. */
    public static List<Group> alongAxis(SweepReport sweep, int axis) {
        return of(sweep, cell -> List.of(cell.values().get(axis)));
    }

    /** One group per question: cells that differ in their seed alone. Empty where no seed or but one was used. */
    public static List<Group> overSeeds(SweepReport sweep) {
        OptionalInt seed = seedAxis(sweep);
        return seed.isEmpty() ? List.of() : of(sweep, cell -> without(cell.values(), seed.getAsInt()));
    }

    /** Index of the axis that repeats, if it has two values or more. */
    public static OptionalInt seedAxis(SweepReport sweep) {
        return IntStream.range(0, sweep.axes().size())
                .filter(axis -> sweep.axes().get(axis).repeats()
                        && sweep.axes().get(axis).values().size() > 1)
                .findFirst();
    }

    private static List<String> without(List<String> values, int index) {
        List<String> rest = new ArrayList<>(values);
        rest.remove(index);
        return rest;
    }

    private static List<Group> of(SweepReport sweep, Function<SweepCell, List<String>> key) {
        Map<List<String>, List<SweepCell>> groups = new LinkedHashMap<>();
        sweep.cells().forEach(cell -> groups.computeIfAbsent(key.apply(cell), values -> new ArrayList<>())
                .add(cell));
        List<Measure> measures = Measure.of(sweep);
        return groups.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), measures))
                .toList();
    }

    private static Group group(List<String> values, List<SweepCell> cells, List<Measure> measures) {
        List<Spread> spreads = measures.stream()
                .map(measure -> Spread.of(cells.stream().mapToDouble(measure::of)))
                .toList();
        long different = cells.stream()
                .flatMap(cell -> cell.best().stream())
                .map(Design::configuration)
                .map(Group::kind)
                .distinct()
                .count();
        return new Group(values, cells.size(), spreads, (int) different);
    }

    private static List<String> kind(Configuration configuration) {
        List<String> kind = new ArrayList<>(configuration.exits());
        kind.add(configuration.contender());
        return kind;
    }
}
