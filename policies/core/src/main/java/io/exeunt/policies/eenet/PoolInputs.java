package io.exeunt.policies.eenet;

/**
 * What an exit may answer with: its own head's log-probabilities, those that the pool before it came to, if there is one, and the evidence
 * that its own head gives for each class, max(0, ln p − ln 1e-3).
 *
 * @param classes number of classes
 * @param rows [expert][sample · classes + class], the exit's own head first
 * @param evidence [sample · classes + class]; mostly zeros where the head is sure
 */
@SuppressWarnings("ArrayRecordComponent")
record PoolInputs(int classes, double[][] rows, double[] evidence) {
    private static final double LEAST = Math.log(1e-3);

    static PoolInputs of(int classes, double[]... experts) {
        double[] evidence = experts[0].clone();
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = Math.max(0, evidence[i] - LEAST);
        }
        return new PoolInputs(classes, experts, evidence);
    }

    int experts() {
        return rows.length;
    }

    double[] expert(int j) {
        return rows[j];
    }

    int samples() {
        return evidence.length / classes;
    }
}
