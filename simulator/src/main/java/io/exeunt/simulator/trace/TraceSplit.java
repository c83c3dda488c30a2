package io.exeunt.simulator.trace;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One named part of a data set as all exits saw it.
 *
 * <p>The label array is shared, not copied: treat it as read-only.
 *
 * @param name such as "fit" or "report"
 * @param labels [sample], each in 0 … classes−1
 * @param exits outputs per exit, all of the same samples and classes
 */
@SuppressWarnings("ArrayRecordComponent")
public record TraceSplit(String name, int[] labels, List<ExitOutputs> exits) {
    public TraceSplit {
        Check.notBlank("split name", name);
        exits = Check.notEmpty("exits of split " + name, exits);
        int classes = exits.get(0).classes();
        for (int k = 0; k < exits.size(); k++) {
            String exit = " of exit " + k + " in split " + name;
            Check.require(
                    exits.get(k).samples() == labels.length,
                    "samples" + exit,
                    "" + labels.length,
                    exits.get(k).samples());
            Check.require(
                    exits.get(k).classes() == classes,
                    "classes" + exit,
                    "" + classes,
                    exits.get(k).classes());
        }
        for (int i = 0; i < labels.length; i++) {
            Check.inRange("labels[" + i + "] of split " + name, labels[i], 0, classes - 1);
        }
    }

    /** Number of samples. */
    public int samples() {
        return labels.length;
    }

    /** Number of classes. */
    public int classes() {
        return exits.get(0).classes();
    }

    /** Whether exit k is right about a sample. */
    public boolean correct(int exit, int sample) {
        return exits.get(exit).argmax(sample) == labels[sample];
    }

    /** Share of samples about which exit k is right, 0 … 1; NaN of no samples. */
    public double accuracy(int exit) {
        long right = IntStream.range(0, samples())
                .filter(sample -> correct(exit, sample))
                .count();
        return (double) right / samples();
    }

    /** One sample of this split as a split of its own; its numbers are copied. */
    public TraceSplit sample(int sample) {
        List<ExitOutputs> outputs =
                exits.stream().map(exit -> exit.sample(sample)).toList();
        return new TraceSplit(name, new int[] {labels[sample]}, outputs);
    }

    /**
     * Some samples of this split, in this order, as a split of its own; their numbers are copied.
     *
     * @param part its name
     * @param samples indices, each in 0 … samples()−1
     */
    public TraceSplit select(String part, int[] samples) {
        int[] own = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            own[i] = labels[samples[i]];
        }
        return new TraceSplit(
                part, own, exits.stream().map(exit -> exit.select(samples)).toList());
    }
}
