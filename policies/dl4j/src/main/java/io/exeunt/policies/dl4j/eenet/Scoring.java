package io.exeunt.policies.dl4j.eenet;

/** From exits' outputs to stop scores: the answers after fusion, and a learned utility or the plain margin. */
sealed interface Scoring {
    /** Scores of any samples. */
    StopScores scores(LogProbabilities outputs, int[] labels);

    /** For a reader. */
    String label();

    /** Largest minus second largest class probability of the fused answers. */
    record Margin(AnswerFusion fusion) implements Scoring {
        @Override
        public StopScores scores(LogProbabilities outputs, int[] labels) {
            return StopScores.byMargin(fusion.apply(outputs), labels);
        }

        @Override
        public String label() {
            return "margin of fused answers";
        }
    }

    /** Learned utility of the fused answers. */
    record Learned(AnswerFusion fusion, LearnedUtility utility) implements Scoring {
        @Override
        public StopScores scores(LogProbabilities outputs, int[] labels) {
            return utility.scores(fusion.apply(outputs), labels);
        }

        @Override
        public String label() {
            return "learned utility of fused answers";
        }
    }
}
