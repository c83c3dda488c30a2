package io.exeunt.hwmodels.condition;

import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.ClockDomain.Opp;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.List;
import java.util.OptionalInt;

/** A clock domain with fewer operating points, or with other voltages at them. */
final class DomainChange {
    /** Clocks that differ by less, in MHz, are the same: files round to kHz. */
    private static final double SAME_MHZ = 5e-4;

    private DomainChange() {}

    /**
     * The domain with the operating points that a condition leaves; their clocks keep their provenance.
     *
     * @throws PointedException if the condition names a clock that the domain does not have, or leaves none
     */
    static ClockDomain limited(ClockDomain domain, DomainCondition condition) {
        OppTable table = domain.toDvfsDomain().opps();
        Double pinMhz = condition.pinMhz();
        Double maxMhz = condition.maxMhz();
        List<Opp> left = domain.opps();
        if (pinMhz != null) {
            OptionalInt pinned = table.indexOf(pinMhz * 1e6);
            left = pinned.isPresent() ? List.of(left.get(pinned.getAsInt())) : List.of();
            requireSome(domain, left, "/pin_mhz", "expected one of its " + table.size() + " clocks", pinMhz);
        } else if (maxMhz != null) {
            left = upTo(left, maxMhz);
            requireSome(domain, left, "/max_mhz", "expected its lowest clock or more", maxMhz);
        }
        return domain.with(domain.voltages(), left);
    }

    private static List<Opp> upTo(List<Opp> opps, double maxMhz) {
        return opps.stream().filter(opp -> opp.freqMhz() <= maxMhz + SAME_MHZ).toList();
    }

    private static void requireSome(ClockDomain domain, List<Opp> left, String key, String expected, double given) {
        if (left.isEmpty()) {
            throw new PointedException(
                    "/domains/" + domain.id() + key,
                    expected + ", given " + Given.text(given),
                    "the nearest: " + domain.toDvfsDomain().opps().nearest(given * 1e6));
        }
    }

    /**
     * The domain with an offset on all of its voltages, which are assumed from then on.
     *
     * @param pointer of the offset, for the message
     * @throws PointedException if the voltages are not known in mV, or one falls to 0 or below
     */
    static ClockDomain shifted(ClockDomain domain, double offsetMv, String pointer, String source) {
        requireVolts(domain, pointer);
        domain.opps().forEach(opp -> requirePositive(domain, opp, offsetMv, pointer));
        return domain.with(
                new Provenance(Provenance.Kind.ASSUMED, source),
                domain.opps().stream().map(opp -> shifted(opp, offsetMv)).toList());
    }

    private static Opp shifted(Opp opp, double offsetMv) {
        return new Opp(opp.freqMhz(), millivolts(opp) + offsetMv, null);
    }

    private static void requirePositive(ClockDomain domain, Opp opp, double offsetMv, String pointer) {
        if (millivolts(opp) + offsetMv <= 0) {
            throw new PointedException(
                    pointer,
                    domain.id() + " has " + Given.text(millivolts(opp)) + " mV at " + Given.text(opp.freqMhz())
                            + " MHz; " + Given.signed(offsetMv) + " mV leaves none",
                    null);
        }
    }

    private static double millivolts(Opp opp) {
        Double given = opp.voltMv();
        return given == null ? Double.NaN : given;
    }

    private static void requireVolts(ClockDomain domain, String pointer) {
        VoltageScale scale = domain.toDvfsDomain().opps().scale();
        if (scale == VoltageScale.UNKNOWN) {
            throw new PointedException(
                    pointer,
                    "not modelled: no voltages of " + domain.id() + " are known",
                    "a device file of your own may give volt_mv at each operating point");
        }
        if (scale == VoltageScale.RELATIVE) {
            throw new PointedException(
                    pointer,
                    "not modelled: the voltages of " + domain.id()
                            + " are known as multiples of the lowest only, not in mV",
                    "a device file of your own may give volt_mv at each operating point");
        }
    }
}
