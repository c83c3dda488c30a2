package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.RooflineRuntime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;

/** What is fitted to latencies. */
public enum LatencyFit {
    /** The constants of the runtime as the file has it, whichever kind it is. At least four measurements. */
    CONSTANTS(4),
    /** One speed for the whole runtime. */
    SPEED(1),
    /** Costs of the kinds of work from nothing; the runtime becomes an additive one. More measurements than kinds of work. */
    ADDITIVE(2),
    /** Costs of the traits of layers under a linear runtime, each precision on its own. Twelve networks or more. */
    LINEAR(2),
    /** Three constants per network, for clocks only: what comes out is no device file. At least four measurements per network. */
    CLOCKS(4);

    private final int least;

    LatencyFit(int least) {
        this.least = least;
    }

    /** What predicts latencies once it has been fitted. */
    public interface Predictor {
        /** Latencies in s of a group's networks at their states. */
        double[] predict(SampleGroup group);

        /** Standard deviation of log(measured / predicted) that is expected of a group; NaN for unknown. */
        double spread(SampleGroup group);

        /** Whether the fit came to rest; if not, the best constants that it met predict. */
        boolean settled();
    }

    /** A device file's constants. */
    private record Fitted(RuntimeCalibration calibration) implements Predictor {
        @Override
        public double[] predict(SampleGroup group) {
            return group.predict(calibration.device());
        }

        @Override
        public double spread(SampleGroup group) {
            return group.spread(calibration.device());
        }

        @Override
        public boolean settled() {
            return calibration.settled();
        }
    }

    /** As it is written on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Fits a device's runtime.
     *
     * @param device to start from
     * @param groups what is fitted, all under one runtime on one unit
     * @param record what the fitted numbers' source says
     * @param only names of the constants of a roofline that may move; empty for all
     * @throws io.exeunt.ground.InvalidInputException if the measurements can't carry that many constants
     */
    public RuntimeCalibration fit(Device device, List<SampleGroup> groups, String record, Set<String> only) {
        FitTarget target = FitTarget.of(device, groups, record);
        requireEnough(device, target.distinct());
        try {
            return fit(target, only);
        } catch (MathIllegalStateException | MathIllegalArgumentException | MathArithmeticException e) {
            throw new InvalidInputException(
                    "calibration of " + device.id(),
                    "these measurements can't be fitted: " + e.getMessage(),
                    "they contradict each other, or say too little: fit one speed (--fit speed)",
                    e);
        }
    }

    private RuntimeCalibration fit(FitTarget target, Set<String> only) {
        return switch (this) {
            case CONSTANTS ->
                target.before() instanceof RooflineRuntime
                        ? RooflineFit.fit(target, only)
                        : target.before() instanceof LinearRuntime ? LinearFit.fit(target) : AdditiveFit.fit(target);
            case LINEAR -> LinearFit.fit(target);
            case SPEED -> SpeedFit.fit(target);
            case ADDITIVE -> AdditiveFit.fit(target);
            case CLOCKS -> throw new IllegalArgumentException("Expected a fit that makes a device, given clocks");
        };
    }

    private void requireEnough(Device device, int measurements) {
        if (measurements < least) {
            throw new InvalidInputException(
                    "calibration of " + device.id(),
                    "expected at least " + least + " different measurements to fit " + label() + ", given "
                            + measurements,
                    "measure more operating points or networks, or fit one speed (--fit speed)");
        }
    }

    /** Fits and keeps only what predicts. */
    public Predictor predictor(Device device, List<SampleGroup> groups) {
        if (this == CLOCKS) {
            return ClockLaws.fit(device, groups);
        }
        return new Fitted(fit(device, groups, "a fit to predict from", Set.of()));
    }
}
