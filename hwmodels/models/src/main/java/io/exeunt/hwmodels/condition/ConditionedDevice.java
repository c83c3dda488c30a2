package io.exeunt.hwmodels.condition;

import io.exeunt.ground.Suggestion;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.MemorySystem;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.PowerProfile.UnitPower;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.power.LeakageHeat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A device under conditions is a device again, so that all that is built on devices works under conditions too. Numbers that a condition
 * changes are assumed and name {@value #SOURCE} as their source; all others keep their provenance.
 */
public final class ConditionedDevice {
    /** Key of the source that changed numbers name. */
    public static final String SOURCE = "what-if";

    private final Device device;
    private final Worker worker;
    private final Conditions conditions;

    private ConditionedDevice(Device device, Worker worker, Conditions conditions) {
        this.device = device;
        this.worker = worker;
        this.conditions = conditions;
    }

    /**
     * The device as one of its parts meets it under conditions.
     *
     * @param device as its file describes it
     * @param worker a unit of it and what keeps that busy
     * @param conditions what is different; a runtime or precision among them is for the caller to choose
     * @return the very same device if nothing is different
     * @throws PointedException if the device lacks what a condition needs, or the condition would change nothing; its pointer leads from
     *     the conditions to the key
     */
    public static Device of(Device device, Worker worker, Conditions conditions) {
        return conditions.changeTheBoard() ? new ConditionedDevice(device, worker, conditions).changed() : device;
    }

    private Device changed() {
        conditions.domains().keySet().forEach(this::requireDomain);
        requireLaw();
        List<ClockDomain> domains = device.domains().stream().map(this::changed).toList();
        requireOffsetHadUse();
        Bandwidth bandwidth = new Bandwidth(device, conditions.peakGbsFactor());
        Device clocked = with(domains, bandwidth.memory(limitsMemory()), bandwidth.runtimes(), device.power());
        PowerProfile power = clocked.power();
        Device heated = heated() ? with(domains, clocked.memory(), clocked.runtimes(), warm(clocked, power)) : clocked;
        Branching branching = conditions.branching();
        return branching == null ? heated : branching.on(heated, worker, SOURCE);
    }

    /** A linear model of whole networks knows neither bandwidth nor voltage nor temperature. */
    private void requireLaw() {
        boolean linear = device.runtimes().stream()
                .anyMatch(runtime -> runtime instanceof LinearRuntime
                        && runtime.id().equals(worker.runtime())
                        && runtime.unit().equals(worker.unit()));
        if (linear && conditions.peakGbsFactor() != null) {
            throw new PointedException(
                    "/peak_gbs_factor", "not modelled: what bandwidth does to " + worker.runtime(), null);
        }
        if (linear && heated()) {
            throw new PointedException(
                    conditions.dieC() == null ? "/ambient_c" : "/die_c",
                    "not modelled: what temperature does to the power under " + worker.runtime(),
                    null);
        }
        if (linear && conditions.voltageOffsetMv() != null) {
            throw new PointedException(
                    "/voltage_offset_mv",
                    "not modelled: what voltage does to the power under " + worker.runtime(),
                    null);
        }
    }

    private void requireDomain(String id) {
        List<String> known = worker.domains(device);
        if (known.contains(id)) {
            return;
        }
        boolean exists =
                device.domains().stream().anyMatch(domain -> domain.id().equals(id));
        throw new PointedException(
                "/domains/" + id,
                exists
                        ? "has no effect on " + worker.unit() + ", whose clock domains are " + String.join(", ", known)
                        : "no clock domain of " + device.id() + " is called '" + id + "'; " + worker.unit() + " has "
                                + String.join(", ", known),
                exists ? null : Suggestion.hint(id, known).orElse(null));
    }

    private ClockDomain changed(ClockDomain domain) {
        DomainCondition condition = conditions.domains().get(domain.id());
        ClockDomain limited = condition == null ? domain : DomainChange.limited(domain, condition);
        Optional<Offset> offset = offset(domain.id());
        return offset.map(each -> DomainChange.shifted(limited, each.millivolts(), each.pointer(), SOURCE))
                .orElse(limited);
    }

    /** An offset and where it was given. */
    private record Offset(double millivolts, String pointer) {}

    /** The offset of a domain: its own, else that of the whole board where this is the unit's domain, whose power follows it. */
    private Optional<Offset> offset(String domain) {
        DomainCondition condition = conditions.domains().get(domain);
        Double own = condition == null ? null : condition.voltageOffsetMv();
        if (own != null) {
            return Optional.of(new Offset(own, "/domains/" + domain + "/voltage_offset_mv"));
        }
        Double all = conditions.voltageOffsetMv();
        return all == null || !domain.equals(unitDomain())
                ? Optional.empty()
                : Optional.of(new Offset(all, "/voltage_offset_mv"));
    }

    private void requireOffsetHadUse() {
        for (String domain : worker.domains(device)) {
            Optional<Offset> offset = offset(domain);
            if (offset.isPresent() && !domain.equals(unitDomain())) {
                throw new PointedException(
                        offset.get().pointer(), "not modelled: how power follows the voltage of " + domain, null);
            }
            offset.ifPresent(each -> unitPower(each.pointer()));
        }
    }

    private String unitDomain() {
        return device.unit(worker.unit()).domain();
    }

    private boolean limitsMemory() {
        DomainCondition condition =
                conditions.domains().get(String.valueOf(device.memory().domain()));
        return condition != null && condition.limitsClocks();
    }

    private boolean heated() {
        return conditions.ambientC() != null || conditions.dieC() != null;
    }

    private UnitPower unitPower(String pointer) {
        return Optional.ofNullable(device.power())
                .flatMap(power -> power.unit(worker.unit()))
                .orElseThrow(() -> new PointedException(
                        pointer,
                        "not modelled: no power data of " + worker.unit() + " on " + device.id() + " are known",
                        null));
    }

    /** The unit's leakage at another temperature, which becomes its reference: the law of leakage against temperature stays what it was. */
    private PowerProfile warm(Device clocked, @Nullable PowerProfile power) {
        String pointer = conditions.dieC() == null ? "/ambient_c" : "/die_c";
        UnitPower unit = unitPower(pointer);
        Quantity activation = unit.leakageActivationK();
        if (power == null || activation == null || activation.value() == 0) {
            throw new PointedException(
                    pointer,
                    "not modelled: how the leakage of " + worker.unit() + " on " + device.id()
                            + " grows with temperature is not known",
                    null);
        }
        requireVoltages(clocked, pointer);
        double celsius = celsius(clocked, power);
        double factor = new LeakageHeat(unit.referenceC().value(), activation.value()).at(celsius);
        UnitPower warm = new UnitPower(
                unit.unit(),
                unit.dynamicMwPerMhzV2(),
                assumed(unit.leakageMwPerV2().value() * factor),
                assumed(celsius),
                activation,
                unit.hostActiveW(),
                unit.hostIdleW(),
                unit.activities(),
                unit.spread());
        List<UnitPower> units = power.units().stream()
                .map(each -> each.equals(unit) ? warm : each)
                .toList();
        return new PowerProfile(power.baseW(), power.inputPerRail(), power.memory(), units);
    }

    private void requireVoltages(Device clocked, String pointer) {
        if (clocked.domain(unitDomain()).voltages() == null) {
            throw new PointedException(pointer, "not modelled: no voltages of " + unitDomain() + " are known", null);
        }
    }

    private double celsius(Device clocked, PowerProfile power) {
        Double ambientC = conditions.ambientC();
        return ambientC == null
                ? Objects.requireNonNull(conditions.dieC())
                : new DieTemperature(clocked, worker, power, ambientC).celsius();
    }

    static Quantity assumed(double value) {
        return new Quantity(value, Provenance.Kind.ASSUMED, SOURCE, null);
    }

    private Device with(
            List<ClockDomain> domains,
            MemorySystem memory,
            List<RuntimeProfile> runtimes,
            @Nullable PowerProfile power) {
        Map<String, String> sources = new TreeMap<>(device.sources());
        sources.put(SOURCE, "what if: " + conditions.describe());
        return new Device(
                device.id(),
                device.name(),
                device.soc(),
                sources,
                domains,
                device.units(),
                memory,
                runtimes,
                power,
                device.ratings(),
                device.thermal(),
                device.exitOverheads());
    }
}
