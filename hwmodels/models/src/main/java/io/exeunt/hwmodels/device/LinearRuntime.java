package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.ground.spec.bind.Variant;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.LayerTrait;
import io.exeunt.hwmodels.workload.Precision;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as a linear model of whole networks, for boards that were measured with many networks at one clock or a few, latency and
 * power at once, and of whose inner workings nothing else is known:
 *
 * <pre>
 * t = Σ us_k · amount_k · (f₀/f)^a · (n₀/n)^b
 * E = idle · t + Σ uj_k · amount_k · (f/f₀)^c · (n/n₀)^d
 * </pre>
 *
 * <p>with amounts of {@link LayerTrait}, the unit's clock f and n threads. Only batch 1 was measured; more samples are taken to cost
 * as much each.
 *
 * @param id such as "tflite"
 * @param unit id of the unit
 * @param fitQuality how the costs were fitted and how well they do, in words
 * @param precisions number formats that were measured
 * @param fuses element-wise operations that it folds into the operator before
 * @param clockMhz f₀, clock of the unit at which it was measured, > 0
 * @param threads n₀, threads that it was measured with, > 0; 1 on a GPU
 * @param scaling exponents for other clocks and threads
 * @param wall what the energies contain; null where no power was measured
 * @param costs by precision
 */
