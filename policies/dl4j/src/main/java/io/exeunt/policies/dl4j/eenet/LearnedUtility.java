package io.exeunt.policies.dl4j.eenet;

/**
 * Utility of stopping at each kept exit: the probability of being right there, less half the probability that the last exit will be. The
 * second part keeps hopeless samples from being carried on at the expense of those that a later exit will put right.
 *
 * @param rightHere [exit][feature], logistic weights; the last exit has none
 * @param rightAtLast [exit][feature]
 */
@SuppressWarnings("ArrayRecordComponent")
record LearnedUtility(double[][] rightHere, double[][] rightAtLast) {
    private static final int FOLDS = 5;
    private static final double WEIGHT_OF_LAST = 0.5;

    /** A fitted utility and the scores it gives to the samples it was fitted on, each by a model that has not seen it. */
    record CrossFitted(LearnedUtility utility, StopScores scores) {}

    static CrossFitted fit(LogProbabilities outputs, int[] labels) {
        int exits = outputs.exits();
        boolean[][] right = StopScores.right(outputs, labels);
        double[][] score = new double[exits][labels.length];
        LearnedUtility utility = new LearnedUtility(new double[exits - 1][], new double[exits - 1][]);
        for (int k = 0; k < exits - 1; k++) {
            double[][] features = UtilityFeatures.at(outputs, k);
            for (int fold = 0; fold < FOLDS; fold++) {
                double[] here = LogisticFit.weights(features, right[k], FOLDS, fold);
                double[] last = LogisticFit.weights(features, right[exits - 1], FOLDS, fold);
                for (int i = fold; i < labels.length; i += FOLDS) {
                    score[k][i] = utility(features[i], here, last);
                }
            }
            utility.rightHere[k] = LogisticFit.weights(features, right[k], FOLDS, -1);
            utility.rightAtLast[k] = LogisticFit.weights(features, right[exits - 1], FOLDS, -1);
        }
        return new CrossFitted(utility, StopScores.of(score, right));
    }

    private static double utility(double[] features, double[] here, double[] last) {
        return LogisticFit.probability(features, here) - WEIGHT_OF_LAST * LogisticFit.probability(features, last);
    }

    /** Scores of other samples. */
    StopScores scores(LogProbabilities outputs, int[] labels) {
        double[][] score = new double[outputs.exits()][outputs.samples()];
        for (int k = 0; k < outputs.exits() - 1; k++) {
            double[][] features = UtilityFeatures.at(outputs, k);
            for (int i = 0; i < features.length; i++) {
                score[k][i] = utility(features[i], rightHere[k], rightAtLast[k]);
            }
        }
        return StopScores.of(score, StopScores.right(outputs, labels));
    }
}
