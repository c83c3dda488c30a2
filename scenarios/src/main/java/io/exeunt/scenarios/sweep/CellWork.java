package io.exeunt.scenarios.sweep;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.workbench.PackedStudy;

/** What is to be done for a cell: all of it here, or packed for another machine and taken from there. Safe for use by many threads. */
public interface CellWork {
    /** Computes a cell in this process; throws nothing but errors of Java itself. */
    CellEnd compute(PlannedCell cell);

    /** A cell for another machine, or how it ended before it could be packed. */
    Packed pack(PlannedCell cell);

    /** Takes what another machine has computed into the cell's folder, as if it had been computed here. */
    CellEnd take(PlannedCell cell, byte[] study);

    /** A cell that broke down elsewhere. */
    CellEnd failed(PlannedCell cell, String reason);

    /** A cell whose scenario turned out to be wrong elsewhere; it is told with the value's place. */
    CellEnd mistaken(PlannedCell cell, InvalidInputException mistake);

    /**
     * Tells the user something that is likely to mislead.
     *
     * @param hint what mends it; "" for nothing
     */
    void warn(String text, String hint);

    /** What packing a cell has come to. */
    sealed interface Packed {
        /** Ready to go. */
        record Ready(PackedStudy study) implements Packed {}

        /** Nothing to send: its network can't be had, or the user wants to stop. */
        record Ended(CellEnd end) implements Packed {}
    }
}
