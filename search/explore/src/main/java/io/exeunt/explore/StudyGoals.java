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
import java.util.Set;
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
    private static final String CLASS_ACCURACY = "class_accuracy";
    /** Limits of what is the same at all clocks. */
    private static final Set<String> NOT_OF_CLOCKS = Set.of("macs_budget", "memory_budget", CLASS_ACCURACY);

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
     * Refuses goals that ask for what nothing can tell: energy on a board that has no power data, latency or energy without any board, memory
     * of unknown layers.
     *
     * @throws InvalidInputException naming the board and what to take out
     */
    void requireModelled(StudySubject subject, List<Board> boards) {
        if (asksMemory() && !subject.priceable()) {
            throw InvalidInputException.ofScenario(
                    objectives.contains(DesignObjective.MEMORY) ? "/objectives" : "/budget/memory_budget_mb",
                    "memory",
                    "peak memory needs a network whose layers are known",
                    "add network.table (docs/workloads.md), or leave memory out.",
                    null);
        }
        if (boards.isEmpty() && (asksEnergy() || asksLatency())) {
            throw InvalidInputException.ofScenario(
                    "/objectives",
                    "objectives",
                    "latency and energy need a device, and a network whose layers are known",
                    "name a device (and network.table for a trace), or ask for objectives [error, macs].",
                    null);
        }
        if (boards.isEmpty() && !Double.isNaN(budget.batteryWh())) {
            throw InvalidInputException.ofScenario(
                    "/budget/battery_wh",
                    "battery_wh",
                    "inferences per charge need a device",
                    "name a device, or leave it out.",
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
        return objectives.contains(DesignObjective.ENERGY)
                || Double.isFinite(budget.energyBudgetMj())
                || budget.minInferencesPerCharge() > 0;
    }

    /** Whether peak memory is an objective or limited. */
    boolean asksMemory() {
        return objectives.contains(DesignObjective.MEMORY) || Double.isFinite(budget.memoryBudgetMb());
    }

    /** Whether every class has to be answered right often enough. */
    boolean limitsClasses() {
        return budget.minClassAccuracy() > 0;
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
        if (Double.isFinite(budget.memoryBudgetMb())) {
            limits.add(Constraint.atMost("memory_budget", "MB", budget.memoryBudgetMb()));
        }
        if (limitsClasses()) {
            limits.add(Constraint.atLeast(CLASS_ACCURACY, "", budget.minClassAccuracy()));
        }
        if (budget.minInferencesPerCharge() > 0) {
            limits.add(Constraint.atLeast("inferences_per_charge", "", budget.minInferencesPerCharge()));
        }
        if (load != null) {
            limits.addAll(load.constraints());
        }
        return new Goals(wanted, limits);
    }

    /**
     * The evaluation of a design with these figures.
     *
     * @param underLoad on each board; empty where {@link #limitsLoad} says no
     */
    Evaluation evaluation(Goals goals, DesignPoint point, Worth worth, List<LoadFigures> underLoad) {
        double[] wanted = objectives(worth);
        double[] limited = new double[goals.constraints().size()];
        for (int i = 0; i < limited.length; i++) {
            String name = goals.constraints().get(i).name();
            limited[i] = name.startsWith(LoadTask.UNDER_LOAD)
                    ? valueOf(
                            name, underLoad.stream().reduce(LoadFigures::worst).orElseThrow())
                    : valueOf(name, worth);
        }
        return goals.evaluation(point, wanted, limited, Map.of());
    }

    /** Values of the objectives, each in its unit. */
    double[] objectives(Worth worth) {
        double[] values = new double[objectives.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(objectives.get(i), worth);
        }
        return values;
    }

    /**
     * By how much figures break the limits on latency, accuracy and energy, inferences per charge among them, and those under load, relative to each and in all; 0 if they
     * keep them.
     *
     * @param underLoad on each board; empty where {@link #limitsLoad} says no
     */
    double breach(Goals goals, BriefOutcome figures, List<LoadFigures> underLoad) {
        double alone = goals.constraints().stream()
                .filter(constraint -> !NOT_OF_CLOCKS.contains(constraint.name()))
                .filter(constraint -> !constraint.name().startsWith(LoadTask.UNDER_LOAD))
                .mapToDouble(constraint -> constraint.violation(valueOf(constraint.name(), Worth.of(figures))))
                .sum();
        return alone + underLoad.stream().mapToDouble(LoadFigures::breach).max().orElse(0);
    }

    /** What clocks are chosen by: energy where it is an objective, else latency; 0 where neither is. */
    double price(BriefOutcome figures) {
        if (objectives.contains(DesignObjective.ENERGY)) {
            return valueOf(DesignObjective.ENERGY, Worth.of(figures));
        }
        return objectives.contains(DesignObjective.LATENCY) ? valueOf(DesignObjective.LATENCY, Worth.of(figures)) : 0;
    }

    /** Value of one objective in its unit; NaN where not modelled. */
    double valueOf(DesignObjective objective, Worth worth) {
        return switch (objective) {
            case ERROR -> 1 - worth.figures().accuracy();
            case ENERGY -> worth.figures().energyJ() / MILLI;
            case LATENCY -> worth.figures().latency().get(budget.latencyStatistic()) / MILLI;
            case MACS -> worth.mmacs();
            case MEMORY -> worth.memoryMb();
        };
    }

    private static double valueOf(String constraint, LoadFigures figures) {
        return constraint.equals(LoadTask.P99) ? figures.p99S() / MILLI : figures.missShare();
    }

    private double valueOf(String constraint, Worth worth) {
        return switch (constraint) {
            case "accuracy" -> worth.figures().accuracy();
            case "energy_budget" -> valueOf(DesignObjective.ENERGY, worth);
            case "macs_budget" -> worth.mmacs();
            case "memory_budget" -> worth.mostMemoryMb();
            case CLASS_ACCURACY -> worth.classAccuracy();
            case "inferences_per_charge" -> budget.batteryJ() / worth.figures().energyJ();
            default -> valueOf(DesignObjective.LATENCY, worth);
        };
    }

    private String latencyName() {
        LatencyStatistic statistic = budget.latencyStatistic();
        return "latency_" + statistic.name().toLowerCase(Locale.ROOT);
    }
}
