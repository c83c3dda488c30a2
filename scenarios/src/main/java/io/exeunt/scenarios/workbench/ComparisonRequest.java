package io.exeunt.scenarios.workbench;

import io.exeunt.compare.Clocking;
import io.exeunt.ground.Check;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.npz.RowSums;
import io.exeunt.simulator.policy.ExitCosts;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison of exit policies that is asked for.
 *
 * @param source of trace and costs
 * @param policies names, in the order of the table; "all", "default" and "policy@heads" are understood
 * @param budgets for which each is fitted
 * @param margin by which policies are fitted below their budgets
 * @param clocking governors to price the decisions under; empty for none
 * @param reference name of the policy that the others are compared with at each budget; empty for the threshold policy that is most
 *     accurate on <em>fit</em> at that budget
 * @param resampling how intervals are made
 * @param threads that fit and resample, > 0; they change no result
 */
public record ComparisonRequest(
        Source source,
        List<String> policies,
        Budgets budgets,
        SafetyMargin margin,
        Optional<Clocking> clocking,
        Optional<String> reference,
        Resampling resampling,
        int threads) {
    public ComparisonRequest {
        policies = Check.notEmpty("policies", policies);
        Check.positive("threads", (long) threads);
    }

    /** Where trace and costs come from. */
    public sealed interface Source {
        /**
         * A trace file or bundle with its own costs.
         *
         * @param file the .npz file
         * @param sums what is done about softmax rows that do not sum to 1
         * @param costs in place of those in a file of one trace; empty to take those
         */
        record TraceFile(Path file, RowSums sums, Optional<ExitCosts> costs) implements Source {}

        /**
         * A trace file or bundle on boards: what its network asks of a device is known.
         *
         * @param file the .npz file
         * @param sums what is done about softmax rows that do not sum to 1
         * @param networks layer table with exits of each trace, by the trace's name in the bundle; "" stands for a file's only trace
         * @param devices at least one
         * @param cost what budgets are in
         */
        record PricedTrace(Path file, RowSums sums, Map<String, Path> networks, List<DeviceSpec> devices, Cost cost)
                implements Source {
            /** Name of the only trace of a file. */
            public static final String ONLY = "";

            public PricedTrace {
                networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
                devices = Check.notEmpty("devices", devices);
            }
        }

        /**
         * A folder with traces and operators: a study's, or one that a training has exported.
         *
         * @param folder that holds them, or a study's
         * @param beside others of the same samples, whose final exits compete without their exits
         * @param devices none to count operations
         * @param cost what budgets are in
         */
        record Packed(Path folder, List<Path> beside, List<DeviceSpec> devices, Cost cost) implements Source {
            public Packed {
                beside = List.copyOf(beside);
                devices = List.copyOf(devices);
            }
        }

        /**
         * A scenario's trained network.
         *
         * @param scenarios the same scenario on one device each, at least one
         * @param cost what budgets are in
         */
        record Trained(List<Scenario> scenarios, Cost cost) implements Source {
            public Trained {
                scenarios = Check.notEmpty("scenarios", scenarios);
            }
        }
    }

    /** What a budget limits the mean of. */
    public enum Cost {
        /** Millions of multiply-accumulates. */
        MACS("MMAC"),
        /** Latency in ms at the device's highest clocks. */
        LATENCY("ms"),
        /** Energy in mJ at the device's highest clocks. */
        ENERGY("mJ");

        private final String unit;

        Cost(String unit) {
            this.unit = unit;
        }

        /** In which budgets are written. */
        public String unit() {
            return unit;
        }

        /** As the command line calls it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For which mean costs policies are fitted. */
    public sealed interface Budgets {
        /** The largest number of them: each costs a fit of every policy. */
        int MOST = 200;

        /**
         * Evenly from 5 % to 90 % of the way from the cheapest to the dearest exit, every head on the way charged.
         *
         * @param count number of budgets, 1 … {@link #MOST}
         */
        record Grid(int count) implements Budgets {
            public Grid {
                Check.inRange("number of budgets", count, 1, MOST);
            }
        }

        /**
         * These ones.
         *
         * @param values mean costs, each > 0, at most {@link #MOST}
         * @param unit that was written behind them; empty for that of the costs
         */
        record Values(List<Double> values, Optional<Cost> unit) implements Budgets {
            /** In the unit of the costs. */
            public Values(List<Double> values) {
                this(values, Optional.empty());
            }

            public Values {
                values = Check.notEmpty("budgets", values).stream()
                        .sorted()
                        .distinct()
                        .toList();
                values.forEach(value -> Check.positive("budget", value));
                Check.inRange("number of budgets", values.size(), 1, MOST);
            }
        }
    }

    /**
     * How intervals are made.
     *
     * @param seed of the bootstrap and of policies that draw random numbers
     * @param replicates number of resamples, > 0
     */
    public record Resampling(long seed, int replicates) {
        public Resampling {
            Check.positive("replicates", (long) replicates);
        }
    }
}
