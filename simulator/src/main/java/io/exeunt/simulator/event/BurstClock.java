package io.exeunt.simulator.event;

import java.util.SplittableRandom;

/**
 * Arrivals of {@link Arrivals.Bursts}. Gaps and phases are exponentially distributed, so that a gap that reaches beyond its phase may be
 * drawn anew from the phase's end on.
 */
final class BurstClock implements ArrivalClock {
    private final Arrivals.Bursts bursts;
    private final SplittableRandom random;
    private boolean burst;
    private double nowS;
    private double phaseEndS;

    BurstClock(Arrivals.Bursts bursts, SplittableRandom random) {
        this.bursts = bursts;
        this.random = random;
        this.phaseEndS = exponential(1 / bursts.meanQuietS());
    }

    @Override
    public double nextS() {
        double nextS = nowS + gapS();
        while (nextS > phaseEndS) {
            nowS = phaseEndS;
            burst = !burst;
            phaseEndS += exponential(1 / (burst ? bursts.meanBurstS() : bursts.meanQuietS()));
            nextS = nowS + gapS();
        }
        nowS = nextS;
        return nextS;
    }

    private double gapS() {
        double ratePerS = burst ? bursts.burstPerS() : bursts.quietPerS();
        return ratePerS == 0 ? Double.POSITIVE_INFINITY : exponential(ratePerS);
    }

    private double exponential(double ratePerS) {
        return -Math.log1p(-random.nextDouble()) / ratePerS;
    }
}
