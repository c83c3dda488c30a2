package io.exeunt.scenarios.run;

import io.exeunt.hwmodels.device.Device;
import io.exeunt.reports.model.Assumption;
import java.util.List;

/** What a device's numbers rest on, for the report's footnotes. */
final class Assumptions {
    private Assumptions() {}

    static List<Assumption> of(Device device) {
        return device.sources().values().stream()
                .map(s -> new Assumption(s, Assumption.Kind.MEASURED, s))
                .toList();
    }
}
