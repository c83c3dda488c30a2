package io.exeunt.scenarios.workbench;

import io.exeunt.compare.Clocking;
import io.exeunt.ground.Check;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.policy.ExitCosts;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
         * @param costs in place of those in a file of one trace; empty to take those
         */
        record TraceFile(Path file, Optional<ExitCosts> costs) implements Source {}

        /**
         * A trace file or bundle on boards: what its network asks of a device is known.
         *
         * @param file the .npz file
         * @param networks layer table with exits of each trace, by the trace's name in the bundle; "" stands for a file's only trace
         * @param devices at least one
         * @param cost what budgets are in
         */
        record PricedTrace(Path file, Map<String, Path> networks, List<DeviceSpec> devices, Cost cost)
                implements Source {
            /** Name of the only trace of a file. */
            public static final String ONLY = "";

            public PricedTrace {
                networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
                devices = Check.notEmpty("devices", devices);
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
        MACS,
        /** Latency in ms at the device's highest clocks. */
        LATENCY,
        /** Energy in mJ at the device's highest clocks. */
        ENERGY
    }

    /** For which mean costs policies are fitted. */
    public sealed interface Budgets {
        /**
         * Evenly from 5 % to 90 % of the way from the cheapest to the dearest exit, every head on the way charged.
         *
         * @param count number of budgets, > 0
         */
        record Grid(int count) implements Budgets {
            public Grid {
                Check.positive("number of budgets", (long) count);
            }
        }

        /**
         * These ones.
         *
         * @param values mean costs, each > 0
         */
        record Values(List<Double> values) implements Budgets {
            public Values {
                values = Check.notEmpty("budgets", values).stream()
                        .sorted()
                        .distinct()
                        .toList();
                values.forEach(value -> Check.positive("budget", value));
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
