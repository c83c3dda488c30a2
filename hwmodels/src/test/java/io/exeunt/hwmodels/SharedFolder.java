package io.exeunt.hwmodels;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Published measurements and layer tables that lie beside the repository on some machines; tests that need them are skipped elsewhere. */
public final class SharedFolder {
    private SharedFolder() {}

    /** A file below the shared folder; skips the running test, saying why, where there is none. */
    public static Path file(String relative) {
        String given = System.getProperty("exeunt.shared", "");
        Path root = given.isEmpty() ? repositoryRoot().resolveSibling("shared") : Path.of(given);
        Path file = root.resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "needs " + file + "; set -Dexeunt.shared=<folder> or put it beside the repository");
        return file;
    }

    private static Path repositoryRoot() {
        Path here = Path.of("").toAbsolutePath();
        while (here.getParent() != null && !Files.exists(here.resolve("LICENSE"))) {
            here = here.getParent();
        }
        return here;
    }
}
