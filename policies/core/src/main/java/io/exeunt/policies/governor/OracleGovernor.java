package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.WayBack;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Knows each inference's path beforehand and runs it with the least energy that keeps the latency limit, switches back and idling
 * until the period ends included; if no clocks keep it, with the least of all. It does not know labels. Nobody can build it: it bounds
 * from below what any governor with the same home and rest states spends. {@link #best} chooses those states as well.
 */
public final class OracleGovernor implements Governor {
    private static final double ROUNDING = 1e-9;

    private final CostTables tables;
    private final double limitS;
    private final double periodS;
    private final int home;
    private final int rest;
    private final Map<Path, PathPlan.Plan> planByPath = new ConcurrentHashMap<>();

    OracleGovernor(CostTables tables, double limitS, double periodS, int home, int rest) {
        tables.requireEnergy();
        this.tables = tables;
        this.limitS = limitS;
        this.periodS = periodS;
        this.home = Check.inRange("home", home, 0, tables.states() - 1);
        this.rest = Check.inRange("rest", rest, 0, tables.states() - 1);
    }

    /**
     * With the home and rest states that let these paths keep the limit most often, then with the least energy; see
     * {@link OracleSearch}.
     */
    public static OracleGovernor best(GovernorContext context, PathHistogram histogram) {
        return new OracleSearch(context).best(histogram);
    }

    static double largestIdleW(CostTables tables, double periodS) {
        return Double.isInfinite(periodS)
                ? 0
                : IntStream.range(0, tables.states())
                        .mapToDouble(tables::idleW)
                        .max()
                        .orElse(0);
    }

    static Path known(Path path) {
        return Path.of(path.exit(), path.evaluated());
    }

    boolean isLate(PathPlan.Plan plan) {
        return plan.latencyS() > largestS();
    }

    PathPlan.Plan plan(Path path) {
        return plan(path, () -> new PathPlan(tables, home, largestIdleW(tables, periodS), path));
    }

    /** As {@link #plan(Path)}, from ways that are known if need be. */
    PathPlan.Plan plan(Path path, Supplier<PathPlan> ways) {
        return planByPath.computeIfAbsent(path, unknown -> ways.get().best(largestS(), this::leavingJ));
    }

    /** The better of a plan and what a schedule takes and costs. */
    PathPlan.Plan better(PathPlan.Plan plan, PathPlan ways, int[] states) {
        return plan.better(ways.of(states, this::leavingJ), largestS());
    }

    /** The same, but with these plans for these paths. */
    OracleGovernor with(Map<Path, PathPlan.Plan> plans) {
        OracleGovernor taught = new OracleGovernor(tables, limitS, periodS, home, rest);
        taught.planByPath.putAll(plans);
        return taught;
    }

    private double largestS() {
        return limitS * (1 + ROUNDING);
    }

    private double leavingJ(int last, double latencyS) {
        WayBack back = WayBack.of(tables, last, rest, home);
        return back.standstillJ() + back.idleJ(tables.idleW(rest), latencyS + back.standstillS(), periodS);
    }

    @Override
    public int home() {
        return home;
    }

    @Override
    public int rest() {
        return rest;
    }

    @Override
    public boolean foresees() {
        return true;
    }

    @Override
    public int next(Progress progress) {
        return plan(Path.of(progress.forecast(), progress.foreseen())).states()[progress.segment()];
    }

    @Override
    public String describe() {
        return describe(state -> "state " + state);
    }

    @Override
    public String describe(IntFunction<String> clocks) {
        return "oracle: least energy within " + LimitText.of(limitS) + ", knowing the path; starts at "
                + clocks.apply(home) + " and rests at " + clocks.apply(rest);
    }

    /** Finds the oracle by name; without paths to weigh, home and rest are those best for the network without early exit. */
    public record Factory() implements GovernorFactory {
        /** Name in scenarios. */
        public static final String NAME = "oracle";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public GovernorKind kind() {
            return GovernorKind.BOUND;
        }

        @Override
        public Governor create(GovernorContext context) {
            return create(context, Plain.paths(context));
        }

        @Override
        public Governor create(GovernorContext context, PathHistogram paths) {
            return best(context, paths);
        }
    }
}
