package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.AdditiveRuntime.ClockLoss;
import io.exeunt.hwmodels.device.AdditiveRuntime.Costs;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits the costs of an additive runtime from nothing: the profile that was there only says unit, runtime and precision. */
final class AdditiveFit {
    private static final int ENOUGH_FOR_CLOCK_LOSS = 100;
    private static final double WORTHWHILE = 0.95;

    private final FitTarget target;
    private final double clockMhz;

    private AdditiveFit(FitTarget target) {
        this.target = target;
        String domain = target.device().unit(target.before().unit()).domain();
        this.clockMhz = target.device().domain(domain).maxHz() / 1e6;
    }

    static RuntimeCalibration fit(FitTarget target) {
        return new AdditiveFit(target).fit();
    }

    private RuntimeCalibration fit() {
        List<LatencySample> works = works();
        List<WorkTerm> present = present(works);
        RelativeFit.requireEnough(
                "costs of the " + present.size() + " kinds of work of these networks",
                present.size() + 1,
                target.distinct());
        AdditiveLatency latency = latency(works);
        Determination determination = determination(latency, works, present);
        List<FittedConstant> constants = new ArrayList<>();
        Map<String, Quantity> costs = new HashMap<>();
        for (int i = 0; i < present.size(); i++) {
            WorkTerm term = present.get(i);
            double us = latency.costs()[term.ordinal()] * 1e6;
            double error = determination.relativeErrors()[i];
            constants.add(new FittedConstant(
                    term.label() + " (µs)", old(term), us, error, determination.carried()[i]));
            costs.put(term.label(), quantity(us, error));
        }
        PredictionSpread spread = spread(latency, works, present);
        Device fitted = target.with(profile(costs, spread, loss(latency), "being fitted"));
        String quality = target.quality(target.finish(fitted, constants).accuracy());
        return target.finish(target.with(profile(costs, spread, loss(latency), quality)), constants);
    }

    private AdditiveLatency latency(List<LatencySample> works) {
        AdditiveLatency plain = AdditiveLatency.fit(works);
        if (works.size() < ENOUGH_FOR_CLOCK_LOSS) {
            return plain;
        }
        AdditiveLatency lossy = AdditiveLatency.fitWithClockLoss(works);
        return lossy.meanError(works) < WORTHWHILE * plain.meanError(works) ? lossy : plain;
    }

    /** Work of each sample as it weighs at the highest clocks. */
    private List<LatencySample> works() {
        StateSpace states = Platforms.states(target.device(), target.before().unit());
        List<LatencySample> works = new ArrayList<>();
        for (SampleGroup group : target.groups()) {
            Map<OperatorGraph, double[]> seen = new IdentityHashMap<>();
            for (RuntimeCalibration.Sample sample : group.samples()) {
                double[] work = seen.computeIfAbsent(
                        sample.network(),
                        graph -> WorkTerm.of(graph.operators(), group.spec().batch()));
                double[] weighed =
                        weighed(work, states, sample.state(), group.spec().threads());
                works.add(new LatencySample(sample.network().name(), weighed, sample.seconds()));
            }
        }
        return works;
    }

    private double[] weighed(double[] work, StateSpace states, int state, int threads) {
        double unit = clockMhz * 1e6 / states.opp(state, 0).freqHz();
        int last = states.domains().size() - 1;
        int most = states.domains().get(last).opps().size() - 1;
        double memory = last == 0
                ? 1
                : states.domains().get(last).opps().get(most).freqHz()
                        / states.opp(state, last).freqHz();
        int sharing = Math.min(threads, AdditiveRuntime.MOST_THREADS);
        double[] scaled = work.clone();
        for (WorkTerm term : WorkTerm.values()) {
            scaled[term.ordinal()] *= (term.traffic() ? memory : unit) / (term.sharedByThreads() ? sharing : 1);
        }
        return scaled;
    }

    private static List<WorkTerm> present(List<LatencySample> works) {
        return Arrays.stream(WorkTerm.values())
                .filter(term -> works.stream().anyMatch(sample -> sample.work()[term.ordinal()] > 0))
                .toList();
    }

    private static Determination determination(
            AdditiveLatency latency, List<LatencySample> works, List<WorkTerm> present) {
        double[][] terms = new double[works.size()][present.size()];
        for (int i = 0; i < terms.length; i++) {
            for (int k = 0; k < present.size(); k++) {
                terms[i][k] = works.get(i).work()[present.get(k).ordinal()];
            }
        }
        double[] costs = present.stream()
                .mapToDouble(term -> latency.costs()[term.ordinal()])
                .toArray();
        double[] measured = works.stream().mapToDouble(LatencySample::seconds).toArray();
        return Determination.of(terms, measured, costs);
    }

    private double old(WorkTerm term) {
        return target.before() instanceof AdditiveRuntime additive
                ? additive.costs(target.threads()).seconds()[term.ordinal()] * 1e6
                : Double.NaN;
    }

    private @Nullable ClockLoss loss(AdditiveLatency latency) {
        return latency.clockLoss() == 0
                ? null
                : new ClockLoss(quantity(latency.clockLoss(), Double.NaN), quantity(latency.heavyShare(), Double.NaN));
    }

    /** Of networks that are left out in turn; null where the others say nothing about any of them. */
    private @Nullable PredictionSpread spread(
            AdditiveLatency latency, List<LatencySample> works, List<WorkTerm> present) {
        int[] used = present.stream()
                .mapToInt(Enum::ordinal)
                .filter(k -> latency.costs()[k] > 0)
                .toArray();
        double[][] shares = new double[works.size()][used.length];
        double[] residuals = new double[works.size()];
        for (int i = 0; i < shares.length; i++) {
            LatencySample sample = works.get(i);
            double seconds = latency.seconds(sample.work());
            double sum = RelativeFit.predict(sample.work(), latency.costs());
            for (int k = 0; k < used.length; k++) {
                shares[i][k] = sample.work()[used[k]] * latency.costs()[used[k]] / sum;
            }
            residuals[i] = Math.log(sample.seconds() / seconds);
        }
        double[] equal = new double[residuals.length];
        Arrays.fill(equal, 1);
        double[] left = LeftOut.residuals(
                shares,
                residuals,
                equal,
                new double[used.length],
                works.stream().map(LatencySample::network).toList());
        return left.length == 0
                ? null
                : new PredictionSpread(LeftOut.quantity(LeftOut.spread(left), target.source()), null);
    }

    private AdditiveRuntime profile(
            Map<String, Quantity> us, @Nullable PredictionSpread spread, @Nullable ClockLoss loss, String quality) {
        Costs costs = new Costs(new Quantity(1, Provenance.Kind.FITTED, target.source(), null), us, null, spread);
        int threads = target.threads();
        AdditiveRuntime before = target.before() instanceof AdditiveRuntime additive
                        && additive.clockMhz().value() == clockMhz
                ? additive
                : new AdditiveRuntime(
                        target.before().id(),
                        target.before().unit(),
                        quality,
                        target.before().precisions(),
                        quantity(clockMhz, Double.NaN),
                        costs,
                        null,
                        loss);
        return before.withCosts(threads, costs, loss).fitted(quality, target.precisions(), target.source());
    }

    private Quantity quantity(double value, double relativeError) {
        Double error = Double.isFinite(relativeError) ? Double.valueOf(relativeError * value) : null;
        return new Quantity(value, Provenance.Kind.FITTED, target.source(), error);
    }
}
