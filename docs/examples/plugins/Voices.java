package org.example;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathTally;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;

/** What an exit and the kept one before it say together about each sample of a split. */
final class Voices {
    private final TraceSplit split;

    Voices(TraceSplit split) {
        this.split = split;
    }

    /** Where samples leave whose joint probability of one class is at least the exit's level; all others at the final exit. */
    PathHistogram paths(ExitSet exits, double[] levels) {
        int[] kept = exits.indices();
        PathTally tally = new PathTally();
        for (int i = 0; i < split.samples(); i++) {
            add(tally, kept, levels, i);
        }
        return tally.histogram();
    }

    private void add(PathTally tally, int[] kept, double[] levels, int sample) {
        long asked = 0;
        for (int at = 0; at < kept.length; at++) {
            int exit = kept[at];
            asked |= 1L << exit;
            int before = kept[Math.max(0, at - 1)];
            int answer = answer(exit, before, sample);
            if (at == kept.length - 1 || joint(exit, before, sample, answer) >= levels[exit]) {
                tally.add(Path.of(exit, asked), answer == split.labels()[sample]);
                return;
            }
        }
    }

    private int answer(int exit, int before, int sample) {
        int best = 0;
        for (int label = 1; label < split.classes(); label++) {
            if (joint(exit, before, sample, label) > joint(exit, before, sample, best)) {
                best = label;
            }
        }
        return best;
    }

    /** The later exit counts twice. */
    private double joint(int exit, int before, int sample, int label) {
        ExitOutputs late = split.exits().get(exit);
        ExitOutputs early = split.exits().get(before);
        return (2 * late.value(sample, label) + early.value(sample, label)) / 3;
    }
}
