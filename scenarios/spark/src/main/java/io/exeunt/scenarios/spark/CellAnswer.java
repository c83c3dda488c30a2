package io.exeunt.scenarios.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes back of a cell.
 *
 * @param index of the cell
 * @param found its study, or why there is none
 * @param warnings that its machine had for the user
 * @param machine Java and processor that computed it
 */
record CellAnswer(int index, Found found, ArrayList<Warning> warnings, String machine) implements Serializable {
    /** How it ended. */
    sealed interface Found extends Serializable permits Study, Broken, Mistaken {}

    /** A study that has come to its end, packed. */
    record Study(byte[] packed) implements Found {}

    /** It broke down. */
    record Broken(String reason) implements Found {}

    /**
     * A value of its scenario is wrong; where that stands only the driver knows.
     *
     * @param pointer JSON pointer of the value
     * @param hint what may be meant; "" for nothing
     */
    record Mistaken(String pointer, String problem, String hint) implements Found {}

    /** Something that is likely to mislead. */
    record Warning(String text, String hint) implements Serializable {}

    static CellAnswer of(int index, Found found, List<Warning> warnings) {
        return new CellAnswer(index, found, new ArrayList<>(warnings), thisMachine());
    }

    /** What could make another machine's floating point differ in a last digit. */
    static String thisMachine() {
        return "Java " + System.getProperty("java.specification.version") + " (" + System.getProperty("java.vm.vendor")
                + ") on " + System.getProperty("os.arch");
    }
}
