package io.exeunt.scenarios.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in the repository, for pages that tell of it. */
final class Repository {
    private static final int DEPTH = 2;

    private Repository() {}

    /** Folders of modules with code, from the root. */
    static List<String> modules() throws IOException {
        try (Stream<Path> folders = Files.walk(Page.root(), DEPTH)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> Page.root().relativize(folder).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Names of types that have a file of their own. */
    static List<String> types() throws IOException {
        try (Stream<Path> files =
                Files.find(Page.root(), Integer.MAX_VALUE, (file, is) -> is.isRegularFile() && isSource(file))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().replace('\\', '/').contains("/src/");
    }
}
