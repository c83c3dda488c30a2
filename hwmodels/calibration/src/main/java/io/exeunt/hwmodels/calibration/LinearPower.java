package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.LinearRuntime.Wall;
import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Power and energy at the wall under a linear runtime: what it predicts, and how its energies and idle power are fitted. */
final class LinearPower {
    private static final String CONTAINS = "the board's input, as the measurements have it";

    private final Device device;
    private final Map<PlatformSpec, Platform> platforms = new HashMap<>();

    LinearPower(Device device) {
        this.device = device;
    }

    /** The linear runtime under which something ran, if it is one. */
    static Optional<LinearRuntime> runtime(Device device, PlatformSpec spec) {
        RuntimeProfile runtime = FitTarget.runtime(device, spec);
        return runtime instanceof LinearRuntime linear ? Optional.of(linear) : Optional.empty();
    }

    /** Measured mean power in W, above idle where that was measured. */
    double measuredW(PowerSample sample) {
        return sample.powerW(cost(sample).seconds());
    }

    /**
     * What the device predicts in its place. Where an energy was measured, the predicted energy stands over the same time, so that the
     * ratio of both is that of the energies.
     *
     * @throws InvalidInputException if no energy is known, or the rail of a unit was measured
     */
    double predictedW(PowerSample sample) {
        WorkCost cost = cost(sample);
        double joules = sample.meter() == Meter.INPUT_ABOVE_IDLE
                ? cost.energy().dynamicJ()
                : cost.energy().totalJ();
        if (Double.isNaN(joules) || sample.meter() == Meter.RAIL || sample.meter() == Meter.RAIL_ABOVE_IDLE) {
            throw new InvalidInputException(
                    "device " + device.id(),
                    "no power data of " + sample.spec().describe() + " by that meter: it is not modelled",
                    "fit them: devices calibrate --power");
        }
        boolean energy = Double.isNaN(sample.watts());
        return joules / (energy ? sample.timeS(cost.seconds()) : cost.seconds());
    }

    /**
     * Standard deviation of log(measured / predicted) that is expected; NaN for unknown. Idle power is taken as it is, so that of whole
     * powers is smaller by the share that lies above idle.
     */
    double spread(PowerSample sample) {
        WorkCost cost = cost(sample);
        double above = sample.meter() == Meter.INPUT_ABOVE_IDLE
                ? 1
                : cost.energy().dynamicJ() / cost.energy().totalJ();
        return runtime(device, sample.spec())
                .flatMap(runtime ->
                        runtime.spread(sample.spec().precision(), sample.spec().threads()))
                .map(each -> above * Quantity.orNaN(each.energy()))
                .orElse(Double.NaN);
    }

    private WorkCost cost(PowerSample sample) {
        return platforms
                .computeIfAbsent(sample.spec(), spec -> Platforms.of(device, spec))
                .priceInference(sample.network().operators(), sample.state());
    }

    /**
     * Fits the energies of all runtimes and precisions that were measured.
     *
     * @param samples all under linear runtimes
     * @param source key that fitted numbers name
     * @param record what it stands for
     */
    static PowerCalibration fit(Device device, List<PowerSample> samples, String source, String record) {
        Device fitted = device;
        List<FittedConstant> constants = new ArrayList<>();
        for (LinearRuntime runtime : samples.stream()
                .map(sample -> runtime(device, sample.spec()).orElseThrow())
                .distinct()
                .toList()) {
            List<PowerSample> own = samples.stream()
                    .filter(sample ->
                            runtime(device, sample.spec()).orElseThrow().equals(runtime))
                    .toList();
            LinearRuntime after = fitted(fitted, runtime, own, source, constants);
            fitted = fitted.withRuntime(runtime, after, source, record);
        }
        return new PowerCalibration(fitted, PowerCheck.of(fitted, samples), constants);
    }

