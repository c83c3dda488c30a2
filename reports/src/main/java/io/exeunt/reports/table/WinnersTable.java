package io.exeunt.reports.table;

import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Winners;
import io.exeunt.explore.result.Winners.Stretch;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.Findings;
import io.exeunt.reports.table.TextTable.Column;
import java.util.List;

/** Who wins where along the front, as tables for people. */
public final class WinnersTable {
    private WinnersTable() {}

    /** Stretches of policies. */
    public static TextTable policies(Winners winners) {
        return table("Policy", "Governors", winners.axis(), winners.stretches());
    }

    /** Stretches of governors. */
    public static TextTable governors(Winners winners) {
        return table("Governor", "Policies", winners.axis(), winners.governors());
    }

    private static TextTable table(String contender, String with, Metric axis, List<Stretch> stretches) {
        List<Column> columns = List.of(
                new Column(contender, false),
                new Column(with, false),
                new Column(axis.title(), false),
                new Column("Better than the one before by", true),
                new Column("Errors on fit", true),
                new Column("Designs", true),
                new Column("For instance", false));
        return new TextTable(
                columns, stretches.stream().map(stretch -> row(axis, stretch)).toList());
    }

    private static List<String> row(Metric axis, Stretch stretch) {
        return List.of(
                stretch.contender(),
                Findings.with(stretch),
                Findings.range(axis, stretch),
                Findings.gain(stretch),
                Numbers.percent(stretch.errorFrom()) + " – " + Numbers.percent(stretch.errorTo()),
                Numbers.count(stretch.designs()),
                stretch.designId());
    }
}
