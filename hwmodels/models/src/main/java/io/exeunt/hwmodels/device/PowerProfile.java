package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Constants of the power model.
 *
 * @param baseW board and regulators, always on, in W at the input
 * @param inputPerRail W at the input for each W on a rail (regulator losses), >= 1
 * @param memory main memory and its controller
 * @param units one per unit with power data
 */
public record PowerProfile(Quantity baseW, Quantity inputPerRail, MemoryPower memory, List<UnitPower> units) {
    /**
     * Main memory and its controller. Standby powers hold at the highest memory clock and fall in proportion to the clock.
     *
     * @param dramStandbyW DRAM when nothing is moved, in W
     * @param dramPjPerByte DRAM per byte moved, in pJ
     * @param controllerStandbyW controller and interconnect (SoC rail) when nothing is moved, in W
     * @param controllerPjPerByte controller and interconnect per byte moved, in pJ
     */
    public record MemoryPower(
            Quantity dramStandbyW, Quantity dramPjPerByte, Quantity controllerStandbyW, Quantity controllerPjPerByte) {
        public MemoryPower {
            Check.nonNegative("dram_standby_w", dramStandbyW.value());
            Check.nonNegative("dram_pj_per_byte", dramPjPerByte.value());
            Check.nonNegative("controller_standby_w", controllerStandbyW.value());
            Check.nonNegative("controller_pj_per_byte", controllerPjPerByte.value());
        }
    }

    /**
     * A unit: P = dynamic·f·V² · activity · (cores at work / cores) + leakage·V² · heat(T), V as in its domain's table, heat as
     * {@link io.exeunt.hwmodels.power.LeakageHeat} has it.
     *
     * @param unit id
     * @param dynamicMwPerMhzV2 effective capacitance with all cores at work, in mW/(MHz·V²)
     * @param leakageMwPerV2 leakage at the reference temperature, in mW/V²
     * @param referenceC temperature at which the leakage was found, in °C
     * @param leakageActivationK how steeply leakage grows with temperature, in K; null when unknown, and then it does not
     * @param hostActiveW CPU that feeds this unit while it works, in W; null or 0 for a CPU unit
     * @param hostIdleW the same while it rests, in W; null or 0 for a CPU unit
     * @param activities how busy single runtimes keep the unit; null for none, and then every runtime switches as much as the
     *     workloads that the constants were fitted to, at work as well as while it starts an operator
     * @param spread standard deviation of log(measured / predicted) of powers of networks that were not fitted, > 0; null for unknown
     */
    public record UnitPower(
            String unit,
            Quantity dynamicMwPerMhzV2,
            Quantity leakageMwPerV2,
            Quantity referenceC,
            @Nullable Quantity leakageActivationK,
            @Nullable Quantity hostActiveW,
            @Nullable Quantity hostIdleW,
            @Nullable List<Activity> activities,
            @Nullable Quantity spread) {
        public UnitPower {
            Check.nonNegative("dynamic_mw_per_mhz_v2", dynamicMwPerMhzV2.value());
            Check.nonNegative("leakage_mw_per_v2", leakageMwPerV2.value());
            Check.require(spread == null || spread.value() > 0, "spread", "> 0", String.valueOf(spread));
            activities = activities == null ? List.of() : List.copyOf(activities);
        }

        /** How busy single runtimes keep the unit; empty for none. */
        @Override
        public List<Activity> activities() {
            return activities == null ? List.of() : activities;
        }

        /** How busy a runtime keeps the unit, if that is known. */
        public Optional<Activity> activity(String runtime) {
            return activities().stream()
                    .filter(each -> each.runtime().equals(runtime))
                    .findFirst();
        }
    }

    /**
     * Switching under one runtime, as a share of what {@code dynamic_mw_per_mhz_v2} says.
     *
     * @param runtime id
     * @param atWork while an operator computes or waits for memory, > 0
     * @param atLaunch while the next operator is being started, >= 0
     */
    public record Activity(String runtime, Quantity atWork, Quantity atLaunch) {
        public Activity {
            Check.notBlank("runtime", runtime);
            Check.positive("at_work", atWork.value());
            Check.nonNegative("at_launch", atLaunch.value());
        }
    }

    public PowerProfile {
        Check.nonNegative("base_w", baseW.value());
        Check.require(inputPerRail.value() >= 1, "input_per_rail", ">= 1", inputPerRail.value());
        units = Check.notEmpty("units", units);
    }

    /** The constants of one unit, if there are any. */
    public Optional<UnitPower> unit(String id) {
        return units.stream().filter(unit -> unit.unit().equals(id)).findFirst();
    }
}