    private static LinearRuntime fitted(
            Device device,
            LinearRuntime before,
            List<PowerSample> samples,
            String source,
            List<FittedConstant> constants) {
        OptionalDouble measuredW = idleW(samples);
        Wall wall = wall(before.wall(), measuredW, source);
        double idleW = wall.idleW().value();
        constants.add(new FittedConstant(
                "idle_w",
                before.wall() == null ? Double.NaN : before.wall().idleW().value(),
                idleW,
                Double.NaN,
                measuredW.isPresent() ? 1 : 0));
        LinearRuntime after = before;
        for (Precision precision : Precision.values()) {
            List<LinearCosts.Row> rows = rows(device, before, samples, precision, idleW);
            Optional<LinearRuntime.Costs> old = before.costs().of(precision);
            if (!rows.isEmpty() && old.isPresent()) {
                LinearCosts costs = LinearCosts.fit("power calibration of " + device.id(), rows);
                constants.addAll(LinearFit.constants(
                        costs, "µJ", precision, old.get().joules().orElse(null)));
                after = after.with(precision, costs(old.get(), costs, source), wall, before.fitQuality(), source);
            }
        }
        return after;
    }

    private static LinearRuntime.Costs costs(LinearRuntime.Costs old, LinearCosts fitted, String source) {
        PredictionSpread spread = old.spread();
        return new LinearRuntime.Costs(
                old.us(),
                LinearFit.quantities(fitted, source),
                spread == null ? null : new PredictionSpread(spread.latency(), LinearFit.spread(fitted, source)));
    }

    /** Where no idle power was measured, the one that was there stays as it is, else none is assumed. */
    private static Wall wall(@Nullable Wall before, OptionalDouble measuredW, String source) {
        if (measuredW.isEmpty() && before != null) {
            return before;
        }
        Provenance.Kind kind = measuredW.isPresent() ? Provenance.Kind.MEASURED : Provenance.Kind.ASSUMED;
        return new Wall(
                new Quantity(measuredW.orElse(0), kind, source, null), before == null ? CONTAINS : before.contains());
    }

    /** As it was measured; else mean power less mean power above idle, over the networks of which both are known. */
    private static OptionalDouble idleW(List<PowerSample> samples) {
        OptionalDouble measured = samples.stream()
                .mapToDouble(PowerSample::idleW)
                .filter(idleW -> !Double.isNaN(idleW))
                .average();
        return measured.isPresent() ? measured : difference(samples);
    }

    private static OptionalDouble difference(List<PowerSample> samples) {
        Map<List<Object>, Double> above = new HashMap<>();
        samples.stream()
                .filter(sample -> sample.meter() == Meter.INPUT_ABOVE_IDLE)
                .forEach(sample -> above.put(key(sample), sample.powerW(sample.seconds())));
        return samples.stream()
                .filter(sample -> sample.meter() == Meter.INPUT)
                .mapToDouble(sample -> sample.powerW(sample.seconds()) - above.getOrDefault(key(sample), Double.NaN))
                .filter(idleW -> !Double.isNaN(idleW))
                .average();
    }

    private static List<Object> key(PowerSample sample) {
        return List.of(sample.spec(), sample.network().name(), sample.state(), sample.seconds());
    }

    private static double modelledS(Device device, PowerSample sample) {
        return Platforms.of(device, sample.spec())
                .priceInference(sample.network().operators(), sample.state())
                .seconds();
    }

    /** Energies above idle, over the modelled time where no latency was measured; where they were measured as such, the rows of whole powers say nothing more. */
    private static List<LinearCosts.Row> rows(
            Device device, LinearRuntime runtime, List<PowerSample> samples, Precision precision, double idleW) {
        List<PowerSample> own = samples.stream()
                .filter(sample -> sample.spec().precision() == precision)
                .toList();
        boolean apart = own.stream().anyMatch(sample -> sample.meter() == Meter.INPUT_ABOVE_IDLE);
        List<LinearCosts.Row> rows = new ArrayList<>();
        for (PowerSample sample : own) {
            double seconds = Double.isNaN(sample.seconds()) ? modelledS(device, sample) : sample.seconds();
            double joules = sample.meter() == Meter.INPUT_ABOVE_IDLE
                    ? sample.energyJ(seconds)
                    : (sample.powerW(seconds) - idleW) * seconds;
            if ((sample.meter() == Meter.INPUT_ABOVE_IDLE) == apart && joules > 0) {
                double factor = runtime.scaling()
                        .energy(
                                LinearFit.clockShare(runtime, Platforms.states(device, runtime.unit()), sample.state()),
                                LinearFit.threadShare(runtime, sample.spec().threads()));
                rows.add(new LinearCosts.Row(
                        sample.network().name(),
                        LinearFit.amounts(
                                runtime, sample.network(), sample.spec().batch(), factor),
                        joules));
            }
        }
        return rows;
    }
}
