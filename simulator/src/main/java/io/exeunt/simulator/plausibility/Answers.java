package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.trace.TraceSplit;

/**
 * What an exit answered, and what would have been right.
 *
 * @param classes number of classes
 * @param answers [sample]
 * @param labels [sample]
 */
@SuppressWarnings("ArrayRecordComponent")
record Answers(int classes, int[] answers, int[] labels) {
    static Answers of(TraceSplit split, int exit) {
        int[] answers = new int[split.samples()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = split.exits().get(exit).argmax(i);
        }
        return new Answers(split.classes(), answers, split.labels());
    }

    int samples() {
        return answers.length;
    }

    int right() {
        return rightWith(0);
    }

    double accuracy() {
        return (double) right() / samples();
    }

    /** Right ones if each answer were so much higher, beginning anew after the last class. */
    int rightWith(int shift) {
        int right = 0;
        for (int i = 0; i < answers.length; i++) {
            right += (answers[i] + shift) % classes == labels[i] ? 1 : 0;
        }
        return right;
    }

    /** Σ over classes of the share among answers times the share among labels. */
    double rightByChance() {
        int[] given = counts(answers);
        int[] truth = counts(labels);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += (double) given[c] / samples() * truth[c] / samples();
        }
        return sum;
    }

    private int[] counts(int[] values) {
        int[] counts = new int[classes];
        for (int value : values) {
            counts[value]++;
        }
        return counts;
    }

    /** Share of the commonest label. */
    double commonest() {
        int most = 0;
        for (int count : counts(labels)) {
            most = Math.max(most, count);
        }
        return (double) most / samples();
    }

    /** Share that would be right if each class stood for the label that it is given for most often. */
    double accuracyRenumbered() {
        int[][] confusion = new int[classes][classes];
        for (int i = 0; i < answers.length; i++) {
            confusion[answers[i]][labels[i]]++;
        }
        int right = 0;
        for (int[] row : confusion) {
            int most = 0;
            for (int count : row) {
                most = Math.max(most, count);
            }
            right += most;
        }
        return (double) right / samples();
    }
}
