package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Progress;

/**
 * Clocks from the forecast remaining work, in our formulation: Predictive Exit says that clocks are chosen from the number of
 * remaining layers, its code does not show how. Starts at the highest clocks. After each head that did not let the sample go, with
 * exit e forecast next, the remaining work W is the backbone segments up to e and the head there, and the state becomes
 *
 * <pre>
 * the slowest with  switch(now → state) + W(state) &lt;= budget − elapsed − reserve        (the highest if none)
 * </pre>
 *
 * The slowest is the one in which W takes longest, so that it means something with several clock domains too. The budget is that of
 * the context or, without one, the latency of the network without early exit at the highest clocks, which is what "given the same
 * latency" compares with. Heads that a policy asks before e are not forecast, and make the answer late by themselves.
 *
 * @param choice what to prefer among the states that are fast enough
 * @param reserveS time in s kept back, >= 0
 */
public record ForecastGovernor(Choice choice, double reserveS) implements GovernorFactory {
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
    public Governor create(GovernorContext context) {
        CostTables tables = CostTables.of(context.network(), context.platform());
        if (choice == Choice.LEAST_ENERGY) {
            Energies.requireModelled(context.platform());
        }
        int home = tables.states() - 1;
        double limitS =
                Double.isInfinite(context.latencyBudgetS()) ? plainLatencyS(tables, home) : context.latencyBudgetS();
        return new Forecasting(tables, choice, limitS - reserveS, home);
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
            int best = home;
            double bestWorth = Double.NEGATIVE_INFINITY;
            for (int state = 0; state < tables.states(); state++) {
                double seconds = tables.switchS(progress.state(), state) + workS(progress, state);
                double worth = choice == Choice.SLOWEST ? workS(progress, state) : -energyJ(progress, state);
                if (seconds <= slackS && worth > bestWorth) {
                    best = state;
                    bestWorth = worth;
                }
            }
            return best;
        }

        private double workS(Progress progress, int state) {
            int exit = Math.max(progress.forecast(), progress.segment());
            double seconds = tables.headS(exit, state);
            for (int k = progress.segment(); k <= exit; k++) {
                seconds += tables.segmentS(k, state);
            }
            return seconds;
        }

        private double energyJ(Progress progress, int state) {
            int exit = Math.max(progress.forecast(), progress.segment());
            double joules =
                    tables.headJ(exit, state) + tables.switchJ(progress.state(), state) + tables.switchJ(state, home);
            for (int k = progress.segment(); k <= exit; k++) {
                joules += tables.segmentJ(k, state);
            }
            return joules;
        }

        @Override
        public String describe() {
            String preferred = choice == Choice.SLOWEST ? "slowest clocks" : "clocks of least energy";
            return choice.id + ": state " + home + " until the first forecast, then the " + preferred
                    + " that do the forecast work by " + limitS + " s";
        }
    }
}
