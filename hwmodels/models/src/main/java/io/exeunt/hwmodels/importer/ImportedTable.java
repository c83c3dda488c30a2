package io.exeunt.hwmodels.importer;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.dvfs.OppTable;

/**
 * A table of operating points as a board's files name it.
 *
 * @param name label or node name in a device tree, policy or device in sysfs
 * @param opps the table; voltages NaN where the files give none
 * @param transitionS declared time in s from a request until the new clock holds; NaN where the files give none
 * @param origin whose table it is and how it was chosen, in words; empty if nothing is known but its name
 */
public record ImportedTable(String name, OppTable opps, double transitionS, String origin) {
    public ImportedTable {
        Check.notBlank("name", name);
        Check.require(Double.isNaN(transitionS) || transitionS >= 0, "transitionS", ">= 0 or NaN", transitionS);
    }
}
