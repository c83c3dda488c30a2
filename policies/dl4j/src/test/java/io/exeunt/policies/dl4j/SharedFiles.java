package io.exeunt.policies.dl4j;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are not part of this repository: beside it in {@code ../shared}, or where {@code -Dexeunt.shared} says. */
public final class SharedFiles {
    private SharedFiles() {}

    /** One of these files; the test is skipped where it is missing. */
    public static Path find(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        String given = System.getProperty("exeunt.shared");
        Path folder = given == null ? root.resolveSibling("shared") : Path.of(given);
        assumeTrue(Files.exists(folder.resolve(name)), "skipped: " + name + " is not in ../shared");
        return folder.resolve(name);
    }
}
