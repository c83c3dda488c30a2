package io.exeunt.scenarios.spark;

import io.exeunt.scenarios.spec.PortableScenario;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * A cell on its way to an executor.
 *
 * @param index of the cell
 * @param scenario that is asked
 * @param subject hash of what it is asked about
 * @param commandLine that makes the same study
 */
record CellInput(int index, PortableScenario scenario, String subject, ArrayList<String> commandLine)
        implements Serializable {}
