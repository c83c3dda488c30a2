package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.Exploration.Refined;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.simulator.policy.ExactTuning;
import io.exeunt.simulator.policy.ExactTuning.Cut;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Refines the designs of a finished front to thresholds between any two scores of the fit split: exit by exit, the threshold is moved to
 * where the design is better in every way that counts and worse in none, until no threshold of it can be. Each move dominates what
 * was there, so that it ends. Of several such thresholds the one that is best by the first objective is taken, then by the second, and so on.
 */
final class ExactThresholds {
    private final EarlyExitSpace space;
    private final DesignEvaluator evaluator;
    private final ExploreSpec spec;

    /**
     * Refines points of a space.
     *
     * @param space an exact one
     * @param evaluator of its designs
     */
    ExactThresholds(EarlyExitSpace space, DesignEvaluator evaluator, ExploreSpec spec) {
        this.space = space;
        this.evaluator = evaluator;
        this.spec = spec;
    }

    /** Those members for which something better was found, in their order. */
    List<Refined> of(ParetoFront front, Cancellation cancellation) {
        List<Supplier<Optional<Refined>>> tasks = front.members().stream()
                .<Supplier<Optional<Refined>>>map(member -> () -> refined(member))
                .toList();
        return Workers.all(
                        spec.search().threads(),
                        tasks,
                        cancellation,
                        "the search is over; the same command goes on from there")
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty where it can't be made better; so, too, where its policy fails, as it did not when it was searched. */
    private Optional<Refined> refined(Evaluation member) {
        try {
            Evaluation best = refinedFrom(member);
            return best == member ? Optional.empty() : Optional.of(new Refined(member.id(), best));
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (RuntimeException anybodysCode) {
            return Optional.empty();
        }
    }

    private Evaluation refinedFrom(Evaluation member) {
        EarlyExitDesign design = space.decode(member.point());
        if (!(design.rule() instanceof Tuned rule)) {
            return member;
        }
        List<Parameter> parameters =
                space.contenders().get(rule.contender()).tuning().parameters();
        Evaluation best = member;
        Evaluation before;
        do {
            before = best;
            for (int p = 0; p < parameters.size(); p++) {
                best = turned(best, p, parameters.get(p));
            }
        } while (best != before);
        return best;
    }

    private Evaluation turned(Evaluation from, int p, Parameter parameter) {
        EarlyExitDesign design = space.decode(from.point());
        Tuned rule = (Tuned) design.rule();
        boolean looked = parameter.exit() == Parameter.NO_EXIT || design.exits().contains(parameter.exit());
        if (!looked || !(space.contenders().get(rule.contender()).tuning() instanceof ExactTuning tuning)) {
            return from;
        }
        List<Governor> governors = evaluator.governors(design);
        List<Better> better = new ArrayList<>();
        for (Cut cut : tuning.cuts(design.exits(), rule.setting(), p, leastRight(evaluator.counts(design)))) {
            double[] objectives = evaluator.objectives(rule.system(), cut.counts(), governors);
            if (dominates(objectives, from)) {
                better.add(new Better(cut, objectives));
            }
        }
        better.sort(Comparator.comparing(Better::objectives, Arrays::compare));
        return better.stream()
                .map(each -> evaluated(design, rule, p, each.cut()))
                .filter(next -> next.feasible() && next.dominates(from))
                .findFirst()
                .orElse(from);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Better(Cut cut, double[] objectives) {}

    private int leastRight(PathCounts counts) {
        boolean counted = spec.objectives().contains(DesignObjective.ERROR);
        double least = counted ? counts.accuracy() : spec.budget().minAccuracy();
        return (int) Math.round(Math.floor(least * counts.samples() + 1e-6));
    }

    private static boolean dominates(double[] objectives, Evaluation other) {
        boolean better = false;
        for (int i = 0; i < objectives.length; i++) {
            if (objectives[i] > other.minimized(i)) {
                return false;
            }
            better |= objectives[i] < other.minimized(i);
        }
        return better;
    }

    private Evaluation evaluated(EarlyExitDesign design, Tuned rule, int p, Cut cut) {
        double[] setting = rule.setting().clone();
        setting[p] = cut.value();
        Tuned turned = new Tuned(rule.system(), rule.contender(), setting);
        EarlyExitDesign next = new EarlyExitDesign(turned, design.exits(), design.clocks());
        return evaluator.evaluation(space.encode(next), next, cut.counts());
    }
}