@Variant(key = "scaling")
public record LinearRuntime(
        String id,
        String unit,
        String fitQuality,
        Precisions precisions,
        List<ElementWise.Kind> fuses,
        Quantity clockMhz,
        Quantity threads,
        Scaling scaling,
        @Nullable Wall wall,
        ByPrecision costs)
        implements RuntimeProfile {
    /**
     * Exponents.
     *
     * @param clock a, >= 0; above 1 where the modes that were measured slow down memory and fabric along with the cores
     * @param cores b, in [0, 1]
     * @param energyClock c, >= 0
     * @param energyCores d, >= 0
     */
    public record Scaling(Quantity clock, Quantity cores, Quantity energyClock, Quantity energyCores) {
        public Scaling {
            Check.nonNegative("clock", clock.value());
            Check.require(cores.value() >= 0 && cores.value() <= 1, "cores", "in 0..1", cores.value());
            Check.nonNegative("energy_clock", energyClock.value());
            Check.nonNegative("energy_cores", energyCores.value());
        }

        /** Time relative to that at f₀ and n₀. */
        public double time(double clockShare, double threadShare) {
            return Math.pow(clockShare, -clock.value()) * Math.pow(threadShare, -cores.value());
        }

        /** Energy above idle relative to that at f₀ and n₀. */
        public double energy(double clockShare, double threadShare) {
            return Math.pow(clockShare, energyClock.value()) * Math.pow(threadShare, energyCores.value());
        }
    }

    /**
     * Where the power was measured.
     *
     * @param idleW powered but idle, in W
     * @param contains everything that the meter saw, in words, such as "mains side: supply, board, fan"
     */
    public record Wall(Quantity idleW, String contains) {
        public Wall {
            Check.nonNegative("idle_w", idleW.value());
            Check.notBlank("contains", contains);
        }
    }

    /**
     * What traits cost in one precision; a trait that is absent costs nothing of its own.
     *
     * @param us µs for one unit of each {@link LayerTrait} by its label, each >= 0, not all zero
     * @param uj µJ above idle likewise; null where no power was measured
     * @param spread how far networks that were not fitted scatter about the model; null for unknown
     */
    public record Costs(
            Map<String, Quantity> us,
            @Nullable Map<String, Quantity> uj,
            @Nullable Spread spread) {
        public Costs {
            us = checked("us", us);
            uj = uj == null || uj.isEmpty() ? null : checked("uj", uj);
        }

        /** Seconds for one unit of each trait, [trait]. */
        public double[] seconds() {
            return perTrait(us);
        }

        /** Joules above idle for one unit of each trait, [trait]; empty where no power was measured. */
        public Optional<double[]> joules() {
            return Optional.ofNullable(uj).map(Costs::perTrait);
        }

        private static double[] perTrait(Map<String, Quantity> costs) {
            return Arrays.stream(LayerTrait.values())
                    .mapToDouble(trait -> {
                        Quantity cost = costs.get(trait.label());
                        return cost == null ? 0 : cost.value() * 1e-6;
                    })
                    .toArray();
        }

        private static Map<String, Quantity> checked(String key, Map<String, Quantity> costs) {
            costs.forEach((label, cost) -> requireCost(key, label, cost));
            return Collections.unmodifiableMap(new TreeMap<>(costs));
        }

        private static void requireCost(String key, String label, Quantity cost) {
            List<String> labels = LayerTrait.labels();
            if (!labels.contains(label)) {
                throw new PointedException(
                        "/" + key + "/" + label,
                        "expected a trait of layers (" + String.join(", ", labels) + "), given \"" + label + "\"",
                        Suggestion.hint(label, labels).orElse(null));
            }
            Check.nonNegative(key + " of " + label, cost.value());
        }
    }

    /**
     * Standard deviations of log(measured / predicted) over networks that were left out of the fit, from its 90 % quantile.
     *
     * @param latency of latencies, > 0
     * @param energy of energies above idle, > 0; null for unknown
     */
    public record Spread(Quantity latency, @Nullable Quantity energy) {
        public Spread {
            Check.positive("latency", latency.value());
            Check.require(energy == null || energy.value() > 0, "energy", "> 0", String.valueOf(energy));
        }
    }

    /** Costs of each precision; null where it was not measured. */
    public record ByPrecision(
            @Nullable Costs fp32,
            @Nullable Costs fp16,
            @Nullable Costs int8) {
        /** Of this precision. */
        public Optional<Costs> of(Precision precision) {
            return Optional.ofNullable(
                    switch (precision) {
                        case FP32 -> fp32;
                        case FP16 -> fp16;
                        case INT8 -> int8;
                    });
        }

        /** These with others for one precision. */
        public ByPrecision with(Precision precision, Costs other) {
            return new ByPrecision(
                    precision == Precision.FP32 ? other : fp32,
                    precision == Precision.FP16 ? other : fp16,
                    precision == Precision.INT8 ? other : int8);
        }
    }

    public LinearRuntime {
        Check.notBlank("id", id);
        Check.notBlank("unit", unit);
        Check.notBlank("fit_quality", fitQuality);
        Check.positive("clock_mhz", clockMhz.value());
        Check.require(
                threads.value() >= 1 && threads.value() == Math.rint(threads.value()),
                "threads",
                "a whole number > 0",
                threads.value());
        fuses = List.copyOf(fuses);
        for (Precision precision : Precision.values()) {
            Check.require(
                    precisions.of(precision).isPresent() == costs.of(precision).isPresent(),
                    "costs of " + precision.name().toLowerCase(Locale.ROOT),
                    "there exactly if precisions has it",
                    costs.of(precision).isPresent() ? "costs alone" : "none");
        }
    }

    /**
     * This profile on a board that is so many times as fast: all times fall, energies stay.
     *
     * @param speed > 0
     * @param cost the new quantity of an old one and its new value
     * @param quality in words
     */
    public LinearRuntime faster(double speed, BiFunction<Quantity, Double, Quantity> cost, String quality) {
        return new LinearRuntime(
                id,
                unit,
                quality,
                precisions,
                fuses,
                clockMhz,
                threads,
                scaling,
                wall,
                new ByPrecision(
                        faster(costs.fp32(), speed, cost),
                        faster(costs.fp16(), speed, cost),
                        faster(costs.int8(), speed, cost)));
    }

    private static @Nullable Costs faster(
            @Nullable Costs costs, double speed, BiFunction<Quantity, Double, Quantity> cost) {
        if (costs == null) {
            return null;
        }
        Map<String, Quantity> us = new TreeMap<>(costs.us());
        us.replaceAll((label, old) -> cost.apply(old, old.value() / speed));
        return new Costs(us, costs.uj(), costs.spread());
    }

    @Override
    public int usualThreads() {
        return (int) threads.value();
    }

    /** Whether energies are known in a precision. */
    public boolean energyModelled(Precision precision) {
        return wall != null && costs.of(precision).flatMap(Costs::joules).isPresent();
    }

    /** This profile with other costs in one precision. */
    public LinearRuntime with(Precision precision, Costs other, @Nullable Wall newWall, String quality, String source) {
        Provenance fitted = new Provenance(Provenance.Kind.FITTED, source);
        return new LinearRuntime(
                id,
                unit,
                quality,
                precisions.with(Set.of(precision), fitted),
                fuses,
                clockMhz,
                threads,
                scaling,
                newWall,
                costs.with(precision, other));
    }
}
