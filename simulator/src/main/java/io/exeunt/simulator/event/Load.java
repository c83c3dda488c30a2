package io.exeunt.simulator.event;

import io.exeunt.ground.Check;

/**
 * A load that lasts.
 *
 * @param arrivals when requests come
 * @param durationS time in s during which they come, > 0
 * @param deadlineS time in s after its arrival by which a request should be answered; +∞ for none
 * @param ambientC temperature of the air, and of the board at the beginning, in °C
 * @param seed of random arrivals and of the order in which samples come
 */
public record Load(Arrivals arrivals, double durationS, double deadlineS, double ambientC, long seed) {
    public Load {
        Check.positive("durationS", durationS);
        Check.require(deadlineS > 0, "deadlineS", "> 0", deadlineS);
        Check.require(ambientC > -100 && ambientC < 150, "ambientC", "in -100..150", ambientC);
    }
}
