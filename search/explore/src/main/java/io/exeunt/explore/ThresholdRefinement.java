package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PolicyTuning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Every value of each number of a design's rule, the others as they are: what can be reached by turning one threshold, keeping one exit
 * more or one less. All values of a number are counted in one sweep where the policy knows how ({@link PolicyTuning#sweep}).
 */
final class ThresholdRefinement implements Refinement {
    static final String NAME = "thresholds";

    private static final int MOST_VALUES = 1000;

    private final EarlyExitSpace space;
    private final DesignEvaluator evaluator;

    ThresholdRefinement(EarlyExitSpace space, DesignEvaluator evaluator) {
        this.space = space;
        this.evaluator = evaluator;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> decided() {
        return Set.of();
    }

    @Override
    public Object family(DesignPoint design) {
        return design;
    }

    @Override
    public List<Evaluation> near(Evaluation member, Predicate<double[]> covered) {
        EarlyExitDesign design = space.decode(member.point());
        if (!(design.rule() instanceof Tuned rule)) {
            return List.of();
        }
        Start start = new Start(design, evaluator.governors(design), covered);
        List<Parameter> parameters =
                space.contenders().get(rule.contender()).tuning().parameters();
        ParetoArchive best = new ParetoArchive();
        for (int p = 0; p < parameters.size(); p++) {
            if (isSwept(parameters.get(p))) {
                best.addAll(swept(start, rule, p));
            }
        }
        best.addAll(flipped(design, rule));
        return best.front().members();
    }

    /** Where a sweep begins: a design, the governors of its clocks, and what need not be told. */
    private record Start(EarlyExitDesign design, List<Governor> governors, Predicate<double[]> covered) {}

    /** With one exit more or one less, where the search keeps them. */
    private List<Evaluation> flipped(EarlyExitDesign design, Tuned rule) {
        if (space.contenders().get(rule.contender()).tuning().choosesExits()) {
            return List.of();
        }
        int sides = design.exits().exits() - 1;
        return IntStream.range(0, sides)
                .mapToObj(k -> new ExitSet(sides + 1, design.exits().bits() ^ 1L << k))
                .map(exits -> new EarlyExitDesign(ruled(rule, exits), exits, design.clocks()))
                .filter(next -> space.isPoint(next.rule()))
                .map(next -> evaluator.attempt(space.encode(next)))
                .toList();
    }

    private static EarlyExitDesign.Rule ruled(Tuned rule, ExitSet exits) {
        return exits.size() == 1 ? new Never(rule.system()) : rule;
    }

    private static boolean isSwept(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.WHOLE && parameter.highest() - parameter.lowest() < MOST_VALUES;
    }

    /** A setting that can't be used says nothing about the others: then nothing is proposed. */
    private List<Evaluation> swept(Start start, Tuned rule, int p) {
        PolicyTuning tuning = space.contenders().get(rule.contender()).tuning();
        Parameter parameter = tuning.parameters().get(p);
        ExitSet exits = wished(start.design().exits(), parameter);
        try {
            List<PathCounts> counts = tuning.sweep(exits, rule.setting(), p);
            List<Evaluation> found = new ArrayList<>(counts.size());
            for (int i = 0; i < counts.size(); i++) {
                boolean isNew = i == 0 || !isSame(counts.get(i - 1), counts.get(i));
                if (!isNew
                        || start.covered()
                                .test(evaluator.objectives(rule.system(), counts.get(i), start.governors()))) {
                    continue;
                }
                double[] setting = rule.setting().clone();
                setting[p] = parameter.lowest() + i;
                Tuned turned = new Tuned(rule.system(), rule.contender(), setting);
                found.add(evaluated(turned, tuning.kept(exits, setting), start.design(), counts.get(i)));
            }
            return found;
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (RuntimeException refused) { // anybody's code; the search counts such settings as failed
            return List.of();
        }
    }

    private static boolean isSame(PathCounts one, PathCounts other) {
        return one instanceof ExitCounts a
                && other instanceof ExitCounts b
                && a.heads() == b.heads()
                && Arrays.equals(a.counts(), b.counts())
                && Arrays.equals(a.correct(), b.correct());
    }

    private static ExitSet wished(ExitSet kept, Parameter parameter) {
        return parameter.exit() == Parameter.NO_EXIT
                ? kept
                : new ExitSet(kept.exits(), kept.bits() | 1L << parameter.exit());
    }

    private Evaluation evaluated(Tuned turned, ExitSet exits, EarlyExitDesign design, PathCounts counts) {
        EarlyExitDesign next = new EarlyExitDesign(ruled(turned, exits), exits, design.clocks());
        return evaluator.evaluation(space.encode(next), next, counts);
    }
}
