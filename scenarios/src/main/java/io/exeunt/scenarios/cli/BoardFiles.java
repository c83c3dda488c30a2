package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.hwmodels.devicetree.Includes;
import io.exeunt.hwmodels.importer.BoardText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files that boards state their clocks in, and the device trees that lie beside them and are included. */
final class BoardFiles implements Includes {
    /**
     * The text of a file.
     *
     * @throws InvalidInputException if it can't be read, is too long, or is no text
     */
    String read(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    name,
                    "expected a file, given a folder",
                    "dtc -I fs -O dts " + name + " > board.dts makes a file of a tree");
        }
        if (Files.notExists(file)) {
            throw new InvalidInputException(name, "there is no such file", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BoardText.LONGEST + 1);
            if (bytes.length > BoardText.LONGEST) {
                throw new InvalidInputException(
                        name,
                        "longer than " + (BoardText.LONGEST >> 20) + " MiB",
                        "only some of its lines are about clocks");
            }
            return BoardText.decode(name, bytes);
        } catch (IOException e) {
            throw new InvalidInputException(name, "can't be read: " + Reason.of(e), null, e);
        }
    }

    /** A file beside, above or below the one that includes it; never an absolute path. */
    @Override
    public Optional<Included> find(String including, String name) {
        try {
            Path file = Path.of(including).resolveSibling(name);
            boolean there = !Path.of(name).isAbsolute() && Files.isRegularFile(file);
            return there ? Optional.of(new Included(file.toString(), read(file))) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
