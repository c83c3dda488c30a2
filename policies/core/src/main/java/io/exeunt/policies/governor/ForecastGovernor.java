package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Clocks from the forecast remaining work, in our formulation: Predictive Exit says that clocks are chosen from the number of
 * remaining layers, its code does not show how. Starts at the highest clocks. After each head that did not let the sample go, with
 * exit e forecast next, the remaining work W is the backbone segments up to e and the head there, and the state becomes
 *
 * <pre>
 * the slowest with  W asked for in that state now &lt;= budget − elapsed − reserve        (the highest if none)
 * </pre>
 *
 * where standstills, and work at the old clocks until the new ones hold, count.
 *
 * The slowest is the one in which W takes longest, so that it means something with several clock domains too. The budget is that of
 * the context or, without one, the latency of the network without early exit at the highest clocks, which is what "given the same
 * latency" compares with. Heads that a policy asks before e are not forecast, and make the answer late by themselves.
 *
 * @param choice what to prefer among the states that are fast enough
 * @param reserveS time in s kept back, >= 0
 */
public record ForecastGovernor(Choice choice, double reserveS) implements GovernorFactory {
    private static final double MOST_RESERVE = 0.5;

    /** What to prefer among the states that are fast enough. */
    public enum Choice {
        /** The longest time. */
        SLOWEST("forecast"),
        /** The least energy, switch included: not the same where leakage and idle power weigh more than dynamic power. */
        LEAST_ENERGY("forecast_energy");

        private final String id;

        Choice(String id) {
            this.id = id;
        }
    }

    public ForecastGovernor {
        Check.nonNegative("reserveS", reserveS);
    }

    /** Without reserve. */
    public ForecastGovernor(Choice choice) {
        this(choice, 0);
    }

    @Override
    public String name() {
        return choice.id;
    }

    @Override
    public GovernorKind kind() {
        return GovernorKind.PER_EXIT;
    }

    @Override
    public Governor create(GovernorContext context) {
        return governor(context, context.tables().states() - 1, reserveS);
    }

    private Governor governor(GovernorContext context, int home, double keptS) {
        CostTables tables = context.tables();
        if (choice == Choice.LEAST_ENERGY) {
            tables.requireEnergy();
        }
        return new Forecasting(tables, choice, limitS(context) - keptS, home);
    }

    private static double limitS(GovernorContext context) {
        return Double.isInfinite(context.latencyBudgetS())
                ? plainLatencyS(context.tables(), context.tables().states() - 1)
                : context.latencyBudgetS();
    }

    /** The clocks until the first forecast, and the share of the budget that is kept back. */
    @Override
    public List<Parameter> parameters(GovernorContext context) {
        return declared(context).list();
    }

    private static ClockParameters declared(GovernorContext context) {
        return new ClockParameters(context).clocks(0).own(Parameter.real("forecast.reserve", 0, MOST_RESERVE));
    }

    @Override
    public Governor create(GovernorContext context, double[] setting) {
        ClockParameters.Reader reader = declared(context).read(setting);
        int home = reader.state();
        return governor(context, home, reader.number() * limitS(context));
    }

    private static double plainLatencyS(CostTables tables, int state) {
        int last = tables.exits() - 1;
        double seconds = tables.headS(last, state);
        for (int k = 0; k <= last; k++) {
            seconds += tables.segmentS(k, state);
        }
        return seconds;
    }

    private record Forecasting(CostTables tables, Choice choice, double limitS, int home) implements Governor {
        private static final double ROUNDING = 1e-12;

        @Override
        public int next(Progress progress) {
            int k = progress.segment();
            boolean justForecast = k > 0 && (progress.evaluated() >>> (k - 1) & 1) != 0 && progress.hasForecast();
            return justForecast ? chosen(progress) : progress.state();
        }

        private int chosen(Progress progress) {
            double slackS = limitS * (1 + ROUNDING) - progress.elapsedS();
            int best = tables.states() - 1;
            double bestWorth = Double.NEGATIVE_INFINITY;
            for (int state = 0; state < tables.states(); state++) {
                Walk walk = work(progress, state);
                double worth =
                        choice == Choice.SLOWEST ? workS(progress, state) : -(walk.energyJ() + walk.backJ(home, home));
                if (walk.latencyS() <= slackS && worth > bestWorth) {
                    best = state;
                    bestWorth = worth;
                }
            }
            return best;
        }

        /** The forecast work, if this state is asked for now. */
        private Walk work(Progress progress, int state) {
            int exit = Math.max(progress.forecast(), progress.segment());
            boolean asked = progress.segment() > 0 && (progress.evaluated() >>> (progress.segment() - 1) & 1) != 0;
            Walk walk = new Walk(tables, progress.held(), progress.state(), progress.lateS(), asked);
            for (int k = progress.segment(); k <= exit; k++) {
                walk.step(k, state, k == exit);
            }
            return walk;
        }

        /** How slow a state is: the forecast work in it. */
        private double workS(Progress progress, int state) {
            int exit = Math.max(progress.forecast(), progress.segment());
            double seconds = tables.headS(exit, state);
            for (int k = progress.segment(); k <= exit; k++) {
                seconds += tables.segmentS(k, state);
            }
            return seconds;
        }

        @Override
        public String describe() {
            return describe(state -> "state " + state);
        }

        @Override
        public String describe(IntFunction<String> clocks) {
            String preferred = choice == Choice.SLOWEST ? "slowest clocks" : "clocks of least energy";
            return choice.id + ": " + clocks.apply(home) + " until the first forecast, then the " + preferred
                    + " that do the forecast work by " + LimitText.of(limitS);
        }
    }
}
