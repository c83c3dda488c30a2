package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.PowerProfile.Activity;
import io.exeunt.hwmodels.device.PowerProfile.UnitPower;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.power.LeakageHeat;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Power as a sum of constants times terms, {@link Constant} by constant, for the power model of {@link
 * io.exeunt.hwmodels.power.PowerModel}.
 */
final class PowerTerms {
    /** The constants of the power model that calibration may move, in the order in which measurements have to carry them. */
    enum Constant {
        DYNAMIC("dynamic_mw_per_mhz_v2"),
        BASE("base_w"),
        LEAKAGE("leakage_mw_per_v2"),
        DRAM("dram_pj_per_byte");

        private final String key;

        Constant(String key) {
            this.key = key;
        }

        /** Its key in the device file. */
        String key() {
            return key;
        }
    }

    private final Device device;
    private final PowerProfile profile;
    private final UnitPower unit;
    private final Map<PlatformSpec, Platform> platforms = new HashMap<>();
    private final Map<List<Object>, WorkCost> costs = new HashMap<>();

    /**
     * Terms for one unit.
     *
     * @param device whose runtimes say how long work takes
     * @param profile must have the unit
     */
    PowerTerms(Device device, PowerProfile profile, String unitId) {
        this.device = device;
        this.profile = profile;
        this.unit = profile.unit(unitId).orElseThrow();
    }

    /** Values of the constants, in the order of {@link Constant}. */
    double[] constants() {
        return new double[] {
            unit.dynamicMwPerMhzV2().value(),
            profile.baseW().value(),
            unit.leakageMwPerV2().value(),
            profile.memory().dramPjPerByte().value()
        };
    }

    /** Measured power in W. */
    double measuredW(PowerSample sample) {
        return sample.powerW(cost(sample).seconds());
    }

    /**
     * Standard deviation of log(measured / predicted) that is expected of its powers; NaN for unknown. Larger by as much as a power above
     * idle is smaller than the whole.
     */
    double spread(PowerSample sample) {
        double whole = Quantity.orNaN(unit.spread());
        boolean apart = aboveIdle(sample) && !Double.isNaN(sample.idleW());
        double measuredW = measuredW(sample);
        return apart ? whole * (measuredW + sample.idleW()) / measuredW : whole;
    }

    /** What full switching would draw in W in the time in which no operator computes: watts per unit of {@code at_launch}. */
    double waitingW(PowerSample sample) {
        return inputScale(sample) * unit.dynamicMwPerMhzV2().value() * fullyBusy(sample) * waiting(sample);
    }

    /** What full switching would draw in W in the time in which operators compute: watts per unit of {@code at_work}. */
    double workingW(PowerSample sample) {
        return inputScale(sample) * unit.dynamicMwPerMhzV2().value() * fullyBusy(sample) * working(sample);
    }

    /** Power in W of the host while it feeds the unit, beyond its idle power where that is taken off; 0 on a rail. */
    double hostW(PowerSample sample) {
        double idleW = aboveIdle(sample) ? orZero(unit.hostIdleW()) : 0;
        return atTheInput(sample) ? inputScale(sample) * (orZero(unit.hostActiveW()) - idleW) : 0;
    }

    private double inputScale(PowerSample sample) {
        return atTheInput(sample) ? profile.inputPerRail().value() : 1;
    }

    /** Power in W that these constants make of a sample. */
    double predictedW(PowerSample sample, double[] constants) {
        return RelativeFit.predict(of(sample), constants) + fixedW(sample);
    }

    /** Watts per unit of each constant. */
    double[] of(PowerSample sample) {
        boolean input = atTheInput(sample);
        double scale = input ? profile.inputPerRail().value() : 1;
        double leaks = aboveIdle(sample) ? 0 : 1;
        return new double[] {
            scale * dynamic(sample),
            input ? leaks : 0,
            scale * leaks * 1e-3 * squareV(sample) * heat(sample),
            input ? scale * 1e-12 * cost(sample).bytes() / seconds(sample) : 0
        };
    }

    /** What no constant here accounts for: memory standby, controller, host. */
    private double fixedW(PowerSample sample) {
        if (!atTheInput(sample)) {
            return 0;
        }
        PowerProfile.MemoryPower memory = profile.memory();
        double standbyW =
                memory.dramStandbyW().value() + memory.controllerStandbyW().value();
        double movingW =
                1e-12 * memory.controllerPjPerByte().value() * cost(sample).bytes() / seconds(sample);
        double hostW = orZero(unit.hostActiveW());
        double idleW = aboveIdle(sample) ? orZero(unit.hostIdleW()) : -standbyW * memoryShare(sample);
        return profile.inputPerRail().value() * (movingW + hostW - idleW);
    }

