package io.exeunt.hwmodels.power;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.PowerProfile.UnitPower;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import org.jspecify.annotations.Nullable;

/**
 * Power at the board's input by component.
 *
 * <ul>
 *   <li>dynamic = C·V²·f · activity · (share of the cores at work); C from the device file. An operator that waits for memory switches
 *       as much as one that computes: on the Jetson TX2 any smaller share fits the GPU rail worse. While an operator is being
 *       started activity may be lower.
 *   <li>leakage = L·V² · heat(T), see {@link LeakageHeat}
 *   <li>memory = standby · (f_mem / f_mem,max) + energy per byte · bytes
 *   <li>base = board + controller standby + host CPU
 * </ul>
 *
 * <p>Everything but the board's base is multiplied by the input watts per rail watt. On the Jetson TX2 this form follows the GPU rail
 * within 1.3 % over seven clocks when it knows the temperature, within 1.7 % when it does not.
 */
public final class PowerModel {
    private final PowerProfile profile;
    private final UnitPower unit;
    private final LeakageHeat heat;
    private final double atWork;
    private final double atLaunch;

    /**
     * Binds the constants to a unit.
     *
     * @param profile the device's constants
     * @param unitId a unit that the profile has
     * @param runtime that keeps it busy
     * @param coreShare cores at work / cores of the unit, in (0, 1]
     */
    public PowerModel(PowerProfile profile, String unitId, String runtime, double coreShare) {
        Check.require(coreShare > 0 && coreShare <= 1, "coreShare", "in (0, 1]", coreShare);
        this.profile = profile;
        this.unit = profile.unit(unitId)
                .orElseThrow(() -> new IllegalArgumentException("Expected unit to have power data, given " + unitId));
        this.heat = new LeakageHeat(unit.referenceC().value(), orZero(unit.leakageActivationK()));
        this.atWork = coreShare
                * unit.activity(runtime).map(each -> each.atWork().value()).orElse(1.0);
        this.atLaunch = coreShare
                * unit.activity(runtime).map(each -> each.atLaunch().value()).orElse(1.0);
    }

    /** How the leakage changes with temperature. */
    public LeakageHeat heat() {
        return heat;
    }

    /** Power at the reference temperature, see {@link #at(OperatingPoint, double, double)}. */
    public StatePower at(OperatingPoint opp, double memoryClockShare) {
        return at(opp, memoryClockShare, unit.referenceC().value());
    }

    /**
     * Power in one operating state.
     *
     * @param opp the unit's operating point, voltage in the scale of the constants
     * @param memoryClockShare memory clock / highest memory clock, in (0, 1]
     * @param temperatureC of the unit, in °C
     */
    public StatePower at(OperatingPoint opp, double memoryClockShare, double temperatureC) {
        double scale = profile.inputPerRail().value();
        PowerProfile.MemoryPower memory = profile.memory();
        double leakageW = scale * leakageW(opp.voltage(), temperatureC);
        double dramW = scale * memory.dramStandbyW().value() * memoryClockShare;
        double restW =
                profile.baseW().value() + scale * memory.controllerStandbyW().value() * memoryClockShare;
        double joulePerByte = scale
                * 1e-12
                * (memory.dramPjPerByte().value() + memory.controllerPjPerByte().value());
        return new StatePower(
                scale * atWork * dynamicW(opp),
                scale * atLaunch * dynamicW(opp),
                leakageW,
                dramW,
                joulePerByte,
                restW + scale * orZero(unit.hostActiveW()),
                restW + scale * orZero(unit.hostIdleW()) + leakageW + dramW);
    }

    private double dynamicW(OperatingPoint opp) {
        double square = opp.voltage() * opp.voltage();
        return unit.dynamicMwPerMhzV2().value() * 1e-3 * (opp.freqHz() * 1e-6) * square;
    }

    private double leakageW(double voltage, double temperatureC) {
        return unit.leakageMwPerV2().value() * 1e-3 * voltage * voltage * heat.at(temperatureC);
    }

    private static double orZero(@Nullable Quantity quantity) {
        return quantity == null ? 0 : quantity.value();
    }
}
