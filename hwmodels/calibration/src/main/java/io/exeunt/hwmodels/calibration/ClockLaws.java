package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A {@link ClockLaw} for each network that was measured; knows nothing of operators, and so nothing of other networks. */
final class ClockLaws implements LatencyFit.Predictor {
    /** Stands for a memory whose clock is fixed. */
    private static final double FIXED_HZ = 1e9;

    private static final int LEAST_POINTS = 4;

    private final StateSpace states;
    private final Map<List<Object>, ClockLaw> laws = new LinkedHashMap<>();
    private double spread = Double.NaN;

    private ClockLaws(StateSpace states) {
        this.states = states;
    }

    static ClockLaws fit(Device device, List<SampleGroup> groups) {
        ClockLaws fitted =
                new ClockLaws(Platforms.states(device, groups.get(0).spec().unit()));
        Map<List<Object>, List<ClockLaw.Point>> points = new LinkedHashMap<>();
        for (SampleGroup group : groups) {
            for (RuntimeCalibration.Sample sample : group.samples()) {
                points.computeIfAbsent(key(group, sample), each -> new ArrayList<>())
                        .add(fitted.point(sample));
            }
        }
        points.forEach((key, each) -> fitted.laws.put(key, ClockLaw.fit(each)));
        double[] left = points.values().stream()
                .filter(each -> each.size() > LEAST_POINTS)
                .flatMapToDouble(ClockLaws::left)
                .toArray();
        fitted.spread = left.length == 0 ? Double.NaN : LeftOut.spread(left);
        return fitted;
    }

    /** log(measured / predicted) at each clock of a network, fitted to its others. */
    private static DoubleStream left(List<ClockLaw.Point> points) {
        return IntStream.range(0, points.size()).mapToDouble(i -> {
            List<ClockLaw.Point> others = new ArrayList<>(points);
            ClockLaw.Point held = others.remove(i);
            return Math.log(held.seconds() / ClockLaw.fit(others).seconds(held.unitHz(), held.memoryHz()));
        });
    }

    @Override
    public double spread(SampleGroup held) {
        return spread;
    }

    private static List<Object> key(SampleGroup group, RuntimeCalibration.Sample sample) {
        return List.of(group.spec(), sample.network().name());
    }

    @Override
    public boolean settled() {
        return laws.values().stream().allMatch(ClockLaw::settled);
    }

    @Override
    public double[] predict(SampleGroup held) {
        return held.samples().stream()
                .mapToDouble(sample -> seconds(held, sample))
                .toArray();
    }

    private double seconds(SampleGroup held, RuntimeCalibration.Sample sample) {
        ClockLaw law = laws.get(key(held, sample));
        if (law == null) {
            throw new InvalidInputException(
                    "network '" + sample.network().name() + "'",
                    "a clock law needs measurements of the network itself, and there are none to fit",
                    "fit constants instead, which carry over to other networks");
        }
        ClockLaw.Point point = point(sample);
        return law.seconds(point.unitHz(), point.memoryHz());
    }

    private ClockLaw.Point point(RuntimeCalibration.Sample sample) {
        int last = states.domains().size() - 1;
        return new ClockLaw.Point(
                states.opp(sample.state(), 0).freqHz(),
                last == 0 ? FIXED_HZ : states.opp(sample.state(), last).freqHz(),
                sample.seconds());
    }
}
