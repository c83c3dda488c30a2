package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.validation.Folds;
import io.exeunt.hwmodels.validation.NoiseFloor;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How far measurements scatter that ought to be equal. */
final class Scatter {
    private static final String PER_MEASUREMENT = "standard deviation that the file gives, mean over the rows";

    private Scatter() {}

    /** From repeated rows where there are any, else equal networks under different names, else deviations in the file; empty for none. */
    static Optional<NoiseFloor> of(LatencyMeasurements measurements) {
        return pairs(measurements, sample -> sample.network().name(), "repeated rows")
                .or(() -> pairs(measurements, new Signatures(), "rows of equal networks under different names"))
                .or(() -> deviations(measurements));
    }

    private static Optional<NoiseFloor> pairs(
            LatencyMeasurements measurements, Function<RuntimeCalibration.Sample, Object> identity, String what) {
        List<double[]> pairs = new ArrayList<>();
        measurements.groups().values().forEach(samples -> {
            Map<List<Object>, RuntimeCalibration.Sample> last = new HashMap<>();
            for (RuntimeCalibration.Sample sample : samples) {
                List<Object> key = List.of(identity.apply(sample), sample.state());
                RuntimeCalibration.Sample twin = last.put(key, sample);
                if (twin != null) {
                    pairs.add(new double[] {twin.seconds(), sample.seconds()});
                }
            }
        });
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new NoiseFloor(
                        Folds.noiseFloor(pairs), "mean difference of " + pairs.size() + " pairs of " + what));
    }

    private static Optional<NoiseFloor> deviations(LatencyMeasurements measurements) {
        OptionalDouble mean = measurements.groups().values().stream()
                .flatMap(Collection::stream)
                .mapToDouble(RuntimeCalibration.Sample::relativeDeviation)
                .filter(Double::isFinite)
                .average();
        return mean.isEmpty() ? Optional.empty() : Optional.of(new NoiseFloor(mean.getAsDouble(), PER_MEASUREMENT));
    }

    /** Equal for networks that compute the same: what each operator does to what its inputs are, order of inputs and names apart. */
    private static final class Signatures implements Function<RuntimeCalibration.Sample, Object> {
        private final Map<OperatorGraph, Object> seen = new IdentityHashMap<>();
        private final Map<Operator, Integer> shapes = new HashMap<>();
        private final Map<Operator, Integer> knownShapes = new IdentityHashMap<>();
        private final Map<List<Object>, Integer> numbers = new HashMap<>();

        @Override
        public Object apply(RuntimeCalibration.Sample sample) {
            return seen.computeIfAbsent(sample.network(), this::signature);
        }

        private List<Integer> signature(OperatorGraph graph) {
            Map<String, Integer> known = new LinkedHashMap<>();
            known.put(OperatorGraph.INPUT, -1);
            for (OperatorGraph.Node node : graph.nodes()) {
                List<Integer> inputs = node.inputs().stream()
                        .map(input -> known.getOrDefault(input, -1))
                        .sorted()
                        .toList();
                known.put(
                        node.operator().name(),
                        numbers.computeIfAbsent(List.of(shape(node.operator()), inputs), key -> numbers.size()));
            }
            return known.values().stream().sorted().toList();
        }

        private int shape(Operator operator) {
            return knownShapes.computeIfAbsent(
                    operator, each -> shapes.computeIfAbsent(OperatorShape.of(each), key -> shapes.size()));
        }
    }
}
