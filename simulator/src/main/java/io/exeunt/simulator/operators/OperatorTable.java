package io.exeunt.simulator.operators;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each operator of a network costs per inference: for every segment its operators, then those of the head after it. Rows of a part
 * sum up to what {@link CostTables} say of that part, times how often it runs. What an inference costs beside its operators, where that is
 * known, stands first, as a part of the first segment.
 *
 * @param platform id
 * @param operators in running order
 */
public record OperatorTable(String platform, List<OperatorCost> operators) {
    /** Name and kind of the row of what is no operator's. */
    public static final String PER_INFERENCE = "per inference";

    public OperatorTable {
        operators = List.copyOf(operators);
    }

    /**
     * Prices every operator.
     *
     * @param tables of the network on its platform
     * @param runs how often each part runs in which states
     */
    public static OperatorTable of(CostTables tables, PartRuns runs) {
        List<OperatorCost> rows = new ArrayList<>();
        for (int k = 0; k < tables.exits(); k++) {
            Segment segment = tables.network().segments().get(k);
            Segment head = tables.network().branches().get(k);
            double[] bySegment = runs.ofSegment(k);
            double[] byHead = runs.ofHead(k);
            if (k == 0 && tables.perInferenceModelled()) {
                rows.add(perInference(tables, segment, bySegment, runs.usualState(bySegment, k)));
            }
            add(rows, tables.platform(), segment, false, bySegment, runs.usualState(bySegment, k));
            add(rows, tables.platform(), head, true, byHead, runs.usualState(byHead, k));
        }
        return new OperatorTable(tables.platform().id(), rows);
    }

    private static OperatorCost perInference(CostTables tables, Segment first, double[] runs, int usual) {
        Tally tally = new Tally(first.name(), false, PER_INFERENCE, PER_INFERENCE, 0);
        for (int state = 0; state < runs.length; state++) {
            if (runs[state] > 0 || state == usual) {
                WorkCost cost = tables.perInference(state);
                tally.add(cost, tables.platform().cycles(cost, state), runs[state], state == usual);
            }
        }
        return tally.cost();
    }

    private static void add(
            List<OperatorCost> rows, Platform platform, Segment part, boolean head, double[] runs, int usual) {
        List<Tally> tallies = part.operators().stream()
                .map(operator -> new Tally(part.name(), head, operator.name(), kind(operator), operator.macs()))
                .toList();
        for (int state = 0; state < runs.length; state++) {
            if (runs[state] > 0 || state == usual) {
                List<WorkCost> costs = platform.priceEach(part.operators(), state);
                for (int i = 0; i < costs.size(); i++) {
                    tallies.get(i).add(costs.get(i), platform.cycles(costs.get(i), state), runs[state], state == usual);
                }
            }
        }
        tallies.forEach(tally -> rows.add(tally.cost()));
    }

    /** Adds up one operator over the states in which it runs. */
    private static final class Tally {
        private final String part;
        private final boolean head;
        private final String operator;
        private final String kind;
        private final long macs;
        private @Nullable Bound roof;
        private Cycles cycles = Cycles.ZERO;
        private Energy energy = Energy.ZERO;
        private double runs;
        private double bytes;
        private double seconds;

        Tally(String part, boolean head, String operator, String kind, long macs) {
            this.part = part;
            this.head = head;
            this.operator = operator;
            this.kind = kind;
            this.macs = macs;
        }

        void add(WorkCost cost, Cycles taken, double times, boolean usual) {
            roof = usual && cost.seconds() > 0 ? cost.bound() : roof;
            cycles = cycles.plus(taken.times(times));
            energy = energy.plus(cost.energy().times(times));
            runs += times;
            bytes += times * cost.bytes();
            seconds += times * cost.seconds();
        }

        OperatorCost cost() {
            return new OperatorCost(part, head, operator, kind, runs, macs, roof, cycles, bytes, seconds, energy);
        }
    }

    /** As reports call it: "convolution", "add", "average pooling". */
    static String kind(Operator operator) {
        if (operator instanceof ElementWise wise) {
            return label(wise.kind());
        }
        if (operator instanceof Pooling pooling) {
            return label(pooling.kind()) + " pooling";
        }
        return operator.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String label(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Mean time per inference in s, without switching clocks. */
    public double seconds() {
        return operators.stream().mapToDouble(OperatorCost::seconds).sum();
    }

    /** Mean energy per inference in J, without switching clocks; NaN where not modelled. */
    public double energyJ() {
        return operators.stream().mapToDouble(OperatorCost::energyJ).sum();
    }

    /** Mean cycles per inference. */
    public Cycles cycles() {
        return operators.stream().map(OperatorCost::cycles).reduce(Cycles.ZERO, Cycles::plus);
    }

    /** Mean main-memory traffic per inference in bytes. */
    public double bytes() {
        return operators.stream().mapToDouble(OperatorCost::bytes).sum();
    }

    /** An operator's share of the time, 0 … 1; NaN where nothing takes time. */
    public double timeShare(OperatorCost operator) {
        return operator.seconds() / seconds();
    }

    /** An operator's share of the energy, 0 … 1; NaN where not modelled. */
    public double energyShare(OperatorCost operator) {
        return operator.energyJ() / energyJ();
    }

    /** The operators that take longest, those first; in running order where they take as long. */
    public List<OperatorCost> longest(int most) {
        return operators.stream()
                .sorted(Comparator.comparingDouble(OperatorCost::seconds).reversed())
                .limit(most)
                .toList();
    }
}
