package io.exeunt.explore;

import io.exeunt.explore.result.LoadFigures;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario's objectives and budget as the search understands them: errors as shares, latencies in ms, energies in mJ.
 *
 * @param objectives what is made small
 * @param budget what every design has to keep
 * @param load under which designs have to keep more; null for none
 */
public record StudyGoals(
        List<DesignObjective> objectives,
        DesignBudget budget,
        @Nullable LoadTask load) {
    private static final double MILLI = 1e-3;

    public StudyGoals {
        objectives = List.copyOf(objectives);
    }

    /** Goals without a load. */
    public StudyGoals(List<DesignObjective> objectives, DesignBudget budget) {
        this(objectives, budget, null);
    }

    /** Whether designs have to keep limits under load. */
    boolean limitsLoad() {
        return load != null && load.limits();
    }

    /**
     * Refuses goals that ask for what nothing can tell: energy on a board that has no power data, latency or energy without any board.
     *
     * @throws InvalidInputException naming the board and what to take out
     */
    public void requireModelled(List<Board> boards) {
        if (boards.isEmpty() && (asksEnergy() || asksLatency())) {
            throw InvalidInputException.ofScenario(
                    "/objectives",
                    "objectives",
                    "latency and energy need a device, and a network whose layers are known",
                    "name a device (and network.table for a trace), or ask for objectives [error, macs].",
                    null);
        }
        for (Board board : boards) {
            if (asksEnergy() && !board.platform().energyModelled()) {
                throw InvalidInputException.ofScenario(
                        "/objectives",
                        "objectives",
                        "energy is not modelled on " + board.platform().id() + ": its device file has no power data",
                        "leave energy out of objectives and budget, or choose a device with power data (exeunt devices list).",
                        null);
            }
        }
    }

    private boolean asksEnergy() {
        return objectives.contains(DesignObjective.ENERGY) || Double.isFinite(budget.energyBudgetMj());
    }

    private boolean asksLatency() {
        return objectives.contains(DesignObjective.LATENCY) || Double.isFinite(budget.latencyBudgetMs());
    }

    /** Whether counts of operations are an objective or limited. */
    boolean countsMacs() {
        return objectives.contains(DesignObjective.MACS) || Double.isFinite(budget.macsBudgetMmac());
    }

    /** Objectives and constraints. */
    public Goals goals() {
        List<Objective> wanted = objectives.stream()
                .map(o -> Objective.minimize(o.key(), o.unit()))
                .toList();
        List<Constraint> limits = new ArrayList<>();
        if (Double.isFinite(budget.latencyBudgetMs())) {
            limits.add(Constraint.atMost(latencyName(), "ms", budget.latencyBudgetMs()));
        }
        if (budget.minAccuracy() > 0) {
            limits.add(Constraint.atLeast("accuracy", "", budget.minAccuracy()));
        }
        if (Double.isFinite(budget.energyBudgetMj())) {
            limits.add(Constraint.atMost("energy_budget", "mJ", budget.energyBudgetMj()));
        }
        if (Double.isFinite(budget.macsBudgetMmac())) {
            limits.add(Constraint.atMost("macs_budget", "MMAC", budget.macsBudgetMmac()));
        }
        if (load != null) {
            limits.addAll(load.constraints());
        }
        return new Goals(wanted, limits);
    }

    /**
     * The evaluation of a design with these figures.
     *
     * @param mmacs mean cost in millions of multiply-accumulates; NaN where {@link #countsMacs} says no
     * @param underLoad on each board; empty where {@link #limitsLoad} says no
     */
    Evaluation evaluation(
            Goals goals, DesignPoint point, BriefOutcome figures, double mmacs, List<LoadFigures> underLoad) {
        double[] wanted = objectives(figures, mmacs);
        double[] limited = new double[goals.constraints().size()];
        for (int i = 0; i < limited.length; i++) {
            String name = goals.constraints().get(i).name();
            limited[i] = name.startsWith(LoadTask.UNDER_LOAD)
                    ? valueOf(
                            name, underLoad.stream().reduce(LoadFigures::worst).orElseThrow())
                    : valueOf(name, figures, mmacs);
        }
        return goals.evaluation(point, wanted, limited, Map.of());
    }

    /** Values of the objectives, each in its unit. */
    double[] objectives(BriefOutcome figures, double mmacs) {
        double[] values = new double[objectives.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(objectives.get(i), figures, mmacs);
        }
        return values;
    }

    /**
     * By how much figures break the limits on latency, accuracy and energy, and those under load, relative to each and in all; 0 if they
     * keep them.
     *
     * @param underLoad on each board; empty where {@link #limitsLoad} says no
     */
    double breach(Goals goals, BriefOutcome figures, List<LoadFigures> underLoad) {
        double alone = goals.constraints().stream()
                .filter(constraint -> !constraint.name().equals("macs_budget"))
                .filter(constraint -> !constraint.name().startsWith(LoadTask.UNDER_LOAD))
                .mapToDouble(constraint -> constraint.violation(valueOf(constraint.name(), figures, Double.NaN)))
                .sum();
        return alone + underLoad.stream().mapToDouble(LoadFigures::breach).max().orElse(0);
    }

    /** What clocks are chosen by: energy where it is an objective, else latency; 0 where neither is. */
    double price(BriefOutcome figures) {
        if (objectives.contains(DesignObjective.ENERGY)) {
            return valueOf(DesignObjective.ENERGY, figures, Double.NaN);
        }
        return objectives.contains(DesignObjective.LATENCY) ? valueOf(DesignObjective.LATENCY, figures, Double.NaN) : 0;
    }

    /** Value of one objective in its unit; NaN where not modelled. */
    double valueOf(DesignObjective objective, BriefOutcome figures, double mmacs) {
        return switch (objective) {
            case ERROR -> 1 - figures.accuracy();
            case ENERGY -> figures.energyJ() / MILLI;
            case LATENCY -> figures.latency().get(budget.latencyStatistic()) / MILLI;
            case MACS -> mmacs;
        };
    }

    private static double valueOf(String constraint, LoadFigures figures) {
        return constraint.equals(LoadTask.P99) ? figures.p99S() / MILLI : figures.missShare();
    }

    private double valueOf(String constraint, BriefOutcome figures, double mmacs) {
        return switch (constraint) {
            case "accuracy" -> figures.accuracy();
            case "energy_budget" -> valueOf(DesignObjective.ENERGY, figures, mmacs);
            case "macs_budget" -> mmacs;
            default -> valueOf(DesignObjective.LATENCY, figures, mmacs);
        };
    }

    private String latencyName() {
        LatencyStatistic statistic = budget.latencyStatistic();
        return "latency_" + statistic.name().toLowerCase(Locale.ROOT);
    }
}
