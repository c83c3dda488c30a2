package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.RuntimeCalibration;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which rows of the files are fitted; the others are predicted. */
final class FitRows {
    private static final double TOLERANCE = 0.005;

    @Option(
            names = "--fit-networks",
            split = ",",
            paramLabel = "<network>",
            description = "Fit to the rows of these networks first, and predict the others.")
    private Set<String> networks = new LinkedHashSet<>();

    @Option(
            names = "--fit-clocks",
            split = ",",
            paramLabel = "<MHz/MHz>",
            description =
                    "Fit to the rows at these clocks of unit and memory first, such as 114.75/1866,1300.5/1866, and"
                            + " predict the others.")
    private Set<String> clocks = new LinkedHashSet<>();

    boolean given() {
        return !networks.isEmpty() || !clocks.isEmpty();
    }

    String describe() {
        return String.join(", ", networks)
                + (networks.isEmpty() || clocks.isEmpty() ? "" : " at ")
                + String.join(", ", clocks)
                + (clocks.isEmpty() ? "" : " MHz");
    }

    LatencyMeasurements fitted(LatencyMeasurements all) {
        return all.keep((spec, sample) -> fits(all, spec, sample), option());
    }

    LatencyMeasurements held(LatencyMeasurements all) {
        return all.keep((spec, sample) -> !fits(all, spec, sample), option());
    }

    private String option() {
        return clocks.isEmpty() ? "--fit-networks" : "--fit-clocks";
    }

    private boolean fits(LatencyMeasurements all, PlatformSpec spec, RuntimeCalibration.Sample sample) {
        boolean network =
                networks.isEmpty() || networks.contains(sample.network().name());
        return network && (clocks.isEmpty() || atClocks(Platforms.states(all.device(), spec.unit()), sample.state()));
    }

    private boolean atClocks(StateSpace states, int state) {
        return clocks.stream().map(FitRows::megahertz).anyMatch(mhz -> equal(states, state, mhz));
    }

    private static boolean equal(StateSpace states, int state, List<Double> mhz) {
        if (mhz.size() != states.domains().size()) {
            throw new InvalidInputException(
                    "--fit-clocks",
                    "expected " + states.domains().size() + " clocks joined by '/', given " + mhz.size(),
                    "it is like " + states.describe(state));
        }
        for (int d = 0; d < mhz.size(); d++) {
            if (Math.abs(states.opp(state, d).freqHz() / 1e6 / mhz.get(d) - 1) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> megahertz(String clocks) {
        try {
            return Arrays.stream(clocks.split("/")).map(Double::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "--fit-clocks", "expected MHz joined by '/', given '" + clocks + "'", null, e);
        }
    }
}
