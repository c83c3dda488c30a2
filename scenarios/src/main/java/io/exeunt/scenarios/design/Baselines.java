package io.exeunt.scenarios.design;

import io.exeunt.scenarios.design.EarlyExitDesign.Thresholds;
import io.exeunt.scenarios.spec.ObjectiveSpec;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Designs that need no search: to compare with, and to start from. */
public final class Baselines {
    private static final List<Integer> STARTING_LEVELS = List.of(64, 128, 192);

    private final EarlyExitSpace space;
    private final DesignEvaluator evaluator;
    private final StudyGoals goals;
    private final int exits;
    private final int states;

    /**
     * Baselines of a space in which clocks are free.
     *
     * @param exits number of exits, the final one included
     * @param states number of operating states
     */
    public Baselines(EarlyExitSpace space, DesignEvaluator evaluator, StudyGoals goals, int exits, int states) {
        this.space = space;
        this.evaluator = evaluator;
        this.goals = goals;
        this.exits = exits;
        this.states = states;
    }

    /** The network without side exits at maximum clocks. */
    public EarlyExitDesign withoutExits() {
        return EarlyExitDesign.withoutExits(exits, states - 1);
    }

    /**
     * The network without side exits at the best static clocks: those that take the least energy (the least latency where energy is
     * not an objective) while keeping the budget, or, where none keeps it, those that come nearest.
     */
    public EarlyExitDesign withoutExitsBestStatic() {
        Evaluation best = IntStream.range(0, states)
                .mapToObj(state -> evaluator.evaluate(space.encode(EarlyExitDesign.withoutExits(exits, state))))
                .min(Comparator.comparingDouble(Evaluation::violation).thenComparingDouble(this::price))
                .orElseThrow();
        return space.decode(best.point());
    }

    private double price(Evaluation evaluation) {
        int energy = goals.objectives().indexOf(ObjectiveSpec.ENERGY);
        int latency = goals.objectives().indexOf(ObjectiveSpec.LATENCY);
        int index = energy >= 0 ? energy : latency;
        return index >= 0 ? evaluation.minimized(index) : 0;
    }

    /** Where a search starts: both networks without exits, and all exits with every policy at three levels, at both of their clocks. */
    public List<DesignPoint> seeds(List<String> policies) {
        List<EarlyExitDesign> designs = new ArrayList<>(List.of(withoutExits(), withoutExitsBestStatic()));
        for (FrequencySchedule clocks :
                List.of(designs.get(0).schedule(), designs.get(1).schedule())) {
            for (String policy : policies) {
                designs.addAll(allExits(policy, clocks));
            }
        }
        return designs.stream().map(space::encode).distinct().toList();
    }

    private List<EarlyExitDesign> allExits(String policy, FrequencySchedule clocks) {
        ExitSet all = ExitSet.all(exits);
        if (policy.equals(EarlyExitDesign.Patience.NAME)) {
            return List.of(new EarlyExitDesign(all, new EarlyExitDesign.Patience(Math.min(2, exits - 1)), clocks));
        }
        return STARTING_LEVELS.stream()
                .map(level ->
                        new EarlyExitDesign(all, new Thresholds(policy, Collections.nCopies(exits, level)), clocks))
                .toList();
    }
}
