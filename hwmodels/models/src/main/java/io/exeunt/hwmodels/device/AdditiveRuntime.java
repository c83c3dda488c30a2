package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.ground.spec.bind.Variant;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as a sum over kinds of work, for units whose inner workings are unknown or that were measured at one clock only:
 *
 * <pre>t = Σ cost_k · work_k / speed</pre>
 *
 * <p>Arithmetic and dispatch take as many cycles at any clock of the unit, traffic as many of the memory; threads share arithmetic only.
 *
 * @param id such as "pytorch"
 * @param unit id of the unit
 * @param fitQuality how the constants were fitted and how well they do, in words
 * @param precisions number formats it can run; costs are of the one that was measured
 * @param clockMhz clock of the unit for which the costs are, > 0; that of the memory is its highest
 * @param oneThread costs on one thread, and on a GPU
 * @param severalThreads costs on two threads and more; null when that can't be run
 * @param clockLoss lower clock while wide vector units are busy; null for none
 */
@Variant(key = "one_thread")
public record AdditiveRuntime(
        String id,
        String unit,
        String fitQuality,
        Precisions precisions,
        Quantity clockMhz,
        Costs oneThread,
        @Nullable Costs severalThreads,
        @Nullable ClockLoss clockLoss)
        implements RuntimeProfile {
    /** Threads beyond these are taken for cores of another, slower cluster that do not help. */
    public static final int MOST_THREADS = 4;

    /**
     * What work costs.
     *
     * @param speed of this board relative to the one whose costs these are, > 0
     * @param us µs for one unit of each {@link WorkTerm} by its label, each >= 0; what is absent is unknown and can't be run
     * @param spreads how far networks scatter about what their board's speed predicts, as a share, by network: those that follow closely say
     *     more about a new board's speed; null for unknown
     */
    public record Costs(
            Quantity speed,
            Map<String, Quantity> us,
            @Nullable Map<String, Double> spreads) {
        public Costs {
            Check.positive("speed", speed.value());
            us = Collections.unmodifiableMap(new TreeMap<>(us));
            spreads = Collections.unmodifiableMap(spreads == null ? new TreeMap<>() : new TreeMap<>(spreads));
            us.forEach(Costs::requireCost);
            spreads.forEach((network, spread) -> Check.nonNegative("spread of " + network, spread));
        }

        /** Spreads by network; empty for unknown. */
        @Override
        public Map<String, Double> spreads() {
            return spreads == null ? Map.of() : spreads;
        }

        /** Costs in s at this board's speed, [term]; NaN where unknown. */
        public double[] seconds() {
            return Arrays.stream(WorkTerm.values())
                    .mapToDouble(term -> Quantity.orNaN(us.get(term.label())) * 1e-6 / speed.value())
                    .toArray();
        }

        private static void requireCost(String label, Quantity cost) {
            List<String> labels = WorkTerm.labels();
            if (!labels.contains(label)) {
                throw new PointedException(
                        "/us/" + label,
                        "expected a kind of work (" + String.join(", ", labels) + "), given \"" + label + "\"",
                        Suggestion.hint(label, labels).orElse(null));
            }
            Check.nonNegative("us of " + label, cost.value());
        }
    }

    /**
     * Server CPUs lower their clock while wide vector units are busy, so networks that hardly use them run all their operators faster:
     *
     * <pre>t · (1 − δ + δ · u⁸ / (u⁸ + u₀⁸)),   u = share of the time in operators with weights</pre>
     *
     * @param share δ, in [0, 0.3]
     * @param heavyShare u₀, in (0, 1]
     */
    public record ClockLoss(Quantity share, Quantity heavyShare) {
        private static final double SHARPNESS = 8;

        public ClockLoss {
            Check.require(share.value() >= 0 && share.value() <= 0.3, "share", "in 0..0.3", share.value());
            Check.positive("heavy_share", heavyShare.value());
        }

        /** The factor on the time of work of which this share is heavy. */
        public double factor(double heavy) {
            double ratio = Math.pow(heavy / heavyShare.value(), SHARPNESS);
            return 1 - share.value() + share.value() * ratio / (1 + ratio);
        }
    }

    public AdditiveRuntime {
        Check.notBlank("id", id);
        Check.positive("clock_mhz", clockMhz.value());
    }

    /** Costs on so many threads; those of one thread where there are no others. */
    public Costs costs(int threads) {
        return threads > 1 && severalThreads != null ? severalThreads : oneThread;
    }

    /** This profile with another speed for so many threads. */
    public AdditiveRuntime withSpeed(int threads, Quantity speed) {
        Costs old = costs(threads);
        return withCosts(threads, new Costs(speed, old.us(), old.spreads()), clockLoss);
    }

    /** This profile with other costs for so many threads. */
    public AdditiveRuntime withCosts(int threads, Costs costs, @Nullable ClockLoss loss) {
        return new AdditiveRuntime(
                id,
                unit,
                fitQuality,
                precisions,
                clockMhz,
                threads > 1 ? oneThread : costs,
                threads > 1 ? costs : severalThreads,
                loss);
    }

    /** This profile after a fit of these precisions' costs. */
    public AdditiveRuntime fitted(String quality, Set<Precision> fitted, String source) {
        Precisions now = precisions.with(fitted, new Provenance(Provenance.Kind.FITTED, source));
        return new AdditiveRuntime(id, unit, quality, now, clockMhz, oneThread, severalThreads, clockLoss);
    }

    /** The kinds of this work of which no cost is known on so many threads. */
    public List<WorkTerm> unknown(double[] work, int threads) {
        Map<String, Quantity> known = costs(threads).us();
        return Arrays.stream(WorkTerm.values())
                .filter(term -> work[term.ordinal()] > 0 && !known.containsKey(term.label()))
                .toList();
    }
}
