package io.exeunt.policies.dl4j.text;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.data.LabelledImages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The tokens that a network knows: those that the texts it learns from have most often. */
public final class Vocabulary {
    /** What fills a text that is shorter than others. */
    public static final int PADDING = 0;

    /** Every token that is not known. */
    public static final int UNKNOWN = 1;

    private static final int RESERVED = 2;

    private Vocabulary() {}

    /**
     * The number that a network knows each token of a set by: 2, 3, … from the most frequent one on, tokens of equal frequency by their
     * letters; {@link #UNKNOWN} for all others.
     *
     * @param train texts that a network learns from, numbered as in the set
     * @param words of the set
     * @param size numbers that there are, {@link #PADDING} and {@link #UNKNOWN} among them, > 2
     * @return new numbers by the set's
     */
    public static int[] of(LabelledImages train, List<String> words, int size) {
        Check.require(size > RESERVED, "size", "> " + RESERVED, size);
        long[] counts = counts(train, words.size() + 1);
        List<Integer> known = IntStream.rangeClosed(1, words.size())
                .filter(number -> counts[number] > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer number) -> -counts[number])
                        .thenComparing(number -> words.get(number - 1)))
                .limit(size - RESERVED)
                .toList();
        int[] table = new int[words.size() + 1];
        Arrays.fill(table, UNKNOWN);
        table[PADDING] = PADDING;
        for (int rank = 0; rank < known.size(); rank++) {
            table[known.get(rank)] = RESERVED + rank;
        }
        return table;
    }

    private static long[] counts(LabelledImages texts, int numbers) {
        long[] counts = new long[numbers];
        float[] tokens = new float[(int) texts.shape().elements()];
        for (int i = 0; i < texts.size(); i++) {
            texts.copyTo(i, tokens, 0);
            for (float token : tokens) {
                counts[(int) token]++;
            }
        }
        return counts;
    }
}
