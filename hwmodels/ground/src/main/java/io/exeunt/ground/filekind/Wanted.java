package io.exeunt.ground.filekind;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What is taken somewhere, and how else one gets there from a file of another kind. */
public enum Wanted {
    /** What exits said. */
    TRACE("a trace (.npz)", Set.of(FileKind.NPZ, FileKind.ZIP, FileKind.BINARY, FileKind.EMPTY), false),
    /** What policies may be compared on. */
    TRACE_OR_SCENARIO(
            "a trace (.npz) or a scenario (YAML)",
            Set.of(
                    FileKind.NPZ,
                    FileKind.ZIP,
                    FileKind.SCENARIO,
                    FileKind.YAML,
                    FileKind.JSON,
                    FileKind.TEXT,
                    FileKind.EMPTY),
            false),
    /** A network with its weights. */
    ONNX("an ONNX model", Set.of(FileKind.ONNX, FileKind.BINARY, FileKind.TENSORFLOW, FileKind.EMPTY), false),
    /** A network of Keras, whose layers are counted. */
    KERAS("a Keras model (.h5)", Set.of(FileKind.HDF5, FileKind.BINARY, FileKind.EMPTY), false),
    /** Any arrays by name. */
    ARRAYS("a NumPy archive (.npz)", Set.of(FileKind.NPZ, FileKind.ZIP, FileKind.BINARY, FileKind.EMPTY), false),
    /** What a run is told. */
    SCENARIO(
            "a scenario (YAML)",
            Set.of(FileKind.SCENARIO, FileKind.YAML, FileKind.JSON, FileKind.TEXT, FileKind.EMPTY),
            false),
    /** A board. */
    DEVICE(
            "a device file (YAML)",
            Set.of(FileKind.DEVICE, FileKind.YAML, FileKind.JSON, FileKind.TEXT, FileKind.EMPTY),
            false),
    /** A network's layers; gzipped too. */
    LAYER_TABLE(
            "a layer table (JSON)", Set.of(FileKind.LAYER_TABLE, FileKind.JSON, FileKind.TEXT, FileKind.EMPTY), true),
    /** What was measured on a board; gzipped too. */
    MEASUREMENTS("a table of measurements (CSV)", Set.of(FileKind.CSV, FileKind.TEXT, FileKind.EMPTY), true),
    /** Operating points of a board. */
    CLOCKS(
            "a device tree or a listing of /sys",
            Set.of(
                    FileKind.DEVICE_TREE,
                    FileKind.CLOCK_LISTING,
                    FileKind.TEXT,
                    FileKind.YAML,
                    FileKind.CSV,
                    FileKind.XML,
                    FileKind.EMPTY),
            false),
    /** Designs that a search has found. */
    FRONT("a front.json", Set.of(FileKind.FRONT, FileKind.JSON, FileKind.TEXT, FileKind.EMPTY), false);

    private final String description;
    private final Set<FileKind> accepted;
    private final boolean gzipped;

    Wanted(String description, Set<FileKind> accepted, boolean gzipped) {
        this.description = description;
        this.accepted = accepted;
        this.gzipped = gzipped;
    }

    /** With its article: "a trace (.npz)". */
    String description() {
        return description;
    }

    /**
     * Refuses a file that is recognised as something else, before its reader stumbles over it. What is not there or can't be read is
     * left to the reader.
     *
     * @throws InvalidInputException naming what it is, and the way from there
     */
    public void require(Path file) {
        FileKind kind;
        try {
            kind = gzipped ? FileKind.unpacked(file) : FileKind.of(file);
        } catch (IOException e) {
            return;
        }
        if (!accepted.contains(kind)) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected " + description + ", given " + kind.description(),
                    Ways.from(kind, this, file).orElse(null));
        }
    }

    /** Whether a file holds arrays by name; false where it can't be read. */
    public static boolean isArrays(Path file) {
        try {
            FileKind kind = Files.isRegularFile(file) ? FileKind.of(file) : FileKind.EMPTY;
            return kind == FileKind.NPZ || kind == FileKind.ZIP;
        } catch (IOException e) {
            return false;
        }
    }
}
