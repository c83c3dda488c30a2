package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.validation.Accuracy;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How near predictions come to measurements, a row per group of them. */
final class AccuracyListing {
    private static final int MOST_ROWS = 20;

    private final List<AccuracyColumn> columns;
    private final Listing listing;

    /**
     * An empty one.
     *
     * @param what is in the rows
     * @param further headings behind these columns
     */
    AccuracyListing(String what, List<AccuracyColumn> columns, String... further) {
        this.columns = columns;
        Stream<String> titles = columns.stream().map(column -> ">" + column.title());
        listing = new Listing(Stream.of(Stream.of(what), titles, Stream.of(further))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    AccuracyListing row(String name, Accuracy accuracy, String... further) {
        Stream<String> figures = columns.stream().map(column -> column.of(accuracy));
        listing.row(Stream.of(Stream.of(name), figures, Stream.of(further))
                .flatMap(each -> each)
                .toList());
        return this;
    }

    void print(PrintWriter out) {
        listing.print(out);
    }

    /** Where there are several groups a row for each; of many the worst. */
    static void several(PrintWriter out, String what, List<AccuracyColumn> columns, Map<String, Accuracy> all) {
        if (all.size() < 2) {
            return;
        }
        boolean many = all.size() > MOST_ROWS;
        AccuracyListing listing =
                new AccuracyListing(what + (many ? ", worst " + MOST_ROWS + " of " + all.size() : ""), columns);
        Comparator<Map.Entry<String, Accuracy>> order =
                many ? Comparator.comparingDouble(entry -> -entry.getValue().meanError()) : (a, b) -> 0;
        all.entrySet().stream()
                .sorted(order)
                .limit(MOST_ROWS)
                .forEach(entry -> listing.row(entry.getKey().replaceFirst("^nasbench201 ", ""), entry.getValue()));
        out.println();
        listing.print(out);
    }
}
