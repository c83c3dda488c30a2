package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of a table and how they are found: by their name, else whatever the case and the signs between the words ("Latency (ms)"), else
 * in another unit ({@code latency_s} for {@code latency_ms}).
 */
final class CsvColumns {
    private final String file;
    private final List<String> names;
    private final List<String> titles;
    private final Map<String, Optional<Found>> found = new HashMap<>();

    /**
     * A column that was found.
     *
     * @param index of its field
     * @param factor from its unit to the one that was asked for
     */
    record Found(int index, double factor) {}

    /**
     * Columns.
     *
     * @param file for messages
     * @param names under which they are found
     * @param titles as the file calls them
     */
    CsvColumns(String file, List<String> names, List<String> titles) {
        this.file = file;
        this.names = List.copyOf(names);
        this.titles = List.copyOf(titles);
    }

    List<String> names() {
        return names;
    }

    /** The name of a column that was found. */
    String name(Found column) {
        return names.get(column.index());
    }

    /** As the file calls a column. */
    String title(String column) {
        return find(column).map(each -> titles.get(each.index())).orElse(column);
    }

    Optional<Found> find(String column) {
        return found.computeIfAbsent(column, this::search);
    }

    Found require(String column) {
        return find(column)
                .orElseThrow(() -> new InvalidInputException(
                        file + ":1",
                        "no column '" + column + "'; it has "
                                + titles.stream()
                                        .filter(title -> !title.isBlank())
                                        .collect(Collectors.joining(", ")),
                        hint(column)));
    }

    private String hint(String column) {
        if (titles.size() == 1) {
            return "it is no table: write a header and a row per measurement (docs/calibration.md)";
        }
        Optional<String> near = Suggestion.nearest(column, titles);
        if (near.isPresent()) {
            return "'" + near.get() + "' is meant: --columns " + column + "=" + near.get();
        }
        return column.equals("runtime")
                ? "it is the same for all rows: --with runtime=<id>"
                : "it has another name there: --columns " + column + "=<its name>";
    }

    private Optional<Found> search(String column) {
        Optional<Found> exact = only(column, Function.identity());
        if (exact.isPresent()) {
            return exact;
        }
        Optional<Found> alike = only(column, MeasuredUnit::plain);
        return alike.isPresent() ? alike : only(column, name -> MeasuredUnit.quantity(MeasuredUnit.plain(name)));
    }

    private Optional<Found> only(String column, Function<String, String> key) {
        String wanted = key.apply(column);
        List<Integer> matching = IntStream.range(0, names.size())
                .filter(i -> !names.get(i).isEmpty() && key.apply(names.get(i)).equals(wanted))
                .boxed()
                .toList();
        if (matching.size() > 1) {
            throw new InvalidInputException(
                    file + ":1",
                    "expected one column '" + column + "', found "
                            + matching.stream().map(titles::get).collect(Collectors.joining(" and ")),
                    "one of them has to be renamed");
        }
        return matching.stream().findFirst().map(i -> new Found(i, factor(names.get(i), column)));
    }

    private static double factor(String theirs, String ours) {
        Optional<MeasuredUnit> from = MeasuredUnit.of(MeasuredUnit.plain(theirs));
        Optional<MeasuredUnit> to = MeasuredUnit.of(MeasuredUnit.plain(ours));
        return from.isPresent() && to.isPresent() ? from.get().in(to.get()) : 1;
    }
}
