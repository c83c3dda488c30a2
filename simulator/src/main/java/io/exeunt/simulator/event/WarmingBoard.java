package io.exeunt.simulator.event;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.hwmodels.thermal.Throttle;
import io.exeunt.simulator.event.SustainedOutcome.FanUse;
import io.exeunt.simulator.event.SustainedOutcome.Warmth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The board while time goes by: temperature, throttling, energy. Not thread-safe; one per simulation. */
final class WarmingBoard {
    /** A stretch is at most this share of the board's fastest time constant, so that leakage keeps up with temperature. */
    private static final double STEP = 0.02;

    /** A battery is empty when what is left is rounding. */
    private static final double EMPTY = 1 - 1e-12;

    private final @Nullable BoardHeat heat;
    private final double ambientC;
    private final Observer observer;
    private final double[] temperaturesC;
    private final List<Throttling> throttlingByUnit = new ArrayList<>();
    private final double longestS;
    private final double batteryJ;
    private double timeS;
    private double spentJ;
    private double emptyAtS = Double.NaN;
    private int queued;
    private double nextLookS;
    private double highestC;
    private double throttledS;
    private double shutdownAtS = Double.NaN;
    private int throttlings;
    private int fanStep;
    private double fanS;
    private double fanJ;

    private double dynamicJ;
    private double leakageJ;
    private double dramJ;
    private double baseJ;
    private double switchingJ;
    private double idleJ;

    WarmingBoard(@Nullable BoardHeat heat, double ambientC, double batteryJ, Observer observer) {
        this.heat = heat;
        this.batteryJ = batteryJ;
        this.ambientC = ambientC;
        this.observer = observer;
        this.temperaturesC = new double[] {ambientC, ambientC};
        this.highestC = ambientC;
        this.longestS = heat == null
                ? Double.POSITIVE_INFINITY
                : Math.min(heat.pollS(), STEP * heat.cooling().fastestS());
        this.nextLookS = heat == null ? Double.POSITIVE_INFINITY : heat.pollS();
        if (heat != null) {
            throttlingByUnit.add(new Throttling(heat.throttle()));
        }
    }

    /** Heat lowers the clocks of a further unit, too. */
    Throttling alsoThrottles(Throttle throttle) {
        Throttling throttling = new Throttling(throttle);
        throttlingByUnit.add(throttling);
        return throttling;
    }

    double timeS() {
        return timeS;
    }

    /** Rises with every change of what the throttle takes away. */
    int throttlings() {
        return throttlings;
    }

    /** What the throttle takes away now from the design's own unit. */
    int[] throttleSteps() {
        return heat == null ? new int[0] : throttlingByUnit.get(0).steps();
    }

    /** The state that heat leaves the design's own unit of a wished one. */
    int allowed(int state) {
        return heat == null ? state : throttlingByUnit.get(0).allowed(state);
    }

    boolean isOff() {
        return !Double.isNaN(shutdownAtS) || !Double.isNaN(emptyAtS);
    }

    /** When the battery was empty, in s; NaN if it was not. */
    double emptyAtS() {
        return emptyAtS;
    }

    /** Temperature of the chip in °C; NaN where not modelled. */
    double temperatureC() {
        return heat == null ? Double.NaN : temperaturesC[0];
    }

    /** So many requests wait from now on. */
    void queued(int waiting) {
        queued = waiting;
    }

    /** Adds energy that takes no time. */
    void spend(Energy energy) {
        switchingJ += energy.switchingJ();
        spentJ += energy.switchingJ();
    }

    /** Runs an inference that takes so long and costs so much at the reference temperature. */
    void work(double seconds, Energy energy, int state) {
        double done = 0;
        while (done < seconds && !isOff()) {
            double leakingW = energy.leakageJ() / seconds * factor();
            double watts = leakingW + (energy.totalJ() - energy.leakageJ()) / seconds + fanW();
            double step = stepS(seconds - done, watts);
            double share = step / seconds;
            dynamicJ += energy.dynamicJ() * share;
            leakageJ += leakingW * step;
            dramJ += energy.dramJ() * share;
            baseJ += energy.baseJ() * share + fanW() * step;
            switchingJ += energy.switchingJ() * share;
            pass(step, watts, state, true);
            done += step;
        }
    }

    /**
     * Idles for so long.
     *
     * @param powerW idle power at the reference temperature
     * @param leakageW the part of it that is leakage
     */
    void idle(double seconds, double powerW, double leakageW, int state) {
        double left = seconds;
        while (left > 0 && !isOff()) {
            double watts = powerW + leakageW * (factor() - 1) + fanW();
            double step = stepS(left, watts);
            idleJ += watts * step;
            pass(step, watts, state, false);
            left -= step;
        }
    }

    /** No longer than temperature may be taken as constant, nor than the battery lasts. */
    private double stepS(double seconds, double powerW) {
        double step = Math.min(seconds, longestS);
        return batteryJ == Double.POSITIVE_INFINITY ? step : Math.min(step, (batteryJ - spentJ) / powerW);
    }

    private double fanW() {
        return heat == null ? 0 : heat.cooling().fanW(fanStep);
    }

    private double factor() {
        return heat == null ? 1 : heat.leakage().at(temperaturesC[0]);
    }

    private void pass(double seconds, double powerW, int state, boolean busy) {
        double fromS = timeS;
        timeS += seconds;
        if (heat != null) {
            fanS += fanStep > 0 ? seconds : 0;
            fanJ += fanW() * seconds;
            heat.cooling().network(fanStep).step(temperaturesC, powerW - fanW(), ambientC, seconds);
            highestC = Math.max(highestC, temperaturesC[0]);
            throttledS += isThrottled() ? seconds : 0;
            look(heat);
        }
        spentJ += powerW * seconds;
        if (spentJ >= batteryJ * EMPTY) {
            emptyAtS = timeS;
        }
        observer.see(new Observer.Stretch(fromS, seconds, powerW, temperatureC(), state, busy, queued));
    }

    private void look(BoardHeat present) {
        if (temperaturesC[0] >= present.shutdownC()) {
            shutdownAtS = timeS;
        }
        while (nextLookS <= timeS) {
            nextLookS += present.pollS();
            for (Throttling throttling : throttlingByUnit) {
                throttlings += throttling.look(temperaturesC[0]) ? 1 : 0;
            }
            fanStep = present.cooling().look(fanStep, temperaturesC[0]);
        }
    }

    private boolean isThrottled() {
        for (int i = 0; i < throttlingByUnit.size(); i++) {
            if (throttlingByUnit.get(i).lowers()) {
                return true;
            }
        }
        return false;
    }

    Energy energy() {
        return new Energy(dynamicJ, leakageJ, dramJ, baseJ, switchingJ);
    }

    double idleJ() {
        return idleJ;
    }

    Optional<Warmth> warmth() {
        return heat == null
                ? Optional.empty()
                : Optional.of(new Warmth(temperaturesC[0], highestC, throttledS / timeS, shutdownAtS, fan(heat)));
    }

    private Optional<FanUse> fan(BoardHeat present) {
        return present.cooling().hasFan() ? Optional.of(new FanUse(fanS / timeS, fanJ)) : Optional.empty();
    }
}
