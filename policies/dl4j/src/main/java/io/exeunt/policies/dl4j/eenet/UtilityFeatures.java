package io.exeunt.policies.dl4j.eenet;

/**
 * What a learned utility looks at: how sure the exit is (log-odds, largest probability, margin, entropy, second and third largest
 * log-probability) and, from the second kept exit on, how far earlier ones agree. None depends on the number of classes or on their order.
 */
final class UtilityFeatures {
    private static final int OWN = 7;
    private static final int HISTORY = 5;
    private static final double SMALLEST = 1e-4;
    private static final double LARGEST_LOG_ODDS = 8;

    private UtilityFeatures() {}

    /** Features at one exit, [sample][feature]; the first is 1. */
    static double[][] at(LogProbabilities outputs, int exit) {
        double[][] features = new double[outputs.samples()][OWN + (exit == 0 ? 0 : HISTORY)];
        for (int i = 0; i < features.length; i++) {
            own(outputs, exit, i, features[i]);
            if (exit > 0) {
                history(outputs, exit, i, features[i]);
            }
        }
        return features;
    }

    private static void own(LogProbabilities outputs, int exit, int sample, double[] features) {
        int classes = outputs.classes();
        double[] top = {SMALLEST, SMALLEST, SMALLEST};
        double entropy = 0;
        for (int i = sample * classes; i < (sample + 1) * classes; i++) {
            double logP = outputs.rows()[exit][i];
            double p = Math.exp(logP);
            entropy -= p * logP;
            insert(top, p);
        }
        features[0] = 1;
        features[1] = Math.min(LARGEST_LOG_ODDS, Math.log(top[0] / Math.max(1 - top[0], SMALLEST)));
        features[2] = top[0];
        features[3] = top[0] - top[1];
        features[4] = entropy;
        features[5] = Math.log(top[1]);
        features[6] = Math.log(top[2]);
    }

    private static void insert(double[] top, double p) {
        for (int rank = 0; rank < top.length; rank++) {
            if (p > top[rank]) {
                System.arraycopy(top, rank, top, rank + 1, top.length - rank - 1);
                top[rank] = p;
                return;
            }
        }
    }

    private static void history(LogProbabilities outputs, int exit, int sample, double[] features) {
        int classes = outputs.classes();
        int answer = Rows.argmax(outputs.rows()[exit], classes, sample);
        double probability = 0;
        double agreement = 0;
        for (int j = 0; j < exit; j++) {
            probability += Math.exp(outputs.rows()[j][sample * classes + answer]) / exit;
            agreement += Rows.argmax(outputs.rows()[j], classes, sample) == answer ? 1.0 / exit : 0;
        }
        double[] before = outputs.rows()[exit - 1];
        int answerBefore = Rows.argmax(before, classes, sample);
        features[OWN] = probability;
        features[OWN + 1] = agreement;
        features[OWN + 2] = Math.max(Math.log(SMALLEST), before[sample * classes + answer]);
        features[OWN + 3] = answerBefore == answer ? 1 : 0;
        features[OWN + 4] = Math.exp(before[sample * classes + answerBefore]);
    }
}
