package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.PredictionSpread;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.LayerTrait;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits the costs of a linear runtime, each precision on its own; exponents, energies and idle power stay what they were. */
final class LinearFit {
    private final FitTarget target;
    private final LinearRuntime before;
    private final StateSpace states;

    private LinearFit(FitTarget target, LinearRuntime before) {
        this.target = target;
        this.before = before;
        this.states = Platforms.states(target.device(), before.unit());
    }

    static RuntimeCalibration fit(FitTarget target) {
        if (!(target.before() instanceof LinearRuntime linear)) {
            throw new InvalidInputException(
                    "runtime " + target.before().id() + " of " + target.device().id(),
                    "it is no linear model of whole networks, so traits of layers can't be fitted",
                    "fit its constants (--fit constants), or costs of kinds of work (--fit additive)");
        }
        return new LinearFit(target, linear).fit();
    }

    private RuntimeCalibration fit() {
        List<FittedConstant> constants = new ArrayList<>();
        LinearRuntime fitted = before;
        for (Precision precision : target.precisions()) {
            LinearCosts costs =
                    LinearCosts.fit("calibration of " + target.device().id(), rows(precision));
            constants.addAll(constants(costs, precision));
            fitted = fitted.with(
                    precision, costs(fitted, precision, costs), fitted.wall(), "being fitted", target.source());
        }
        String quality =
                target.quality(target.finish(target.with(fitted), constants).accuracy());
        return target.finish(target.with(named(fitted, quality)), constants);
    }

    private LinearRuntime named(LinearRuntime runtime, String quality) {
        return new LinearRuntime(
                runtime.id(),
                runtime.unit(),
                quality,
                runtime.precisions(),
                runtime.fuses(),
                runtime.clockMhz(),
                runtime.threads(),
                runtime.scaling(),
                runtime.wall(),
                runtime.costs());
    }

    private List<LinearCosts.Row> rows(Precision precision) {
        List<LinearCosts.Row> rows = new ArrayList<>();
        for (SampleGroup group : target.groups()) {
            if (group.spec().precision() == precision) {
                for (RuntimeCalibration.Sample sample : group.samples()) {
                    double factor = before.scaling()
                            .time(
                                    clockShare(before, states, sample.state()),
                                    threadShare(before, group.spec().threads()));
                    rows.add(new LinearCosts.Row(
                            sample.network().name(),
                            amounts(before, sample.network(), group.spec().batch(), factor),
                            sample.seconds()));
                }
            }
        }
        return rows;
    }

    static double clockShare(LinearRuntime runtime, StateSpace states, int state) {
        return states.opp(state, 0).freqHz() / (runtime.clockMhz().value() * 1e6);
    }

    static double threadShare(LinearRuntime runtime, int threads) {
        return threads / runtime.threads().value();
    }

    /** Amounts of a network's traits under a runtime, times a factor. */
    static double[] amounts(LinearRuntime runtime, OperatorGraph network, int batch, double factor) {
        List<Operator> executed = network.operators().stream()
                .filter(operator -> !(operator instanceof ElementWise wise
                        && runtime.fuses().contains(wise.kind())))
                .map(Operator.class::cast)
                .toList();
        double[] amounts = LayerTrait.of(executed, batch);
        for (int k = 0; k < amounts.length; k++) {
            amounts[k] *= factor;
        }
        return amounts;
    }

    private LinearRuntime.Costs costs(LinearRuntime runtime, Precision precision, LinearCosts fitted) {
        LinearRuntime.Costs old = runtime.costs().of(precision).orElse(null);
        PredictionSpread spread = old == null ? null : old.spread();
        return new LinearRuntime.Costs(
                quantities(fitted, target.source()),
                old == null ? null : old.uj(),
                new PredictionSpread(spread(fitted, target.source()), spread == null ? null : spread.energy()));
    }

    static Quantity spread(LinearCosts fitted, String source) {
        return LeftOut.quantity(fitted.spread(), source);
    }

    /** In µ-units, without those that cost nothing. */
    static Map<String, Quantity> quantities(LinearCosts fitted, String source) {
        Map<String, Quantity> costs = new LinkedHashMap<>();
        for (LayerTrait trait : LayerTrait.values()) {
            int k = trait.ordinal();
            double error = fitted.relativeErrors()[k] * fitted.costs()[k] * 1e6;
            if (fitted.costs()[k] > 0) {
                costs.put(
                        trait.label(),
                        new Quantity(
                                fitted.costs()[k] * 1e6,
                                Provenance.Kind.FITTED,
                                source,
                                Double.isFinite(error) ? Double.valueOf(error) : null));
            }
        }
        return costs;
    }

    private List<FittedConstant> constants(LinearCosts fitted, Precision precision) {
        return constants(
                fitted,
                "µs",
                precision,
                before.costs().of(precision).map(LinearRuntime.Costs::seconds).orElse(null));
    }

    static List<FittedConstant> constants(
            LinearCosts fitted, String unit, Precision precision, double @Nullable [] old) {
        List<FittedConstant> constants = new ArrayList<>();
        for (LayerTrait trait : LayerTrait.values()) {
            int k = trait.ordinal();
            constants.add(new FittedConstant(
                    trait.label() + " (" + unit + ", " + precision.name().toLowerCase(Locale.ROOT) + ")",
                    old == null ? Double.NaN : old[k] * 1e6,
                    fitted.costs()[k] * 1e6,
                    fitted.relativeErrors()[k],
                    fitted.carried()[k]));
        }
        return constants;
    }
}
