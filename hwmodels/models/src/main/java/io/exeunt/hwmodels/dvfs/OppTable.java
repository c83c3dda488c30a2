package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * The operating points of one domain, lowest clock first; clocks strictly rise and voltages never fall.
 *
 * @param scale what the voltages mean
 * @param points at least one
 */
public record OppTable(VoltageScale scale, List<OperatingPoint> points) {
    public OppTable {
        points = Check.notEmpty("operating points", points);
        for (int i = 1; i < points.size(); i++) {
            OperatingPoint low = points.get(i - 1);
            OperatingPoint high = points.get(i);
            Check.require(
                    high.freqHz() > low.freqHz(), "freqHz of operating point " + i, "> " + low.freqHz(), high.freqHz());
            Check.require(
                    !(high.voltage() < low.voltage()),
                    "voltage of operating point " + i,
                    ">= " + low.voltage(),
                    high.voltage());
        }
    }

    /** Number of operating points. */
    public int size() {
        return points.size();
    }

    /** The operating point of this index, 0 = slowest. */
    public OperatingPoint get(int index) {
        return points.get(index);
    }

    /** The fastest operating point. */
    public OperatingPoint max() {
        return points.get(points.size() - 1);
    }
}
