package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DVFS domain as the file gives it.
 *
 * @param id such as "gpu" or "emc"
 * @param clocks where the clocks come from
 * @param voltages where the voltages come from; null when there are none
 * @param effectiveUs time from a request until the new clock holds, in µs; work goes on at the old clock meanwhile. Null where
 *     {@code transitionUs} is given
 * @param standstillUs time from a request for which the work of the caller stands still, in µs; null where {@code transitionUs} is given
 * @param transitionUs both in one, in µs: work stands still until the new clock holds. Null where the two are given
 * @param opps lowest clock first
 */
public record ClockDomain(
        String id,
        Provenance clocks,
        @Nullable Provenance voltages,
        @Nullable Quantity effectiveUs,
        @Nullable Quantity standstillUs,
        @Nullable Quantity transitionUs,
        List<Opp> opps) {
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
        requireTimes(effectiveUs, standstillUs, transitionUs);
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
        double standstillUs = orBoth(this.standstillUs);
        double effectiveUs = orBoth(this.effectiveUs);
        return new DvfsDomain(id, table(opps), standstillUs * 1e-6, effectiveUs * 1e-6);
    }

    private double orBoth(@Nullable Quantity time) {
        return Objects.requireNonNull(time == null ? transitionUs : time).value();
    }

    /** This domain with other operating points, whose voltages come from elsewhere. */
    public ClockDomain with(@Nullable Provenance otherVoltages, List<Opp> otherOpps) {
        return new ClockDomain(id, clocks, otherVoltages, effectiveUs, standstillUs, transitionUs, otherOpps);
    }

    /** This domain under another id. */
    public ClockDomain withId(String otherId) {
        return new ClockDomain(otherId, clocks, voltages, effectiveUs, standstillUs, transitionUs, opps);
    }

    /** Highest clock in Hz. */
    public double maxHz() {
        return opps.get(opps.size() - 1).freqMhz() * 1e6;
    }

    private static void requireTimes(
            @Nullable Quantity effectiveUs, @Nullable Quantity standstillUs, @Nullable Quantity transitionUs) {
        if (transitionUs != null && (effectiveUs != null || standstillUs != null)) {
            throw new PointedException(
                    "/transition_us",
                    "expected either effective_us and standstill_us or transition_us alone, given both",
                    "transition_us stands for both; leave it out");
        }
        if (transitionUs == null && (effectiveUs == null || standstillUs == null)) {
            String given = effectiveUs != null ? "effective_us" : standstillUs != null ? "standstill_us" : "neither";
            throw new PointedException(
                    "",
                    "expected effective_us (until the new clock holds) and standstill_us (for which work stands still), given "
                            + given,
                    "where only one time is known, transition_us stands for both");
        }
        for (Quantity time : Arrays.asList(effectiveUs, standstillUs, transitionUs)) {
            Check.require(time == null || time.value() >= 0, "time of a change of clocks", ">= 0", time);
        }
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
