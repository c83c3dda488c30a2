package io.exeunt.hwmodels.logs;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Power over time.
 *
 * @param file name for messages
 * @param meaning what was measured, in words: "VDD_IN", "GPU + CPU + SOC"
 * @param timesS when each sample was taken, in s from whenever; NaN throughout where the log does not say, and then they are equally far
 *     apart
 * @param watts each sample in W, > 0
 */
public record PowerLog(String file, String meaning, double[] timesS, double[] watts) {
    private static final double MOST_W = 1e6;

    public PowerLog {
        Check.require(
                timesS.length == watts.length && watts.length > 0,
                "samples of " + file,
                "as many times as powers, at least one",
                timesS.length + " and " + watts.length);
        double most = Arrays.stream(watts).max().orElseThrow();
        if (!(most <= MOST_W)) {
            throw new InvalidInputException(
                    file, "expected powers of at most " + MOST_W + " W, given " + most + " W", null);
        }
        timesS = timesS.clone();
        watts = watts.clone();
    }

    @Override
    public double[] timesS() {
        return timesS.clone();
    }

    @Override
    public double[] watts() {
        return watts.clone();
    }

    /** Mean power in W: over the time between the samples where that is known (trapezoids), else of the samples. */
    public double meanW() {
        double spanS = timesS[timesS.length - 1] - timesS[0];
        if (!(spanS > 0)) {
            return Arrays.stream(watts).average().orElseThrow();
        }
        double joules = 0;
        for (int i = 1; i < watts.length; i++) {
            joules += (timesS[i] - timesS[i - 1]) * (watts[i] + watts[i - 1]) / 2;
        }
        return joules / spanS;
    }

    /**
     * The samples of some time.
     *
     * @param fromS first moment
     * @param toS last moment
     * @throws InvalidInputException if the log knows no times, or none lies between them
     */
    PowerLog between(double fromS, double toS) {
        int[] kept = IntStream.range(0, watts.length)
                .filter(i -> timesS[i] >= fromS && timesS[i] <= toS)
                .toArray();
        if (kept.length == 0) {
            throw new InvalidInputException(
                    file,
                    "expected samples of the time in which the benchmark measured, found none",
                    "its clock is another's, or it is the log of another run");
        }
        return new PowerLog(
                file,
                meaning,
                Arrays.stream(kept).mapToDouble(i -> timesS[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> watts[i]).toArray());
    }
}
