package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What exits are worth, on the report split.
 *
 * @param exits every exit of every system, alone
 * @param classes how the recommended design treats each class; empty where there are too many, or no design is recommended
 */
public record ExitInsight(List<ExitAccuracy> exits, List<ClassShare> classes) {
    public ExitInsight {
        exits = List.copyOf(exits);
        classes = List.copyOf(classes);
    }

    /**
     * One exit, asked about every sample.
     *
     * @param system whose heads they are; "" where there is one
     * @param exit its name
     * @param accuracy share that it answers right, 0 … 1
     * @param confidence mean probability of its answers, 0 … 1
     * @param calibrationError expected calibration error over 15 bins of equal width, 0 … 1. Source: Guo et al., On
     *     Calibration of Modern Neural Networks, ICML 2017, eq. 3
     */
    public record ExitAccuracy(
            String system, String exit, double accuracy, double confidence, double calibrationError) {
        public ExitAccuracy {
            Check.notBlank("exit", exit);
        }
    }

    /**
     * One class under the recommended design.
     *
     * @param label number of the class, from 0
     * @param samples of it
     * @param leaving share of them that leaves at each exit of its system, in order; they sum to 1
     * @param accuracy share that is answered right, 0 … 1
     */
    public record ClassShare(int label, int samples, List<Double> leaving, double accuracy) {
        public ClassShare {
            Check.positive("samples of class " + label, (long) samples);
            leaving = List.copyOf(leaving);
        }
    }
}
