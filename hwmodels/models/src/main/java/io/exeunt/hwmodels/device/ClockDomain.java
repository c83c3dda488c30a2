package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DVFS domain as the file gives it.
 *
 * @param id such as "gpu" or "emc"
 * @param clocks where the clocks come from
 * @param voltages where the voltages come from; null when there are none
 * @param transitionUs time for which work stands still when the clock changes, in µs
 * @param opps lowest clock first
 */
public record ClockDomain(
        String id, Provenance clocks, @Nullable Provenance voltages, Quantity transitionUs, List<Opp> opps) {
    /**
     * One operating point.
     *
     * @param freqMhz clock in MHz, > 0
     * @param voltMv supply in mV; null when unknown or relative
     * @param relativeVoltage supply as a multiple of the table's lowest; null when unknown or absolute
     */
    public record Opp(
            double freqMhz,
            @Nullable Double voltMv,
            @Nullable Double relativeVoltage) {
        public Opp {
            Check.positive("freq_mhz", freqMhz);
            Check.require(
                    voltMv == null || relativeVoltage == null,
                    "voltage of " + freqMhz + " MHz",
                    "given once",
                    "both volt_mv and relative_voltage");
        }

        private OperatingPoint toOperatingPoint() {
            double voltage = voltMv != null ? voltMv * 1e-3 : relativeVoltage != null ? relativeVoltage : Double.NaN;
            return new OperatingPoint(freqMhz * 1e6, voltage);
        }
    }

    public ClockDomain {
        Check.notBlank("id", id);
        opps = Check.notEmpty("opps of " + id, opps);
        Check.nonNegative("transition_us of " + id, transitionUs.value());
        requireRising(opps);
        VoltageScale scale = scale(opps);
        Check.require(
                (voltages != null) == (scale != VoltageScale.UNKNOWN),
                "voltages of " + id,
                "given together with a volt_mv or relative_voltage at each opp",
                scale);
        table(opps);
    }

    /** In SI units, as schedules and cost models use it. */
    public DvfsDomain toDvfsDomain() {
        return new DvfsDomain(id, table(opps), transitionUs.value() * 1e-6);
    }

    /** Highest clock in Hz. */
    public double maxHz() {
        return opps.get(opps.size() - 1).freqMhz() * 1e6;
    }

    private static void requireRising(List<Opp> opps) {
        for (int i = 1; i < opps.size(); i++) {
            double before = opps.get(i - 1).freqMhz();
            double given = opps.get(i).freqMhz();
            if (given <= before) {
                throw new PointedException(
                        "/opps/" + i + "/freq_mhz",
                        "expected a clock above the one before, " + before + " MHz, given " + given,
                        given == before ? "it stands there twice" : "the operating points are not sorted");
            }
        }
    }

    private static OppTable table(List<Opp> opps) {
        return new OppTable(
                scale(opps), opps.stream().map(Opp::toOperatingPoint).toList());
    }

    private static VoltageScale scale(List<Opp> opps) {
        if (opps.stream().allMatch(opp -> opp.voltMv() != null)) {
            return VoltageScale.VOLTS;
        }
        if (opps.stream().allMatch(opp -> opp.relativeVoltage() != null)) {
            return VoltageScale.RELATIVE;
        }
        Check.require(
                opps.stream().allMatch(opp -> opp.voltMv() == null && opp.relativeVoltage() == null),
                "voltages",
                "given for all opps, in one scale, or for none",
                "for some");
        return VoltageScale.UNKNOWN;
    }
}
