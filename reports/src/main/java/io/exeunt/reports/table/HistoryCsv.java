package io.exeunt.reports.table;

import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.SearchHistory;
import io.exeunt.reports.table.TextTable.Column;
import java.util.List;
import java.util.stream.Stream;

/**
 * The progress of the searches as CSV: search ("search" or "random"), generation, evaluations, hypervolume (of the normalised unit
 * box), feasible_share (0 … 1) and front_size.
 */
public final class HistoryCsv {
    private HistoryCsv() {}

    /** All rows of the search, then those of random search. */
    public static String of(SearchHistory history) {
        List<Column> columns = Stream.of(
                        "search", "generation", "evaluations", "hypervolume", "feasible_share", "front_size")
                .map(name -> new Column(name, false))
                .toList();
        List<List<String>> rows = Stream.concat(
                        history.search().stream().map(progress -> row("search", progress)),
                        history.randomSearch().stream().map(progress -> row("random", progress)))
                .toList();
        return new TextTable(columns, rows).csv();
    }

    private static List<String> row(String search, HistoryPoint progress) {
        return List.of(
                search,
                Integer.toString(progress.generation()),
                Long.toString(progress.evaluations()),
                Double.toString(progress.hypervolume()),
                Double.toString(progress.feasibleShare()),
                Integer.toString(progress.frontSize()));
    }
}
