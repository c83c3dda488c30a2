package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.DomainCondition;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the conditions that a device of a scenario is under from its keys, which stand beside the others. */
final class ConditionsBuilder {
    private ConditionsBuilder() {}

    static Conditions conditions(Section device) {
        return new Conditions(
                orNull(device, "ambient_c"),
                orNull(device, "die_c"),
                orNull(device, "voltage_offset_mv"),
                domains(device.child("domains")),
                orNull(device, "peak_gbs_factor"),
                null,
                null);
    }

    private static Map<String, DomainCondition> domains(Section section) {
        Map<String, DomainCondition> domains = new TreeMap<>();
        section.node().fieldNames().forEachRemaining(id -> domains.put(id, domain(section.child(id))));
        return domains;
    }

    private static DomainCondition domain(Section section) {
        return section.checked(() -> new DomainCondition(
                orNull(section, "max_mhz"), orNull(section, "pin_mhz"), orNull(section, "voltage_offset_mv")));
    }

    private static @Nullable Double orNull(Section section, String key) {
        return section.has(key) ? section.number(key) : null;
    }
}
