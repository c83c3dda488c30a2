package io.exeunt.scenarios.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it stands, from the root of the repository
 * @param lines as written
 */
record Page(Path file, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    /**
     * A fenced block of code.
     *
     * @param place page and line
     * @param kind what stands behind its opening fence, such as {@code yaml} or {@code java sketch}; empty for nothing
     * @param text without the fences
     */
    record Block(String place, String kind, String text) {
        @Override
        public String toString() {
            return place + " " + kind;
        }
    }

    /** The root of the repository. */
    static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }

    /** README, CONTRIBUTING and all pages below docs. */
    static List<Page> all() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    .map(root()::relativize)
                    .sorted()
                    .forEach(files::add);
        }
        List<Page> pages = new ArrayList<>();
        for (Path file : files) {
            pages.add(new Page(file, Files.readAllLines(root().resolve(file))));
        }
        return pages;
    }

    /** Its blocks of code, in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                if (open >= 0) {
                    blocks.add(new Block(
                            file + ":" + (open + 1),
                            lines.get(open).substring(3).strip(),
                            String.join("\n", lines.subList(open + 1, i)) + "\n"));
                }
                open = open < 0 ? i : -1;
            }
        }
        return blocks;
    }

    /** Where its links lead, as written. */
    List<String> links() {
        return lines.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }

    /** The names by which other pages reach its headings. */
    List<String> anchors() {
        return lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
