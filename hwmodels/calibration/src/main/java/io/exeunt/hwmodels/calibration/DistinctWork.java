package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct operators of many samples and how often each sample has each. Hundreds of networks of one search space share a few dozen
 * operators, and operators are priced one by one, so each needs to be priced once only.
 */
final class DistinctWork {
    private final List<RuntimeCalibration.Sample> samples;
    private final List<Operator> operators;
    private final List<int[]> uses;

    private DistinctWork(List<RuntimeCalibration.Sample> samples, List<Operator> operators, List<int[]> uses) {
        this.samples = samples;
        this.operators = operators;
        this.uses = uses;
    }

    static DistinctWork of(List<RuntimeCalibration.Sample> samples) {
        Map<Operator, Integer> indices = new LinkedHashMap<>();
        Map<Operator, Integer> known = new IdentityHashMap<>();
        Map<OperatorGraph, int[]> seen = new IdentityHashMap<>();
        List<int[]> uses = new ArrayList<>();
        for (RuntimeCalibration.Sample sample : samples) {
            uses.add(seen.computeIfAbsent(sample.network(), network -> indices(network, indices, known)));
        }
        return new DistinctWork(List.copyOf(samples), List.copyOf(indices.keySet()), uses);
    }

    /** Times in s of all samples, in their order. */
    double[] seconds(Platform platform) {
        return platform.additive() ? ofOperators(platform) : ofNetworks(platform);
    }

    private double[] ofNetworks(Platform platform) {
        return samples.stream()
                .mapToDouble(sample -> platform.priceInference(sample.network().operators(), sample.state())
                        .seconds())
                .toArray();
    }

    private double[] ofOperators(Platform platform) {
        Map<Integer, double[]> byState = new HashMap<>();
        double[] seconds = new double[samples.size()];
        for (int i = 0; i < seconds.length; i++) {
            int at = samples.get(i).state();
            double[] prices = byState.computeIfAbsent(at, state -> prices(platform, state));
            seconds[i] = platform.perInference(at).map(WorkCost::seconds).orElse(0.0);
            for (int operator : uses.get(i)) {
                seconds[i] += prices[operator];
            }
        }
        return seconds;
    }

    private double[] prices(Platform platform, int state) {
        return operators.stream()
                .mapToDouble(
                        operator -> platform.price(List.of(operator), state).seconds())
                .toArray();
    }

    /** Networks of a search space share operators as objects, so most are known without a look at their shapes. */
    private static int[] indices(OperatorGraph network, Map<Operator, Integer> indices, Map<Operator, Integer> known) {
        int[] used = new int[network.nodes().size()];
        for (int i = 0; i < used.length; i++) {
            used[i] = known.computeIfAbsent(
                    network.nodes().get(i).operator(),
                    operator -> indices.computeIfAbsent(OperatorShape.of(operator), shape -> indices.size()));
        }
        return used;
    }
}
