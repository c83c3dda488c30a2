package io.exeunt.hwmodels.workload.table;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.List;

/** What the rows of the two published kinds of table have in common. */
final class PublishedRows {
    private PublishedRows() {}

    static FeatureMap input(Row row) {
        return new FeatureMap(row.positive("cin"), row.positive("hin"), row.positive("win"));
    }

    static FeatureMap output(Row row) {
        return new FeatureMap(row.positive("cout"), row.positive("hout"), row.positive("wout"));
    }

    static InvalidInputException unknown(Row row, String key, String given, List<String> allowed) {
        return row.error(
                key,
                "unknown operator '" + given + "'; allowed are " + String.join(", ", allowed),
                Row.meant(given, allowed));
    }
}
