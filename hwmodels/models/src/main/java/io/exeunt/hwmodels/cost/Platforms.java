package io.exeunt.hwmodels.cost;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.condition.ConditionedDevice;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.Worker;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.device.ThermalProfile;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.power.PowerModel;
import io.exeunt.hwmodels.power.StatePower;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.hwmodels.thermal.Cooling;
import io.exeunt.hwmodels.thermal.Throttle;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Binds devices to runtimes. */
public final class Platforms {
    private static final double DEFAULT_POLL_S = 1;

    private Platforms() {}

    /**
     * The device as a network meets it when it runs as {@code spec} says.
     *
     * @throws InvalidInputException if the device has no such unit, runtime, precision or that many cores
     */
    public static Platform of(Device device, PlatformSpec spec) {
        return of(device, spec, "");
    }

    private static Platform of(Device device, PlatformSpec spec, String conditions) {
        Platform whole = inOnePiece(device, spec, conditions);
        return device.exitOverhead(spec.runtime(), spec.unit())
                .<Platform>map(overhead -> new StagedPlatform(whole, overhead))
                .orElse(whole);
    }

    private static Platform inOnePiece(Device device, PlatformSpec spec, String conditions) {
        RuntimeProfile runtime = requireRuns(device, spec);
        ComputeUnit unit = unit(device, spec);
        String id = id(device, unit, spec) + (conditions.isEmpty() ? "" : " (" + conditions + ")");
        if (runtime instanceof RooflineRuntime roofline) {
            Clocks clocks = Clocks.of(device, unit, roofline);
            return new RooflinePlatform(
                    id,
                    new DemandModel(unit, roofline, spec),
                    roofline.perInferenceUs(),
                    clocks,
                    supply(device, unit, spec, clocks));
        } else if (runtime instanceof AdditiveRuntime additive) {
            Clocks clocks = Clocks.of(device, unit);
            AdditiveWork work = new AdditiveWork(costs(device, additive, spec.threads()), additive, spec);
            return new AdditivePlatform(id, work, clocks, supply(device, unit, spec, clocks));
        } else if (runtime instanceof LinearRuntime linear) {
            return new LinearPlatform(id, linear, spec, Clocks.of(device, unit));
        }
        throw new IllegalArgumentException("Expected runtime to be of a known kind, given " + runtime);
    }

    /**
     * The device under conditions as a network meets it: exactly {@link #of(Device, PlatformSpec)} of {@link #device}, with the conditions
     * in its id.
     *
     * @throws InvalidInputException as there, or if the device lacks what a condition needs
     */
    public static Platform of(Device device, PlatformSpec spec, Conditions conditions) {
        PlatformSpec meant = spec.under(conditions);
        return of(device(device, meant, conditions), meant, conditions.describe());
    }

    /**
     * The device as what runs on it meets it under conditions; the same where there are none.
     *
     * @throws InvalidInputException if it has no such unit or runtime, or lacks what a condition needs; names the condition's key
     */
    public static Device device(Device device, PlatformSpec spec, Conditions conditions) {
        try {
            return conditioned(device, spec, conditions);
        } catch (PointedException e) {
            String key = e.pointer().substring(1).replace('/', '.');
            throw new InvalidInputException(
                    "device " + device.id() + ", condition " + key, String.valueOf(e.getMessage()), e.hint(), e);
        }
    }

    /**
     * As {@link #device} for whoever knows where the conditions stand in a file.
     *
     * @throws PointedException if the device lacks what a condition needs; its pointer leads from the conditions to the key
     * @throws InvalidInputException if the device has no such unit, runtime, precision or that many cores
     */
    public static Device conditioned(Device device, PlatformSpec spec, Conditions conditions) {
        PlatformSpec meant = spec.under(conditions);
        requireRuns(device, meant);
        return ConditionedDevice.of(device, worker(meant), conditions);
    }

    private static Worker worker(PlatformSpec spec) {
        return new Worker(spec.unit(), spec.runtime(), spec.threads());
    }

    /**
     * What is left of conditions for a second unit where they are meant for the first: its runtime and precision are its own, and clock
     * domains that it does not depend on are none of its business.
     *
     * @throws InvalidInputException if the device has no such unit, runtime, precision or that many cores
     */
    public static Conditions beside(Device device, PlatformSpec spec, Conditions conditions) {
        requireRuns(device, spec);
        return conditions.ofTheBoard().reaching(worker(spec), device);
    }

    private static RuntimeProfile requireRuns(Device device, PlatformSpec spec) {
        ComputeUnit unit = unit(device, spec);
        RuntimeProfile runtime = runtime(device, spec);
        requirePrecision(device, unit, runtime, spec.precision());
        requireThreads(device, unit, spec.threads());
        return runtime;
    }

    /** The operating states of a unit: its own clocks, then those of the memory where they can be set apart. */
    public static StateSpace states(Device device, String unit) {
        return Clocks.of(device, device.unit(unit)).states();
    }

    private static AdditiveRuntime.Costs costs(Device device, AdditiveRuntime runtime, int threads) {
        AdditiveRuntime.Costs several = runtime.severalThreads();
        if (threads > 1 && several == null) {
            throw new InvalidInputException(
                    "device " + device.id(), "runtime " + runtime.id() + " has costs for one thread only", null);
        }
        return threads > 1 && several != null ? several : runtime.oneThread();
    }

