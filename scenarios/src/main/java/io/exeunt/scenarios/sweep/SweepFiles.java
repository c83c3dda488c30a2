package io.exeunt.scenarios.sweep;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a sweep.
 *
 * @param root its folder
 */
record SweepFiles(Path root) {
    /** Longest name of a cell's folder; some file systems allow 143 bytes. */
    private static final int MOST_LETTERS = 120;

    private static final int HASH_LETTERS = 12;

    /** Locked while a sweep works on the folder. */
    Path lock() {
        return root.resolve(".sweep.lock");
    }

    /** The keys that are varied, one a line. */
    private Path keys() {
        return root.resolve("sweep.keys");
    }

    Path cell(String name) {
        return root.resolve("cells").resolve(name);
    }

    /**
     * Name of a cell's folder: it depends on the cell alone, so that a sweep of more values finds those that it has.
     *
     * @param assignments of the cell
     */
    static String name(List<String> assignments) {
        String exact = String.join("+", assignments);
        String name = exact.replaceAll("[^A-Za-z0-9._=+-]", "_");
        if (name.equals(exact) && name.length() <= MOST_LETTERS) {
            return name;
        }
        String hash = Sha256.of(exact.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_LETTERS);
        return name.substring(0, Math.min(name.length(), MOST_LETTERS - HASH_LETTERS - 1)) + "-" + hash;
    }

    /**
     * Makes sure that the folder is this sweep's, or nobody's yet. More values of the same keys are welcome.
     *
     * @throws InvalidInputException if it holds a sweep over other keys, or a study
     */
    void begin(List<String> keys) {
        try {
            if (Files.exists(root.resolve("study.json"))) {
                throw foreign("a study was begun in this folder, not a sweep");
            }
            if (Files.isRegularFile(keys())) {
                List<String> kept = BoundedFile.text(keys(), BoundedFile.MIB, "a sweep's list of keys")
                        .lines()
                        .toList();
                if (!kept.equals(keys)) {
                    throw foreign("another sweep was begun in this folder: it varies " + String.join(", ", kept)
                            + ", given " + String.join(", ", keys));
                }
            }
            AtomicFile.write(keys(), String.join("\n", keys) + "\n");
        } catch (IOException e) {
            throw StoreException.writing(root, e);
        }
    }

    private InvalidInputException foreign(String what) {
        return new InvalidInputException(root.toString(), what, "name another folder (--output).");
    }
}