    private static double orZero(@Nullable Quantity quantity) {
        return quantity == null ? 0 : quantity.value();
    }

    private static boolean atTheInput(PowerSample sample) {
        return sample.meter() == Meter.INPUT || sample.meter() == Meter.INPUT_ABOVE_IDLE;
    }

    private static boolean aboveIdle(PowerSample sample) {
        return sample.meter() == Meter.RAIL_ABOVE_IDLE || sample.meter() == Meter.INPUT_ABOVE_IDLE;
    }

    private double dynamic(PowerSample sample) {
        Activity activity = activity(sample.spec().runtime());
        return fullyBusy(sample)
                * (activity.atWork().value() * working(sample)
                        + activity.atLaunch().value() * waiting(sample));
    }

    /** How busy a runtime keeps the unit; where the file does not say, it switches fully throughout. */
    Activity activity(String runtime) {
        Quantity full = new Quantity(
                1, Provenance.Kind.ASSUMED, unit.dynamicMwPerMhzV2().source(), null);
        return unit.activity(runtime).orElseGet(() -> new Activity(runtime, full, full));
    }

    /** Watts per unit of the dynamic constant where every cycle switches. */
    private double fullyBusy(PowerSample sample) {
        double mhz = opp(sample).freqHz() * 1e-6;
        return 1e-3 * mhz * squareV(sample) * coreShare(sample);
    }

    /** Share of the time in which operators compute. */
    private double working(PowerSample sample) {
        return Double.isNaN(sample.periodS()) ? 1 - waiting(sample) : workS(sample) / sample.periodS();
    }

    /**
     * Share of the time in which the next operator is being started: the model's launches; where a period was measured, what the operators
     * leave of the latency. Between an inference's end and the next one's beginning the unit rests, and only its host works.
     */
    private double waiting(PowerSample sample) {
        WorkCost cost = cost(sample);
        if (Double.isNaN(sample.periodS())) {
            return cost.overheadS() / cost.seconds();
        }
        return (busyS(sample) - workS(sample)) / sample.periodS();
    }

    private double workS(PowerSample sample) {
        return Math.min(busyS(sample), cost(sample).seconds() - cost(sample).overheadS());
    }

    private static double busyS(PowerSample sample) {
        return Double.isNaN(sample.seconds()) ? sample.periodS() : Math.min(sample.seconds(), sample.periodS());
    }

    private double coreShare(PowerSample sample) {
        ComputeUnit compute = device.unit(sample.spec().unit());
        return compute.kind() == ComputeUnit.Kind.CPU ? (double) sample.spec().threads() / compute.coreCount() : 1;
    }

    private double squareV(PowerSample sample) {
        double voltage = Double.isNaN(sample.voltage()) ? opp(sample).voltage() : sample.voltage();
        return voltage * voltage;
    }

    private double heat(PowerSample sample) {
        Quantity activation = unit.leakageActivationK();
        double referenceC = unit.referenceC().value();
        LeakageHeat heat = new LeakageHeat(referenceC, activation == null ? 0 : activation.value());
        return heat.at(Double.isNaN(sample.temperatureC()) ? referenceC : sample.temperatureC());
    }

    private double memoryShare(PowerSample sample) {
        String domain = device.memory().domain();
        if (domain == null) {
            return 1;
        }
        int last = platform(sample.spec()).states().domains().size() - 1;
        return platform(sample.spec()).states().opp(sample.state(), last).freqHz() / device.memoryPeakHz();
    }

    private double seconds(PowerSample sample) {
        return sample.timeS(cost(sample).seconds());
    }

    private OperatingPoint opp(PowerSample sample) {
        return platform(sample.spec()).states().opp(sample.state(), 0);
    }

    private Platform platform(PlatformSpec spec) {
        return platforms.computeIfAbsent(spec, each -> Platforms.of(device, each));
    }

    private WorkCost cost(PowerSample sample) {
        OperatorGraph network = sample.network();
        return costs.computeIfAbsent(
                List.of(sample.spec(), network.name(), sample.state()),
                key -> platform(sample.spec()).priceInference(network.operators(), sample.state()));
    }
}