    private static String id(Device device, ComputeUnit unit, PlatformSpec spec) {
        String threads = unit.kind() == ComputeUnit.Kind.CPU ? "/t" + spec.threads() : "";
        String precision = spec.precision().name().toLowerCase(Locale.ROOT);
        return String.join("/", device.id(), unit.id(), spec.runtime(), precision, "b" + spec.batch()) + threads;
    }

    private static ComputeUnit unit(Device device, PlatformSpec spec) {
        return device.units().stream()
                .filter(unit -> unit.id().equals(spec.unit()))
                .findFirst()
                .orElseThrow(() -> unknown(
                        device,
                        "unit",
                        spec.unit(),
                        device.units().stream().map(ComputeUnit::id).toList()));
    }

    private static RuntimeProfile runtime(Device device, PlatformSpec spec) {
        List<RuntimeProfile> ofUnit = device.runtimes().stream()
                .filter(runtime -> runtime.unit().equals(spec.unit()))
                .toList();
        return ofUnit.stream()
                .filter(runtime -> runtime.id().equals(spec.runtime()))
                .findFirst()
                .orElseThrow(() -> unknown(
                        device,
                        "runtime for unit '" + spec.unit() + "'",
                        spec.runtime(),
                        ofUnit.stream().map(RuntimeProfile::id).toList()));
    }

    private static InvalidInputException unknown(Device device, String what, String given, List<String> known) {
        String allowed = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
        return new InvalidInputException(
                "device " + device.id(),
                "no " + what + " is called '" + given + "'; " + allowed,
                Suggestion.hint(given, known).orElse(null));
    }

    private static void requirePrecision(Device device, ComputeUnit unit, RuntimeProfile runtime, Precision precision) {
        if (!runtime.runs(unit, precision)) {
            List<String> allowed = Arrays.stream(Precision.values())
                    .filter(each -> runtime.runs(unit, each))
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList();
            throw new InvalidInputException(
                    "device " + device.id(),
                    "no data for " + precision.name().toLowerCase(Locale.ROOT) + " on " + unit.id() + " with "
                            + runtime.id() + "; it has " + String.join(", ", allowed),
                    missing(unit, runtime, precision));
        }
    }

    /** What the device file lacks, and where it would stand. */
    private static String missing(ComputeUnit unit, RuntimeProfile runtime, Precision precision) {
        String format = precision.name().toLowerCase(Locale.ROOT);
        String listed = "precisions." + format + " of runtime " + runtime.id();
        if (!(runtime instanceof RooflineRuntime)) {
            return "the device file lacks " + listed + ": measure it and calibrate";
        }
        String peak = "flop_per_cycle." + format + " of unit " + unit.id() + ", operations of one core in a cycle";
        boolean peakKnown = unit.flopPerCycle(precision).isPresent();
        boolean listedThere = runtime.precisions().of(precision).isPresent();
        return "the device file lacks "
                + (peakKnown ? listed : listedThere ? peak : peak + ", and " + listed)
                + ": copy it with 'exeunt devices describe <id> --yaml', add that, and calibrate";
    }

    private static void requireThreads(Device device, ComputeUnit unit, int threads) {
        int most = unit.kind() == ComputeUnit.Kind.CPU ? unit.coreCount() : 1;
        if (threads > most) {
            throw new InvalidInputException(
                    "device " + device.id(),
                    "expected threads on " + unit.id() + " to be in 1.." + most + ", given " + threads,
                    null);
        }
    }

    private static Supply supply(Device device, ComputeUnit unit, PlatformSpec spec, Clocks clocks) {
        Optional<PowerModel> model = powerModel(device, unit, spec, clocks);
        List<StatePower> power = power(model, clocks);
        return new Supply(power, model.flatMap(present -> heat(device, clocks, power, present)));
    }

    private static Optional<PowerModel> powerModel(Device device, ComputeUnit unit, PlatformSpec spec, Clocks clocks) {
        PowerProfile profile = device.power();
        boolean volts = clocks.states().domains().get(0).opps().scale() != VoltageScale.UNKNOWN;
        if (profile == null || profile.unit(unit.id()).isEmpty() || !volts) {
            return Optional.empty();
        }
        double share = unit.kind() == ComputeUnit.Kind.CPU ? (double) spec.threads() / unit.coreCount() : 1;
        return Optional.of(new PowerModel(profile, unit.id(), spec.runtime(), share));
    }

    private static List<StatePower> power(Optional<PowerModel> model, Clocks clocks) {
        return IntStream.range(0, clocks.states().size())
                .mapToObj(state -> model.map(present -> present.at(clocks.unitOpp(state), clocks.memoryShare(state)))
                        .orElse(StatePower.NOT_MODELLED))
                .toList();
    }

    private static Optional<BoardHeat> heat(Device device, Clocks clocks, List<StatePower> power, PowerModel model) {
        ThermalProfile profile = device.thermal();
        if (profile == null) {
            return Optional.empty();
        }
        Quantity pollMs = profile.pollMs();
        return Optional.of(new BoardHeat(
                Cooling.of(profile),
                model.heat(),
                power.stream().map(StatePower::leakageW).toList(),
                Throttle.of(profile, clocks.states()),
                pollMs == null ? DEFAULT_POLL_S : pollMs.value() * 1e-3,
                profile.shutdownOrNever()));
    }
}
