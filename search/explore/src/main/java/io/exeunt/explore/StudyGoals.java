package io.exeunt.explore;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.Figures;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A scenario's objectives and budget as the search understands them: errors as shares, latencies in ms, energies in mJ.
 *
 * @param objectives what is made small
 * @param budget what every design has to keep
 */
public record StudyGoals(List<DesignObjective> objectives, DesignBudget budget) {
    private static final double MILLI = 1e-3;

    public StudyGoals {
        objectives = List.copyOf(objectives);
    }

    /**
     * Refuses goals that ask for energy on a platform that has no power data.
     *
     * @throws InvalidInputException naming the platform and what to take out
     */
    public void requireModelled(String platform, boolean energyModelled) {
        boolean asked = objectives.contains(DesignObjective.ENERGY) || Double.isFinite(budget.energyBudgetMj());
        if (asked && !energyModelled) {
            throw new InvalidInputException(
                    "objectives",
                    "energy is not modelled on " + platform + ": its device file has no power data",
                    "leave energy out of objectives and budget, or choose a device with power data (exeunt devices list).");
        }
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
        return new Goals(wanted, limits);
    }

    /** The evaluation of a design with these figures. */
    public Evaluation evaluation(Goals goals, DesignPoint point, Figures figures) {
        double[] wanted = objectives.stream()
                .mapToDouble(objective -> valueOf(objective, figures))
                .toArray();
        double[] limited = goals.constraints().stream()
                .mapToDouble(constraint -> valueOf(constraint.name(), figures))
                .toArray();
        return goals.evaluation(point, wanted, limited, Map.of());
    }

    /** Value of one objective in its unit; NaN where not modelled. */
    public double valueOf(DesignObjective objective, Figures figures) {
        return switch (objective) {
            case ERROR -> 1 - figures.accuracy();
            case ENERGY -> figures.energyJ() / MILLI;
            case LATENCY -> figures.latency().get(budget.latencyStatistic()) / MILLI;
        };
    }

    private double valueOf(String constraint, Figures figures) {
        return switch (constraint) {
            case "accuracy" -> figures.accuracy();
            case "energy_budget" -> valueOf(DesignObjective.ENERGY, figures);
            default -> valueOf(DesignObjective.LATENCY, figures);
        };
    }

    private String latencyName() {
        LatencyStatistic statistic = budget.latencyStatistic();
        return "latency_" + statistic.name().toLowerCase(Locale.ROOT);
    }
}
