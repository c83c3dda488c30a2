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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Every value of each number of a design's rule, the others as they are: what can be reached by turning one threshold, keeping one exit
 * more or one less. All values of a number are counted in one sweep where that is cheap ({@link PolicyTuning#sweepsCheaply}); elsewhere
 * {@link NearValues} alone, one by one.
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
            return tuning.sweepsCheaply() || NearValues.areAll(parameter)
                    ? better(start, all(start, rule, p, exits))
                    : better(start, near(start, rule, p, exits));
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (RuntimeException refused) { // anybody's code; the search counts such settings as failed
            return List.of();
        }
    }

    /** A design with one number turned, and where its samples leave. */
    private record Turned(EarlyExitDesign design, PathCounts counts) {}

    private List<Turned> all(Start start, Tuned rule, int p, ExitSet exits) {
        PolicyTuning tuning = space.contenders().get(rule.contender()).tuning();
        List<PathCounts> counts = tuning.sweep(exits, rule.setting(), p);
        double lowest = tuning.parameters().get(p).lowest();
        return IntStream.range(0, counts.size())
                .mapToObj(i -> new Turned(turned(start, rule, p, exits, lowest + i), counts.get(i)))
                .toList();
    }

    /** Members of a front often differ in their clocks alone, so that most of these counts are remembered. */
    private List<Turned> near(Start start, Tuned rule, int p, ExitSet exits) {
        Parameter parameter =
                space.contenders().get(rule.contender()).tuning().parameters().get(p);
        return DoubleStream.of(NearValues.of(parameter, rule.setting()[p]))
                .mapToObj(value -> turned(start, rule, p, exits, value))
                .map(design -> new Turned(design, evaluator.counts(design)))
                .toList();
    }

    private EarlyExitDesign turned(Start start, Tuned rule, int p, ExitSet exits, double value) {
        double[] setting = rule.setting().clone();
        setting[p] = value;
        Tuned turned = new Tuned(rule.system(), rule.contender(), setting);
        ExitSet kept = space.contenders().get(rule.contender()).tuning().kept(exits, setting);
        return new EarlyExitDesign(ruled(turned, kept), kept, start.design().clocks());
    }

    /** Those that are not covered, each of several equal ones once. */
    private List<Evaluation> better(Start start, List<Turned> turned) {
        List<Evaluation> found = new ArrayList<>(turned.size());
        for (int i = 0; i < turned.size(); i++) {
            Turned next = turned.get(i);
            boolean isNew = i == 0 || !isSame(turned.get(i - 1).counts(), next.counts());
            int system = next.design().rule().system();
            if (isNew && !start.covered().test(evaluator.objectives(system, next.counts(), start.governors()))) {
                found.add(evaluator.evaluation(space.encode(next.design()), next.design(), next.counts()));
            }
        }
        return found;
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
}
