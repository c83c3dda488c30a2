package io.exeunt.reports.comparison;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.Clocked;
import java.util.Locale;

/** Governors of one arena as JSON. What is not modelled, and a demand that was not made, is {@code null}. */
final class ClocksJson {
    private ClocksJson() {}

    static void write(ObjectNode node, ClockComparison clocks) {
        number(node, "latencyBudgetMs", clocks.latencyBudgetMs());
        number(node, "periodMs", clocks.periodMs());
        node.put("verdict", clocks.verdict());
        ArrayNode rows = node.putArray("rows");
        for (Clocked clocked : clocks.rows()) {
            ObjectNode row = rows.addObject();
            row.put("policy", clocked.policy());
            row.put("budget", clocked.budget());
            row.put("governor", clocked.governor());
            if (clocked instanceof Clocked.Priced priced) {
                priced(row, priced);
            } else {
                row.put("problem", ((Clocked.Refused) clocked).reason());
            }
        }
    }

    private static void priced(ObjectNode row, Clocked.Priced priced) {
        row.put("kind", priced.kind().name().toLowerCase(Locale.ROOT));
        row.put("rule", priced.rule());
        number(row, "latencyMs", priced.latencyMs());
        number(row, "lateShare", priced.lateShare());
        number(row, "inferenceMj", priced.energy().inferenceMj());
        number(row, "switchingMj", priced.energy().switchingMj());
        number(row, "idleMj", priced.energy().idleMj());
        ComparisonJson.interval(row, "totalMj", priced.totalMj());
        ComparisonJson.interval(row, "againstConstant", priced.againstConstant());
        ComparisonJson.interval(row, "accuracyAtEqualEnergy", priced.atEqualEnergy());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
