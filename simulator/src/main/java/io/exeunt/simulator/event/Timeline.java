package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.List;

/** Gathers what an {@link EventEngine} does into equal bins of time; energy is kept exactly. */
public final class Timeline implements Observer {
    private static final double ROUNDING = 1e-9;

    private final int most;
    private double binS;
    private final List<Bin> bins = new ArrayList<>();
    private double coveredS;
    private double joules;
    private double busyS;
    private double queuedS;
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
     * @param meanQueued mean number of requests that wait, counted when an inference begins
     */
    public record Bin(
            double fromS,
            double seconds,
            double meanW,
            double temperatureC,
            int state,
            double busyShare,
            double meanQueued) {
        /** This bin and the next one as one. */
        Bin with(Bin next) {
            double both = seconds + next.seconds;
            return new Bin(
                    fromS,
                    both,
                    (seconds * meanW + next.seconds * next.meanW) / both,
                    next.temperatureC,
                    next.state,
                    (seconds * busyShare + next.seconds * next.busyShare) / both,
                    (seconds * meanQueued + next.seconds * next.meanQueued) / both);
        }
    }

    /**
     * An empty timeline.
     *
     * @param binS length of a bin in s, > 0; it doubles whenever there would be too many
     * @param most bins at any time, > 1 and even
     */
    public Timeline(double binS, int most) {
        Check.require(most > 1 && most % 2 == 0, "most bins", "> 1 and even", most);
        this.binS = Check.positive("binS", binS);
        this.most = most;
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
            queuedS += stretch.queued() * part;
            left -= part;
            if (coveredS >= binS * (1 - ROUNDING)) {
                close();
            }
        }
    }

    private void close() {
        bins.add(unfinished());
        coveredS = 0;
        joules = 0;
        busyS = 0;
        queuedS = 0;
        if (bins.size() == most) {
            halve();
        }
    }

    private void halve() {
        for (int i = 0; i < most / 2; i++) {
            bins.set(i, bins.get(2 * i).with(bins.get(2 * i + 1)));
        }
        bins.subList(most / 2, most).clear();
        binS *= 2;
    }

    /** The bins so far, an unfinished one included. */
    public List<Bin> bins() {
        List<Bin> all = new ArrayList<>(bins);
        if (coveredS > ROUNDING * binS) {
            all.add(unfinished());
        }
        return List.copyOf(all);
    }

    private Bin unfinished() {
        return new Bin(
                bins.size() * binS,
                coveredS,
                joules / coveredS,
                temperatureC,
                state,
                busyS / coveredS,
                queuedS / coveredS);
    }
}
