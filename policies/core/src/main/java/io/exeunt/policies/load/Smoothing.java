package io.exeunt.policies.load;

/** Holt's linear smoothing of a rate; mutable, for one run. */
final class Smoothing {
    private static final int RESTART = 10;

    private final double levelGain;
    private final double trendGain;
    private final double longestS;
    private double levelPerS;
    private double trendPerS2;
    private double lastS;
    private long lastArrived;
    private boolean begun;

    /**
     * Nothing seen yet.
     *
     * @param levelGain weight of what is new in the level, 0 … 1
     * @param trendGain weight of what is new in the trend, 0 … 1
     * @param longestS no trend goes on for longer, in s; after {@value #RESTART} times as long without a look it begins anew
     */
    Smoothing(double levelGain, double trendGain, double longestS) {
        this.levelGain = levelGain;
        this.trendGain = trendGain;
        this.longestS = longestS;
    }

    /** So many have come by now. */
    void see(double timeS, long arrived) {
        double passedS = timeS - lastS;
        if (passedS > 0) {
            smooth((arrived - lastArrived) / passedS, passedS);
            lastS = timeS;
            lastArrived = arrived;
        }
    }

    private void smooth(double perS, double passedS) {
        boolean goesOn = begun && passedS <= RESTART * longestS;
        double before = levelPerS;
        levelPerS = goesOn ? levelGain * perS + (1 - levelGain) * aheadPerS(passedS) : perS;
        trendPerS2 = goesOn ? trendGain * (levelPerS - before) / passedS + (1 - trendGain) * trendPerS2 : 0;
        begun = true;
    }

    /** The rate that is forecast for so many seconds from the last look on, ≥ 0. */
    double aheadPerS(double seconds) {
        return Math.max(0, levelPerS + trendPerS2 * Math.min(seconds, longestS));
    }
}
