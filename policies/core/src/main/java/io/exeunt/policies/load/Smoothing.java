package io.exeunt.policies.load;

/** Holt's linear smoothing of a rate; mutable, for one run. */
final class Smoothing {
    private final double levelGain;
    private final double trendGain;
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
     */
    Smoothing(double levelGain, double trendGain) {
        this.levelGain = levelGain;
        this.trendGain = trendGain;
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
        double before = levelPerS;
        double expected = levelPerS + trendPerS2 * passedS;
        levelPerS = begun ? levelGain * perS + (1 - levelGain) * expected : perS;
        trendPerS2 = begun ? trendGain * (levelPerS - before) / passedS + (1 - trendGain) * trendPerS2 : 0;
        begun = true;
    }

    /** The rate that is forecast for so many seconds from the last look on, ≥ 0. */
    double aheadPerS(double seconds) {
        return Math.max(0, levelPerS + trendPerS2 * seconds);
    }
}
