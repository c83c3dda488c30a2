package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.PowerTerms.Constant;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.PowerProfile.MemoryPower;
import io.exeunt.hwmodels.device.PowerProfile.UnitPower;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.validation.Accuracy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Power constants of one unit fitted to measured powers and energies. A constant that the measurements do not carry (all at one clock,
 * one voltage, one network) keeps its value, and what it accounts for is taken off first.
 *
 * @param device with the fitted constants
 * @param check the fitted constants on what they were fitted to
 * @param constants before and after
 */
public record PowerCalibration(Device device, PowerCheck check, List<FittedConstant> constants) {
    private static final int LEAST_SAMPLES = 2;
    /** Networks from which on they tell how far another may lie off. */
    private static final int LEAST_NETWORKS = 4;

    private static final int LEAST_WAITING = 4;
    private static final double REFERENCE_C = 50;

    public PowerCalibration {
        constants = List.copyOf(constants);
    }

    /** On what was fitted. */
    public Accuracy accuracy() {
        return check.overall();
    }

    /**
     * Fits as many constants as the measurements carry.
     *
     * @param measurements all of one unit
     * @param record what was fitted to what, for the new file's sources
     * @throws InvalidInputException if they are of several units, too few, or the unit's voltages are unknown
     */
    public static PowerCalibration fit(PowerMeasurements measurements, String record) {
        Device device = measurements.device();
        List<PowerSample> samples = measurements.samples();
        RelativeFit.requireEnough("power calibration of " + device.id(), LEAST_SAMPLES, samples.size());
        long linear = samples.stream()
                .filter(sample -> LinearPower.runtime(device, sample.spec()).isPresent())
                .count();
        if (linear == samples.size()) {
            return LinearPower.fit(device, samples, freeKey(device), record);
        }
        if (linear > 0) {
            throw new InvalidInputException(
                    "power calibration of " + device.id(),
                    "expected runtimes that are all linear models of whole networks, or none, given both",
                    "calibrate one after the other: --where runtime=…");
        }
        String unit = onlyUnit(device, samples);
        requireVoltages(device, unit);
        String source = freeKey(device);
        PowerProfile start = start(device, unit, source);
        PowerTerms terms = new PowerTerms(device, start, unit);
        PowerFit fit = PowerFit.of(terms, samples);
        PowerProfile fitted = replaced(start, unit, fit, source);
        Device after = device.withPower(fitted, source, record);
        return new PowerCalibration(after, PowerCheck.of(after, samples), constants(terms.constants(), fit));
    }

    /**
     * Fits how much switches while no operator computes ({@code at_launch}), and nothing else.
     *
     * @param measurements all of one unit, under runtimes that are no linear models
     * @param record what was fitted to what, for the new file's sources
     * @throws InvalidInputException if the device has no power data of the unit, or nothing was measured that waits
     */
    public static PowerCalibration fitLaunches(PowerMeasurements measurements, String record) {
        Device device = measurements.device();
        List<PowerSample> samples = measurements.samples();
        RelativeFit.requireEnough("launch power of " + device.id(), LEAST_WAITING, samples.size());
        String unit = onlyUnit(device, samples);
        PowerProfile profile = device.power();
        if (profile == null || profile.unit(unit).isEmpty()) {
            throw new InvalidInputException(
                    "device " + device.id(),
                    "no power data of " + unit + ", and what is fitted is a share of it",
                    "fit that first: devices calibrate --power");
        }
        String source = freeKey(device);
        LaunchFit fit = LaunchFit.of(new PowerTerms(device, profile, unit), samples);
        Device fitted = device.withPower(fit.applied(profile, unit, source, null), source, record);
        Quantity spread = spread(PowerCheck.of(fitted, samples), source);
        Device after = device.withPower(fit.applied(profile, unit, source, spread), source, record);
        return new PowerCalibration(after, PowerCheck.of(after, samples), fit.constants());
    }

    /**
     * How far these powers lie from what the file says, with the idle power where that was taken off: they are another board's or another
     * meter's, and but one share of the model was moved by them. Null from too few networks.
     */
    private static @Nullable Quantity spread(PowerCheck check, String source) {
        if (check.byNetwork().size() < LEAST_NETWORKS) {
            return null;
        }
        double[] logs =
                check.pairs().stream().mapToDouble(PowerCalibration::wholeLog).toArray();
        return LeftOut.quantity(LeftOut.spread(logs), source);
    }

