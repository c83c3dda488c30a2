package io.exeunt.scenarios.sweep;

/** How the work on a cell ended; what it found lies in its folder. */
public sealed interface CellEnd {
    /** Its study has come to its end. */
    record Done() implements CellEnd {}

    /**
     * It broke down; others go on.
     *
     * @param reason for people
     */
    record Failed(String reason) implements CellEnd {}

    /** The user wants to stop; the cell goes on from there another time. */
    record Stopped() implements CellEnd {}
}
