package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Constant;
import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.network.ExitSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Designs that need no search: to compare with, and to start from. */
public final class Baselines {
    /** The network's own exits: those whose backbone is compared with. */
    private static final int REFERENCE = 0;

    private final EarlyExitSpace space;
    private final DesignEvaluator evaluator;
    private final StudyGoals goals;

    /** Baselines of a space. */
    Baselines(EarlyExitSpace space, DesignEvaluator evaluator, StudyGoals goals) {
        this.space = space;
        this.evaluator = evaluator;
        this.goals = goals;
    }

    /** The network without side exits at maximum clocks. */
    public EarlyExitDesign withoutExits() {
        List<Clocks> fastest = space.groups().stream()
                .<Clocks>map(group -> new Constant(group.states().max()))
                .toList();
        int exits = space.subject().reference().exits();
        return new EarlyExitDesign(new Never(REFERENCE), ExitSet.finalOnly(exits), fastest);
    }

    /**
     * The network without side exits at the best constant clocks: those that take the least energy (the least latency where energy is
     * not an objective) while keeping the budget, or, where none keeps it, those that come nearest. One group of boards after the other.
     */
    public EarlyExitDesign withoutExitsBestStatic() {
        EarlyExitDesign best = withoutExits();
        for (int g = 0; g < space.groups().size(); g++) {
            best = bestAt(g, best);
        }
        return best;
    }

    private EarlyExitDesign bestAt(int group, EarlyExitDesign start) {
        Goals asked = goals.goals();
        EarlyExitDesign best = start;
        double bestBreach = Double.POSITIVE_INFINITY;
        double bestPrice = Double.POSITIVE_INFINITY;
        for (int state = 0; state < space.groups().get(group).states().size(); state++) {
            List<Clocks> clocks = new ArrayList<>(start.clocks());
            clocks.set(group, new Constant(state));
            EarlyExitDesign design = start.at(clocks);
            BriefOutcome figures = evaluator.figures(design);
            double breach = goals.breach(asked, figures, evaluator.underLoad(design));
            double price = goals.price(figures);
            if (breach < bestBreach || breach == bestBreach && price < bestPrice) {
                best = design;
                bestBreach = breach;
                bestPrice = price;
            }
        }
        return best;
    }

    /** Where a search starts: the networks without exits, and every contender's own starts, at both of their clocks. */
    public List<DesignPoint> seeds() {
        List<EarlyExitDesign> plain = List.of(withoutExits(), withoutExitsBestStatic());
        List<EarlyExitDesign> designs = new ArrayList<>(plain);
        for (EarlyExitDesign clocked : plain) {
            for (int c = 0; c < space.contenders().size(); c++) {
                designs.addAll(starts(c, clocked.clocks()));
            }
        }
        return designs.stream()
                .filter(this::isPoint)
                .map(space::encode)
                .distinct()
                .toList();
    }

    private List<EarlyExitDesign> starts(int index, List<Clocks> clocks) {
        Contender contender = space.contenders().get(index);
        ExitSet all =
                ExitSet.all(space.subject().systems().get(contender.system()).exits());
        return contender.tuning().starts().stream()
                .map(setting -> new EarlyExitDesign(
                        new Tuned(contender.system(), index, setting),
                        contender.tuning().kept(all, setting),
                        clocks))
                .toList();
    }

    private boolean isPoint(EarlyExitDesign design) {
        int system = design.rule().system();
        return (design.rule() instanceof Tuned || space.canRest(system))
                && IntStream.range(0, design.clocks().size())
                        .allMatch(g -> !(design.clocks().get(g) instanceof Constant constant)
                                || space.canHold(constant, g, system));
    }
}