    private static double wholeLog(PowerCheck.Pair pair) {
        boolean takenOff = pair.sample().meter() == Meter.INPUT_ABOVE_IDLE
                && !Double.isNaN(pair.sample().idleW());
        double idleW = takenOff ? pair.sample().idleW() : 0;
        return Math.log((pair.measuredW() + idleW) / (pair.predictedW() + idleW));
    }

    private static String onlyUnit(Device device, List<PowerSample> samples) {
        List<String> units =
                samples.stream().map(sample -> sample.spec().unit()).distinct().toList();
        if (units.size() > 1) {
            throw new InvalidInputException(
                    "power calibration of " + device.id(),
                    "expected measurements of one unit, given " + String.join(", ", units),
                    "calibrate one after the other");
        }
        return units.get(0);
    }

    private static void requireVoltages(Device device, String unit) {
        ClockDomain domain = device.domain(device.unit(unit).domain());
        if (domain.voltages() == null) {
            throw new InvalidInputException(
                    "device " + device.id(),
                    "no voltages of " + domain.id() + ": power can't be fitted without",
                    "add volt_mv or relative_voltage to its opps");
        }
    }

    /** What the file has, or nothing but zeros where it has no power data. */
    private static PowerProfile start(Device device, String unit, String source) {
        PowerProfile given = device.power();
        Quantity zero = new Quantity(0, Provenance.Kind.ASSUMED, source, null);
        Quantity one = new Quantity(1, Provenance.Kind.ASSUMED, source, null);
        PowerProfile.UnitPower blank = new UnitPower(
                unit,
                zero,
                zero,
                new Quantity(REFERENCE_C, Provenance.Kind.ASSUMED, source, null),
                null,
                null,
                null,
                null,
                null);
        if (given == null) {
            return new PowerProfile(zero, one, new MemoryPower(zero, zero, zero, zero), List.of(blank));
        }
        return given.unit(unit).isPresent()
                ? given
                : new PowerProfile(
                        given.baseW(),
                        given.inputPerRail(),
                        given.memory(),
                        Stream.concat(given.units().stream(), Stream.of(blank)).toList());
    }

    private static PowerProfile replaced(PowerProfile start, String unitId, PowerFit fit, String source) {
        List<UnitPower> units = new ArrayList<>();
        for (UnitPower unit : start.units()) {
            units.add(
                    !unit.unit().equals(unitId)
                            ? unit
                            : new UnitPower(
                                    unitId,
                                    fit.quantity(Constant.DYNAMIC, unit.dynamicMwPerMhzV2(), source),
                                    fit.quantity(Constant.LEAKAGE, unit.leakageMwPerV2(), source),
                                    unit.referenceC(),
                                    unit.leakageActivationK(),
                                    unit.hostActiveW(),
                                    unit.hostIdleW(),
                                    unit.activities(),
                                    fit.spreadQuantity(source)));
        }
        MemoryPower memory = start.memory();
        return new PowerProfile(
                fit.quantity(Constant.BASE, start.baseW(), source),
                start.inputPerRail(),
                new MemoryPower(
                        memory.dramStandbyW(),
                        fit.quantity(Constant.DRAM, memory.dramPjPerByte(), source),
                        memory.controllerStandbyW(),
                        memory.controllerPjPerByte()),
                units);
    }

    private static List<FittedConstant> constants(double[] before, PowerFit fit) {
        Set<Constant> all = EnumSet.allOf(Constant.class);
        return all.stream()
                .map(constant -> new FittedConstant(
                        constant.key(),
                        before[constant.ordinal()],
                        fit.value(constant),
                        fit.relativeError(constant),
                        fit.moved().contains(constant) ? 1 : 0))
                .toList();
    }

    private static String freeKey(Device device) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> "power-calibration" + (n == 1 ? "" : "-" + n))
                .filter(key -> !device.sources().containsKey(key))
                .findFirst()
                .orElseThrow();
    }

    /** The constants that the measurements carry. */
    public List<String> moved() {
        return constants.stream()
                .filter(constant -> constant.carried() > 0)
                .map(FittedConstant::name)
                .toList();
    }

    /** The first fitted constant of this key, if there is one. */
    public Optional<FittedConstant> constant(String key) {
        return constants.stream().filter(each -> each.name().equals(key)).findFirst();
    }
}
