package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.Locale;

/** Guesses why an exit is right no more often than by chance: tries what scripts get wrong, and says what would be right then. */
final class Mismatch {
    /** How much more has to be right before a guess is worth saying. */
    private static final double GAIN = 0.25;

    private static final int SAMPLES_PER_CLASS = 20;

    private Mismatch() {}

    static String explain(Answers answers, String exit, TraceSplit otherSplit) {
        double enough = Math.max(answers.rightByChance(), answers.commonest()) + GAIN;
        if (Arrays.stream(answers.answers()).allMatch(answer -> answer == answers.answers()[0])) {
            return "look at exit " + exit + ": it always answers class " + answers.answers()[0];
        }
        int shift = bestShift(answers);
        if ((double) answers.rightWith(shift) / answers.samples() >= enough) {
            return "classes are numbered otherwise: if labels were " + offset(shift, answers.classes()) + ", " + exit
                    + " would be right about " + percent((double) answers.rightWith(shift) / answers.samples());
        }
        double moved = Math.max(moved(answers, 1), moved(answers, -1));
        if (moved >= enough) {
            return "labels stand one sample off: moved by one, " + exit + " would be right about " + percent(moved);
        }
        boolean swappable = otherSplit.samples() == answers.samples();
        double swapped = swappable ? accuracy(answers.answers(), otherSplit.labels()) : 0;
        if (swapped >= enough) {
            return "labels of fit and report are swapped: with those of " + otherSplit.name() + ", " + exit
                    + " would be right about " + percent(swapped);
        }
        boolean plenty = answers.samples() >= SAMPLES_PER_CLASS * answers.classes();
        if (plenty && answers.accuracyRenumbered() >= enough) {
            return "classes are in another order than the outputs: renumbered, " + exit + " would be right about "
                    + percent(answers.accuracyRenumbered());
        }
        return "look whether labels and outputs are of the same samples in the same order, and classes numbered alike";
    }

    private static int bestShift(Answers answers) {
        int best = 0;
        for (int shift = 1; shift < answers.classes(); shift++) {
            best = answers.rightWith(shift) > answers.rightWith(best) ? shift : best;
        }
        return best;
    }

    /** Answers so much higher fit the labels: labels have to come down by it, or up by what is left to the number of classes. */
    private static String offset(int shift, int classes) {
        return shift <= classes / 2 ? shift + " lower" : classes - shift + " higher";
    }

    private static double moved(Answers answers, int by) {
        int samples = answers.samples();
        int right = 0;
        for (int i = Math.max(0, -by); i < Math.min(samples, samples - by); i++) {
            right += answers.answers()[i] == answers.labels()[i + by] ? 1 : 0;
        }
        return (double) right / samples;
    }

    private static double accuracy(int[] answers, int[] labels) {
        int right = 0;
        for (int i = 0; i < answers.length; i++) {
            right += answers[i] == labels[i] ? 1 : 0;
        }
        return (double) right / answers.length;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
