package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The operating points of one domain, lowest clock first; clocks strictly rise and voltages never fall.
 *
 * @param scale what the voltages mean
 * @param points at least one
 */
public record OppTable(VoltageScale scale, List<OperatingPoint> points) {
    private static final double SAME_HZ = 500;

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

    /** Index of the operating point with this clock in Hz; clocks that differ by less than 500 Hz are the same, as files round to kHz. */
    public OptionalInt indexOf(double freqHz) {
        return IntStream.range(0, size())
                .filter(i -> Math.abs(get(i).freqHz() - freqHz) < SAME_HZ)
                .findFirst();
    }

    /** The clock below and the one above, for messages that there is none like it: "854.25 and 930.75 MHz". */
    public String nearest(double freqHz) {
        Optional<OperatingPoint> below =
                points.stream().filter(point -> point.freqHz() <= freqHz).reduce((low, high) -> high);
        Optional<OperatingPoint> above =
                points.stream().filter(point -> point.freqHz() > freqHz).findFirst();
        return Stream.of(below, above)
                .flatMap(Optional::stream)
                .map(point -> StateSpace.megahertz(point.freqHz()))
                .collect(Collectors.joining(" and ", "", " MHz"));
    }
}
