package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Array names that nobody meant: others' own arrays are left alone, but an almost right name is an error, never a silent default. */
final class Misspellings {
    private static final List<String> KNOWN = List.of(
            "network",
            "exit_names",
            "head_kind",
            "head_system",
            "head_parameters",
            "segment_cost",
            "head_cost",
            "cost_unit",
            "fit_labels",
            "fit_probabilities",
            "fit_confidence",
            "report_labels",
            "report_probabilities",
            "report_confidence");
    private static final Pattern EXIT = Pattern.compile("(fit|report)_exit_\\d+");
    private static final Pattern OUTPUTS =
            Pattern.compile("(fit|report)_(logits?|probs?|outputs?|softmax|scores?|preds?|predictions?)");
    private static final int NEAR = 2;

    private Misspellings() {}

    /**
     * Whether an array is one of a trace's, by its name.
     *
     * @throws InvalidInputException if the name is almost right
     */
    static boolean isOfTrace(Path file, String name) {
        String plain = name.substring(name.indexOf('/') + 1);
        if (KNOWN.contains(plain) || EXIT.matcher(plain).matches()) {
            return true;
        }
        KNOWN.stream()
                .filter(known -> Math.abs(plain.length() - known.length()) <= NEAR && distance(plain, known) <= NEAR)
                .findFirst()
                .ifPresent(known -> {
                    throw new InvalidInputException(
                            file + ":" + NpzEntry.shown(name),
                            "Expected a known array name",
                            "you meant '" + known + "'");
                });
        return false;
    }

    /** Whether an array holds what exits said. */
    static boolean isOutput(String name) {
        String plain = name.substring(name.indexOf('/') + 1);
        return plain.endsWith("_probabilities") || EXIT.matcher(plain).matches();
    }

    /**
     * Tells of outputs that stand under a name of the writer's own, in a file without any under ours.
     *
     * @throws InvalidInputException if there are such
     */
    static void otherOutputs(Path file, List<String> others) {
        others.stream()
                .filter(name -> OUTPUTS.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    String split = name.substring(0, name.indexOf('_'));
                    throw new InvalidInputException(
                            file + ":" + name,
                            "Expected what exits said under " + split + "_exit_0 and so on, or " + split
                                    + "_probabilities",
                            "call it " + split
                                    + "_probabilities if it is [exit][sample][class]; of outputs before softmax say"
                                    + " head_kind=\"logits\"");
                });
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
