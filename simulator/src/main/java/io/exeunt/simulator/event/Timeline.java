package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.List;

/** Gathers what an {@link EventEngine} does into equal bins of time; energy is kept exactly. */
public final class Timeline implements Observer {
    private static final double ROUNDING = 1e-9;

    private final double binS;
    private final List<Bin> bins = new ArrayList<>();
    private double coveredS;
    private double joules;
    private double busyS;
    private double temperatureC = Double.NaN;
    private int state;

    /**
     * One bin.
     *
     * @param fromS its beginning in s
     * @param seconds its length; that of the last one may be shorter
     * @param meanW mean power in W; NaN where not modelled
     * @param temperatureC of the chip at its end; NaN where not modelled
     * @param state operating state in which the device last began inferences
     * @param busyShare share of the bin for which inferences ran
     */
    public record Bin(double fromS, double seconds, double meanW, double temperatureC, int state, double busyShare) {}

    /**
     * An empty timeline.
     *
     * @param binS length of a bin in s, > 0
     */
    public Timeline(double binS) {
        this.binS = Check.positive("binS", binS);
    }

    @Override
    public void see(Stretch stretch) {
        double left = stretch.seconds();
        temperatureC = stretch.temperatureC();
        state = stretch.state();
        while (left > 0) {
            double part = Math.min(left, binS - coveredS);
            coveredS += part;
            joules += part * stretch.powerW();
            busyS += stretch.busy() ? part : 0;
            left -= part;
            if (coveredS >= binS * (1 - ROUNDING)) {
                close();
            }
        }
    }

    private void close() {
        bins.add(new Bin(bins.size() * binS, coveredS, joules / coveredS, temperatureC, state, busyS / coveredS));
        coveredS = 0;
        joules = 0;
        busyS = 0;
    }

    /** The bins so far, an unfinished one included. */
    public List<Bin> bins() {
        List<Bin> all = new ArrayList<>(bins);
        if (coveredS > ROUNDING * binS) {
            all.add(new Bin(bins.size() * binS, coveredS, joules / coveredS, temperatureC, state, busyS / coveredS));
        }
        return List.copyOf(all);
    }
}
