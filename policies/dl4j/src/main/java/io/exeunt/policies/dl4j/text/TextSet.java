package io.exeunt.policies.dl4j.text;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.LabelledImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Texts to learn from and to be judged on. Tokens are numbered in the order in which the files have them, from 1; 0 fills texts that are
 * shorter than others. A network gets them numbered by a {@link Vocabulary}.
 *
 * @param set both parts
 * @param words tokens by number, less 1
 * @param shortened texts of which only the beginning is kept
 */
public record TextSet(ImageSet set, List<String> words, int shortened) {
    /** What is longer is hardly one text. */
    static final int MOST_TOKENS = 8192;

    private static final int MOST_CLASSES = 256;
    /** As many as an array of bytes has room for. */
    private static final long MOST_IN_ALL = Integer.MAX_VALUE / Integer.BYTES;

    public TextSet {
        words = List.copyOf(words);
    }

    /**
     * Where texts are.
     *
     * @param train file to learn from
     * @param test file to be judged on
     * @param layout of both
     * @param encoding of both
     * @param tokens that are kept of a text, > 0
     */
    public record Source(Path train, Path test, TextLayout layout, TextEncoding encoding, int tokens) {}

    /**
     * Reads both files.
     *
     * @throws InvalidInputException if a file can't be read, a text is empty or beyond 8,192 tokens, a class is unknown or without texts,
     *     or there are more than 536,870,911 tokens in a file, short texts filled up
     */
    public static TextSet read(Source source) {
        List<TextRow> train = TextFile.read(source.train(), source.layout(), source.encoding());
        List<TextRow> test = TextFile.read(source.test(), source.layout(), source.encoding());
        List<String> classes = classes(source.train(), train);
        Numbering numbering = new Numbering(source, classes);
        LabelledImages learned = numbering.numbered("train", source.train(), train);
        LabelledImages judged = numbering.numbered("test", source.test(), test);
        return new TextSet(new ImageSet(learned, judged), List.copyOf(numbering.numbers.keySet()), numbering.shortened);
    }

    /** Names of classes: by number where all are numbers, else in alphabetical order. */
    private static List<String> classes(Path file, List<TextRow> rows) {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.label()));
        if (names.size() < 2 || names.size() > MOST_CLASSES) {
            throw new InvalidInputException(
                    file.toString(),
                    "expected 2 to " + MOST_CLASSES + " classes, given " + names.size() + ": "
                            + String.join(", ", names.stream().limit(3).toList()) + (names.size() > 3 ? ", …" : ""),
                    "data.layout names another one");
        }
        Stream<String> ordered = names.stream();
        return names.stream().allMatch(name -> name.matches("\\d{1,9}"))
                ? ordered.sorted(Comparator.comparing(Integer::valueOf)).toList()
                : ordered.toList();
    }

    /** Gives tokens their numbers, and classes theirs. */
    private static final class Numbering {
        private final Source source;
        private final List<String> classes;
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private int shortened;

        Numbering(Source source, List<String> classes) {
            this.source = source;
            this.classes = classes;
        }

        LabelledImages numbered(String name, Path file, List<TextRow> rows) {
            int length = source.tokens();
            requireRoom(file, rows.size(), length);
            int[] tokens = new int[rows.size() * length];
            byte[] labels = new byte[rows.size()];
            int[] counts = new int[classes.size()];
            for (int i = 0; i < rows.size(); i++) {
                String where = file + ":" + rows.get(i).line();
                List<String> words = words(where, rows.get(i).text());
                for (int t = 0; t < Math.min(length, words.size()); t++) {
                    tokens[i * length + t] = numbers.computeIfAbsent(words.get(t), word -> numbers.size() + 1);
                }
                int label = label(where, rows.get(i).label());
                counts[label]++;
                labels[i] = (byte) label;
            }
            requireAll(file, counts);
            return LabelledImages.ofTexts(name, length, classes.size(), tokens, labels);
        }

        private static void requireRoom(Path file, long texts, int length) {
            if (texts * length > MOST_IN_ALL) {
                throw new InvalidInputException(
                        file.toString(),
                        "expected at most " + MOST_IN_ALL + " tokens in all, given " + texts + " texts of " + length,
                        "lower data.tokens");
            }
        }

        private List<String> words(String where, String text) {
            List<String> words = Tokeniser.tokens(text);
            if (words.isEmpty()) {
                throw new InvalidInputException(where, "expected a text of at least one word, given none", null);
            }
            if (words.size() > MOST_TOKENS) {
                throw new InvalidInputException(
                        where,
                        "expected a text of at most " + MOST_TOKENS + " words and signs, given " + words.size(),
                        "several texts run into one another: a quotation mark or a line break is missing");
            }
            shortened += words.size() > source.tokens() ? 1 : 0;
            return words;
        }

        private int label(String where, String name) {
            int label = classes.indexOf(name);
            if (label < 0) {
                throw new InvalidInputException(
                        where,
                        "expected a class of " + source.train().getFileName() + ": " + String.join(", ", classes)
                                + "; given '" + name + "'",
                        Suggestion.hint(name, classes).orElse(null));
            }
            return label;
        }

        private void requireAll(Path file, int[] counts) {
            List<String> empty = new ArrayList<>();
            for (int c = 0; c < counts.length; c++) {
                if (counts[c] == 0) {
                    empty.add(classes.get(c));
                }
            }
            if (!empty.isEmpty()) {
                throw new InvalidInputException(
                        file.toString(),
                        "expected texts of every class, found none of " + String.join(", ", empty),
                        null);
            }
        }
    }
}
