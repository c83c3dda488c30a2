package io.exeunt.policies.eenet;

/**
 * EENet's features of one exit: class probabilities p (C of them), max p, e = 1 + Σ p ln p / ln C (1 is certain, 0 knows nothing), then the
 * utilities of all earlier exits clamped to 0 … 1. Source: arXiv 2301.07099 and its code.
 */
final class EenetFeatures {
    private EenetFeatures() {}

    /** Number of features that do not depend on other exits. */
    static int own(int classes) {
        return classes + 2;
    }

    /** Number of features of the exit at a position among the kept ones. */
    static int count(int classes, int position) {
        return own(classes) + position;
    }

    /** Own features of one exit, [sample][own]. */
    static double[][] own(LogProbabilities outputs, int position) {
        int classes = outputs.classes();
        double[] rows = outputs.rows()[position];
        double[][] features = new double[outputs.samples()][own(classes)];
        for (int i = 0; i < features.length; i++) {
            double largest = 0;
            double negativeEntropy = 0;
            for (int c = 0; c < classes; c++) {
                double logP = rows[i * classes + c];
                double p = Math.exp(logP);
                features[i][c] = p;
                largest = Math.max(largest, p);
                negativeEntropy += p * logP;
            }
            features[i][classes] = largest;
            features[i][classes + 1] = classes == 1 ? 1 : 1 + negativeEntropy / Math.log(classes);
        }
        return features;
    }

    /** Utility as later exits see it. */
    static double clamp(double utility) {
        return Math.max(0, Math.min(1, utility));
    }

    /**
     * Utilities of all exits, unclamped: each a linear map without bias of its features.
     *
     * @param own [exit][sample][feature]
     * @param weights [exit][feature], those of earlier utilities last
     * @return [exit][sample]
     */
    static double[][] utilities(double[][][] own, double[][] weights) {
        double[][] utilities = new double[own.length][own[0].length];
        for (int k = 0; k < own.length; k++) {
            for (int i = 0; i < own[k].length; i++) {
                double sum = 0;
                int first = own[k][i].length;
                for (int j = 0; j < first; j++) {
                    sum += weights[k][j] * own[k][i][j];
                }
                for (int earlier = 0; earlier < k; earlier++) {
                    sum += weights[k][first + earlier] * clamp(utilities[earlier][i]);
                }
                utilities[k][i] = sum;
            }
        }
        return utilities;
    }
}
