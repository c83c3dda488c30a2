package io.exeunt.hwmodels.measure;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What Linux says of the machine in files below {@code /sys} and {@code /proc}.
 *
 * @param root folder that holds {@code sys} and {@code proc}: {@code /}, or a copy
 */
public record SystemFiles(Path root) {
    private static final int LONGEST = 1 << 20;

    /** Text of a file without blanks around it; empty if it is not there, empty, or can't be read. */
    Optional<String> read(String name) {
        try {
            return text(name).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A file's whole number; empty as for {@link #read}, or if it is none. */
    OptionalLong number(String name) {
        return read(name)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** Whether a file is there but may not be read. */
    boolean refuses(String name) {
        try {
            text(name);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private Optional<String> text(String name) throws IOException {
        Path file = root.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip());
        }
    }

    /** Names in a folder, sorted; none if there is no such folder. */
    List<String> list(String folder) {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Writes a number to a file that is there, as the kernel wants it.
     *
     * @throws InvalidInputException if the machine refuses it
     */
    void write(String name, long value) {
        Check.require(!name.contains(".."), "name", "within the tree", name);
        Path file = root.resolve(name);
        try {
            Files.writeString(file, value + "\n", StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "can't be set to " + value + ": " + Reason.of(e),
                    "clocks are set by root alone; without --clocks they are left as they are",
                    e);
        }
    }
}
