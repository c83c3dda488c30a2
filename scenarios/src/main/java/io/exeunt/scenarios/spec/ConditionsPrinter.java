package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.DomainCondition;
import org.jspecify.annotations.Nullable;

/** Writes the conditions that a device is under as {@link ConditionsBuilder} reads them. */
final class ConditionsPrinter {
    private ConditionsPrinter() {}

    static void print(ObjectNode device, Conditions conditions) {
        put(device, "ambient_c", conditions.ambientC());
        put(device, "die_c", conditions.dieC());
        put(device, "voltage_offset_mv", conditions.voltageOffsetMv());
        put(device, "peak_gbs_factor", conditions.peakGbsFactor());
        if (!conditions.domains().isEmpty()) {
            ObjectNode domains = device.putObject("domains");
            conditions.domains().forEach((id, domain) -> print(domains.putObject(id), domain));
        }
    }

    private static void print(ObjectNode node, DomainCondition domain) {
        put(node, "max_mhz", domain.maxMhz());
        put(node, "pin_mhz", domain.pinMhz());
        put(node, "voltage_offset_mv", domain.voltageOffsetMv());
    }

    private static void put(ObjectNode node, String key, @Nullable Double value) {
        if (value != null) {
            node.put(key, value);
        }
    }
}
