package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.ClockFront;
import io.exeunt.simulator.analytic.ScheduleChoice;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All clocks worth having for a design's exits and rule, exactly ({@link ClockFront}), in place of genes: where one group of boards is one
 * board, for governors that are schedules. Of several groups each is solved with the others as they are; a group of several boards, which
 * share clocks but not their cost, a period, which charges idling, and percentiles of paths that don't continue one another are left to
 * the genes.
 */
final class ClockRefinement implements Refinement {
    static final String NAME = "clocks";

    private final EarlyExitSpace space;
    private final DesignPricing pricing;
    private final DesignEvaluator evaluator;
    private final LatencyStatistic statistic;
    private final boolean charged;
    private final Map<Integer, ClockFront> solvers = new ConcurrentHashMap<>();

    ClockRefinement(EarlyExitSpace space, DesignPricing pricing, DesignEvaluator evaluator, ExploreSpec spec) {
        this.space = space;
        this.pricing = pricing;
        this.evaluator = evaluator;
        this.statistic = spec.budget().latencyStatistic();
        this.charged = Double.isFinite(spec.periodS());
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The clocks of the only group, if schedules are all that rules it. */
    @Override
    public Set<Integer> decided() {
        boolean all = space.groups().size() == 1
                && isSolved(0)
                && statistic == LatencyStatistic.MEAN
                && IntStream.range(0, space.subject().systems().size())
                        .allMatch(system -> clocks(0, system).nothingElse());
        return all ? space.clockDimensions(0) : Set.of();
    }

    private boolean isSolved(int group) {
        return !charged && space.groups().get(group).boards().size() == 1;
    }

    private ScheduleClocks clocks(int group, int system) {
        int board = space.groups().get(group).boards().get(0);
        return new ScheduleClocks(space.groups().get(group), pricing.priced(board, system), system);
    }

    /** A rule and its exits. */
    private record Family(EarlyExitDesign.Rule rule, ExitSet exits) {}

    @Override
    public Object family(DesignPoint design) {
        EarlyExitDesign decoded = space.decode(design);
        return space.groups().size() == 1 ? new Family(decoded.rule(), decoded.exits()) : decoded;
    }

    @Override
    public List<Evaluation> near(Evaluation member, Predicate<double[]> covered) {
        EarlyExitDesign design = space.decode(member.point());
        List<Evaluation> found = new ArrayList<>();
        for (int g = 0; g < space.groups().size(); g++) {
            for (EarlyExitDesign clocked : solved(design, g)) {
                found.add(evaluator.attempt(space.encode(clocked)));
            }
        }
        return found;
    }

    private List<EarlyExitDesign> solved(EarlyExitDesign design, int group) {
        int system = design.rule().system();
        if (!isSolved(group) || !space.groups().get(group).chooses() || !space.isPoint(design.rule())) {
            return List.of();
        }
        PathHistogram paths = evaluator.counts(design).histogram();
        ScheduleClocks clocks = clocks(group, system);
        return choices(paths, group, system, clocks.change()).stream()
                .flatMap(choice -> clocks.ruled(choice.schedule()).stream())
                .map(ruled -> {
                    List<Clocks> all = new ArrayList<>(design.clocks());
                    all.set(group, ruled);
                    return design.at(all);
                })
                .collect(Collectors.toList());
    }

    private List<ScheduleChoice> choices(PathHistogram paths, int group, int system, boolean change) {
        int board = space.groups().get(group).boards().get(0);
        ClockFront solver = solvers.computeIfAbsent(
                board * space.subject().systems().size() + system,
                unknown -> new ClockFront(pricing.priced(board, system).tables()));
        if (!solver.solves(paths, statistic)) {
            return List.of();
        }
        return (change ? solver.perExit(paths, statistic) : solver.constant(paths, statistic)).choices();
    }
}
