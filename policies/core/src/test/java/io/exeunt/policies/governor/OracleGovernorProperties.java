package io.exeunt.policies.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.Governors;
import io.exeunt.policies.contract.ContractBoard;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OracleGovernorProperties {
    private static final int STATES = 3;

    /** Chooses the same states for every sample, whatever its path. */
    private record Fixed(int home, int rest, int[] states) implements Governor {
        @Override
        public int next(Progress progress) {
            return states[progress.segment()];
        }

        @Override
        public String describe() {
            return "fixed";
        }
    }

    @Property(tries = 60)
    void noSchedulesOfAnyHomeAndRestSpendLessWithinTheLimit(@ForAll long seed) {
        Case drawn = new Case(seed);
        double oracleJ = drawn.energyJ(OracleGovernor.best(drawn.context, drawn.paths));
        double leastJ = Double.POSITIVE_INFINITY;
        for (int home = 0; home < STATES; home++) {
            for (int rest = 0; rest < STATES; rest++) {
                double joules = 0;
                for (Entry entry : drawn.paths.entries()) {
                    joules += entry.count() * drawn.leastJ(entry.path(), home, rest);
                }
                leastJ = Math.min(leastJ, joules / drawn.paths.samples());
            }
        }

        if (leastJ < Double.POSITIVE_INFINITY) {
            assertThat(oracleJ).isCloseTo(leastJ, within(1e-6 * leastJ));
        }
    }

    /** Limits may be shorter than any answer takes. */
    @Property(tries = 100)
    void noBuiltInGovernorIsLateLessOftenOrAsOftenAndSpendsLess(@ForAll long seed) {
        Case drawn = new Case(seed);
        Governor oracle = OracleGovernor.best(drawn.context, drawn.paths);
        for (String name : List.of(
                "performance",
                "powersave",
                "race_to_idle",
                "slow_after_exit",
                "forecast",
                "forecast_energy",
                "static:1")) {
            Governor rival = Governors.byName(name).create(drawn.context);
            assertThat(drawn.late(oracle)).as(name).isLessThanOrEqualTo(drawn.late(rival));
            if (drawn.late(oracle) == drawn.late(rival)) {
                assertThat(drawn.energyJ(oracle)).as(name).isLessThanOrEqualTo(drawn.energyJ(rival) * (1 + 1e-9));
            }
        }
    }

    /** Two paths of a random network of three exits, a limit and a period. */
    private static final class Case {
        private final GovernorContext context;
        private final PathHistogram paths;
        private final AnalyticEngine engine;

        Case(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            EarlyExitNetwork network = ContractBoard.network(
                    random.ints(3, 1, 30).toArray(), random.ints(3, 0, 5).toArray());
            ContractBoard board = new ContractBoard(random.nextDouble(), 20 * random.nextDouble(), true);
            engine = new AnalyticEngine(CostTables.of(network, board));
            paths = new PathHistogram(List.of(
                    new Entry(Path.of(random.nextInt(2), 0), random.nextInt(1, 5), 0),
                    new Entry(new Path(2, 0b101, List.of(2)), random.nextInt(1, 5), 0)));
            context = new GovernorContext(network, board, random.nextDouble(0.5, 60), random.nextDouble(60, 200));
        }

        PeriodicOutcome outcome(Governor governor) {
            return engine.evaluatePeriodic(paths, governor, context.network().allExits(), context.periodS());
        }

        long late(Governor governor) {
            return paths.entries().stream()
                    .filter(entry -> engine.cost(entry.path(), governor).latencyS() > context.latencyBudgetS())
                    .mapToLong(Entry::count)
                    .sum();
        }

        double energyJ(Governor governor) {
            return outcome(governor).energyJ();
        }

        /** Tries every schedule; infinite if none keeps the limit. */
        double leastJ(Path path, int home, int rest) {
            PathHistogram alone = new PathHistogram(List.of(new Entry(path, 1, 0)));
            double least = Double.POSITIVE_INFINITY;
            for (int way = 0; way < STATES * STATES * STATES; way++) {
                int[] states = {way % STATES, way / STATES % STATES, way / STATES / STATES};
                PeriodicOutcome outcome = engine.evaluatePeriodic(
                        alone, new Fixed(home, rest, states), context.network().allExits(), context.periodS());
                if (outcome.inference().latency().worstS() <= context.latencyBudgetS()) {
                    least = Math.min(least, outcome.energyJ());
                }
            }
            return least;
        }
    }
}
