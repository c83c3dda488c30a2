package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the outputs of a split's exits stand: all in one array, or in an array per exit. In a bundle a trace's own arrays decide which;
 * those outside its folder do if it has none.
 *
 * @param arrays of the trace
 * @param split its name
 * @param stacked the one array, if it is one
 * @param exits how many there are
 */
record ExitArrays(
        TraceArrays arrays, String split, @Nullable NpyArray stacked, int exits) {
    static ExitArrays of(TraceArrays arrays, String split) {
        String own = level(arrays, split);
        boolean inOne = arrays.all().containsKey(own + split + "_probabilities");
        int largest = largestIndex(arrays, own, split);
        if (inOne) {
            arrays.require(
                    largest < 0,
                    split + "_probabilities",
                    "all exits in this array, or each in one of its own",
                    "both, see " + split + "_exit_" + largest);
            return inOne(arrays, split, arrays.required(split + "_probabilities"));
        }
        int exits = 0;
        while (arrays.find(split + "_exit_" + exits) != null) {
            exits++;
        }
        requireAll(arrays, split, exits, largest);
        return new ExitArrays(arrays, split, null, exits);
    }

    private static ExitArrays inOne(TraceArrays arrays, String split, NpyArray stacked) {
        NpyArray labels = arrays.find(split + "_labels");
        int samples = labels == null || labels.shape().length == 0 ? 0 : labels.shape()[0];
        String order = AxisOrder.toStacked(stacked.shape(), samples);
        arrays.require(
                stacked.shape().length == 3 && order == null,
                split + "_probabilities",
                "[exit][sample][class]" + (samples == 0 ? "" : " of " + samples + " samples, as many as labels"),
                stacked.shapeText(),
                order);
        return new ExitArrays(arrays, split, stacked, stacked.shape()[0]);
    }

    /** The trace's folder, or "" if nothing in it is an output of this split. */
    private static String level(TraceArrays arrays, String split) {
        String folder = arrays.folder();
        boolean own =
                arrays.all().containsKey(folder + split + "_probabilities") || largestIndex(arrays, folder, split) >= 0;
        return own ? folder : "";
    }

    /** The largest k of the arrays named {@code <split>_exit_<k>} in a folder; −1 without any. */
    private static int largestIndex(TraceArrays arrays, String folder, String split) {
        Pattern exit = Pattern.compile(Pattern.quote(folder + split) + "_exit_(\\d{1,9})");
        return arrays.all().keySet().stream()
                .map(exit::matcher)
                .filter(Matcher::matches)
                .flatMapToInt(matcher -> IntStream.of(Integer.parseInt(matcher.group(1))))
                .max()
                .orElse(-1);
    }

    private static void requireAll(TraceArrays arrays, String split, int exits, int largest) {
        String missing = split + "_exit_" + exits;
        boolean splitIsThere = arrays.all().keySet().stream()
                .anyMatch(name -> name.startsWith(split + "_") || name.startsWith(arrays.folder() + split + "_"));
        if (exits == 0) {
            throw new InvalidInputException(
                    arrays.where(missing),
                    "Expected an array of this name or one called " + split + "_probabilities, given none",
                    splitIsThere ? null : "halve the samples that are held out: one half for fit, one for report");
        }
        arrays.require(
                largest < exits, missing, "an array of this name, as there is " + split + "_exit_" + largest, "none");
    }

    /**
     * One exit's outputs: all of an array, or one layer of a stacked one.
     *
     * @param name of the array
     * @param layer 0 or, in a stacked one, the exit
     */
    record Outputs(String name, int layer, NpyArray array) {
        boolean stacked() {
            return array.shape().length == 3;
        }
    }

    /** Outputs of an exit. */
    Outputs of(int exit) {
        if (stacked != null) {
            return new Outputs(split + "_probabilities", exit, stacked);
        }
        String name = split + "_exit_" + exit;
        return new Outputs(name, 0, arrays.required(name));
    }
}
