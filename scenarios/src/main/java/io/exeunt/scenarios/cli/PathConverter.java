package io.exeunt.scenarios.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path as it was typed. */
final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(problem(e));
        }
    }

    /** What is wrong with a text that should be a path: mostly letters that the locale's character set has not. */
    static String problem(InvalidPathException e) {
        return "Expected a path, given '" + e.getInput() + "': the character set of the locale, "
                + System.getProperty("sun.jnu.encoding", "unknown")
                + ", has not all of its letters, or no file may be called so" + System.lineSeparator()
                + "  Maybe set LC_ALL=C.UTF-8";
    }
}
