package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.Check;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All combinations of the operating points of several domains, numbered 0 … size−1 with the last domain running fastest. The
 * number of a combination, its <em>state</em>, is what cost tables and schedules are indexed by.
 *
 * @param domains at least one, ids unique
 */
public record StateSpace(List<DvfsDomain> domains) {
    public StateSpace {
        domains = Check.notEmpty("domains", domains);
        long distinct = domains.stream().map(DvfsDomain::id).distinct().count();
        Check.require(
                distinct == domains.size(),
                "domain ids",
                "unique",
                domains.stream().map(DvfsDomain::id).toList());
    }

    /** Number of states: the product of the table sizes. */
    public int size() {
        int size = 1;
        for (DvfsDomain domain : domains) {
            size = Math.multiplyExact(size, domain.opps().size());
        }
        return size;
    }

    /** The state in which every domain runs at its highest clock. */
    public int max() {
        return size() - 1;
    }

    /**
     * The state with these operating points.
     *
     * @param oppIndices one index per domain, in the domains' order
     */
    public int state(int... oppIndices) {
        if (oppIndices.length != domains.size()) {
            Check.require(false, "oppIndices", domains.size() + " numbers", oppIndices.length);
        }
        int state = 0;
        for (int d = 0; d < oppIndices.length; d++) {
            int count = domains.get(d).opps().size();
            if (oppIndices[d] < 0 || oppIndices[d] >= count) {
                Check.inRange("index of " + domains.get(d).id(), oppIndices[d], 0, count - 1);
            }
            state = state * count + oppIndices[d];
        }
        return state;
    }

    /** Index of the operating point that {@code domain} (by position) has in {@code state}. */
    public int oppIndex(int state, int domain) {
        int rest = Check.inRange("state", state, 0, size() - 1);
        for (int d = domains.size() - 1; d > domain; d--) {
            rest /= domains.get(d).opps().size();
        }
        return rest % domains.get(domain).opps().size();
    }

    /** The operating point that {@code domain} (by position) has in {@code state}. */
    public OperatingPoint opp(int state, int domain) {
        return domains.get(domain).opps().get(oppIndex(state, domain));
    }

    /** A state in words, such as "gpu 1300.5, emc 1866 MHz". */
    public String describe(int state) {
        return IntStream.range(0, domains.size())
                .mapToObj(
                        d -> domains.get(d).id() + " " + megahertz(opp(state, d).freqHz()))
                .collect(Collectors.joining(", ", "", " MHz"));
    }

    static String megahertz(double freqHz) {
        return BigDecimal.valueOf(freqHz)
                .movePointLeft(6)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
