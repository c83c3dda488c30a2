package io.exeunt.reports.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Winners;
import io.exeunt.explore.result.Winners.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * Who wins where along the front, as JSON. Costs are in the SI unit that their key names; the last stretch has no end, the first nobody
 * before it: {@code null}.
 */
final class WinnersJson {
    private WinnersJson() {}

    static void write(ObjectNode node, Winners winners) {
        node.put("axis", winners.axis().key());
        node.put("paired", winners.paired());
        ArrayNode policies = node.putArray("policies");
        winners.stretches()
                .forEach(stretch -> stretch(policies.addObject(), winners.axis(), "policy", "governors", stretch));
        ArrayNode governors = node.putArray("governors");
        winners.governors()
                .forEach(stretch -> stretch(governors.addObject(), winners.axis(), "governor", "policies", stretch));
    }

    private static void stretch(ObjectNode node, Metric axis, String contender, String with, Stretch stretch) {
        String quantity = FrontJson.key(axis);
        node.put(contender, stretch.contender());
        stretch.with().forEach(node.putArray(with)::add);
        node.put("from_" + quantity, stretch.from());
        node.put("to_" + quantity, finite(stretch.to()));
        node.put("designs", stretch.designs());
        node.put("error_from", stretch.errorFrom());
        node.put("error_to", stretch.errorTo());
        node.put("design", stretch.designId());
        node.put("gain", finite(stretch.gain()));
        node.put("standard_error", finite(stretch.standardError()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
