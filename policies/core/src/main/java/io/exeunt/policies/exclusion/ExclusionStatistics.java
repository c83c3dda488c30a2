package io.exeunt.policies.exclusion;

/**
 * What class exclusion did to the samples of each true class.
 *
 * <p>The arrays are shared, not copied: treat them as read-only.
 *
 * @param excluded [exit][true class], classes that the exit excluded, over all samples of the class; one that is re-admitted as a
 *     leader and excluded again counts twice
 * @param lostTruth [exit][true class], number of samples whose true class the exit excluded
 * @param leaving [exit][true class], number of samples that left there
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExclusionStatistics(long[][] excluded, int[][] lostTruth, int[][] leaving) {
    /** Number of samples of a class. */
    public int samples(int label) {
        int sum = 0;
        for (int[] byClass : leaving) {
            sum += byClass[label];
        }
        return sum;
    }

    /** Mean number of classes that an exit excludes for a sample of this class; NaN if the class is absent. */
    public double meanExcluded(int exit, int label) {
        return (double) excluded[exit][label] / samples(label);
    }

    /** Share of the samples of a class that leave at an exit; NaN if the class is absent. */
    public double leavingShare(int exit, int label) {
        return (double) leaving[exit][label] / samples(label);
    }

    /** Mean index of the exit at which samples of a class leave; NaN if the class is absent. */
    public double meanExit(int label) {
        double sum = 0;
        for (int k = 0; k < leaving.length; k++) {
            sum += (double) k * leaving[k][label];
        }
        return sum / samples(label);
    }

    /** Counts; its snapshot is an {@link ExclusionStatistics}. */
    static final class Tally {
        private final long[][] excluded;
        private final int[][] lostTruth;
        private final int[][] leaving;

        Tally(int exits, int classes) {
            excluded = new long[exits][classes];
            lostTruth = new int[exits][classes];
            leaving = new int[exits][classes];
        }

        void excluded(int exit, int truth, int label) {
            excluded[exit][truth]++;
            lostTruth[exit][truth] += label == truth ? 1 : 0;
        }

        void left(int exit, int truth) {
            leaving[exit][truth]++;
        }

        ExclusionStatistics statistics() {
            return new ExclusionStatistics(excluded, lostTruth, leaving);
        }
    }
}
