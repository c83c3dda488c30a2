package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Thresholds;
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

    /** Baselines of a space. */
    public Baselines(EarlyExitSpace space, DesignEvaluator evaluator, StudyGoals goals) {
        this.space = space;
        this.evaluator = evaluator;
        this.goals = goals;
    }

    /** The network without side exits at maximum clocks. */
    public EarlyExitDesign withoutExits() {
        return EarlyExitDesign.withoutExits(space.exits(), space.states().max());
    }

    /**
     * The network without side exits at the best static clocks: those that take the least energy (the least latency where energy is
     * not an objective) while keeping the budget, or, where none keeps it, those that come nearest.
     */
    public EarlyExitDesign withoutExitsBestStatic() {
        if (!space.clocksFree()) {
            return withoutExits();
        }
        Evaluation best = IntStream.range(0, space.states().size())
                .mapToObj(state -> EarlyExitDesign.withoutExits(space.exits(), state))
                .map(design -> evaluator.evaluate(space.encode(design)))
                .min(Comparator.comparingDouble(Evaluation::violation).thenComparingDouble(this::price))
                .orElseThrow();
        return space.decode(best.point());
    }

    private double price(Evaluation evaluation) {
        int energy = goals.objectives().indexOf(DesignObjective.ENERGY);
        int latency = goals.objectives().indexOf(DesignObjective.LATENCY);
        int index = energy >= 0 ? energy : latency;
        return index >= 0 ? evaluation.minimized(index) : 0;
    }

    /** Where a search starts: both networks without exits, and all exits with every policy at three levels, at both of their clocks. */
    public List<DesignPoint> seeds() {
        List<EarlyExitDesign> designs = new ArrayList<>(List.of(withoutExits(), withoutExitsBestStatic()));
        for (FrequencySchedule clocks :
                List.of(designs.get(0).schedule(), designs.get(1).schedule())) {
            for (String policy : space.policies()) {
                designs.addAll(allExits(policy, clocks));
            }
        }
        return designs.stream().map(space::encode).distinct().toList();
    }

    private List<EarlyExitDesign> allExits(String policy, FrequencySchedule clocks) {
        ExitSet all = ExitSet.all(space.exits());
        if (policy.equals(EarlyExitDesign.Patience.NAME)) {
            return List.of(
                    new EarlyExitDesign(all, new EarlyExitDesign.Patience(Math.min(2, space.exits() - 1)), clocks));
        }
        return STARTING_LEVELS.stream()
                .map(level -> new EarlyExitDesign(
                        all, new Thresholds(policy, Collections.nCopies(space.exits(), level)), clocks))
                .toList();
    }
}
