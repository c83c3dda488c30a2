package io.exeunt.explore;

import io.exeunt.simulator.result.LatencyStatistic;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A study on the tiny board that can be worked out in a moment. */
final class TinyStudy {
    static final List<String> POLICIES = List.of("max_softmax", "entropy", "margin", "patience");

    private TinyStudy() {}

    static StudySubject subject(String... systems) {
        List<StudySystem> all = Arrays.stream(systems)
                .map(name -> StudySystem.of(name, TinyBoard.trace(5), TinyBoard.network()))
                .toList();
        return new StudySubject("tiny", "digits", 100, all, new TreeMap<>());
    }

    static ExploreSpec spec(List<String> policies, List<String> governors) {
        return new ExploreSpec(
                "tiny",
                7,
                policies,
                governors,
                Across.WORST,
                Double.POSITIVE_INFINITY,
                new DesignBudget(40, LatencyStatistic.P95, 0.5, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                List.of(DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.LATENCY),
                new SearchSpec(
                        SearchSpec.Algorithm.NSGA2, null, 200, 20, 1, 4, 0, SearchSpec.ReferencePoint.FROM_BASELINES));
    }

    static Board board(String name, double switchS) {
        return new Board(name, TinyBoard.switchingIn(switchS));
    }

    /** Everything that evaluates designs. */
    record Ground(ExploreSpec spec, DesignPricing pricing, EarlyExitSpace space, DesignEvaluator evaluator) {
        static Ground of(StudySubject subject, List<Board> boards, ExploreSpec spec) {
            DesignPricing pricing = new DesignPricing(subject, boards, spec);
            EarlyExitSpace space = new EarlyExitSpace(
                    subject,
                    new Contenders(subject, spec.seed(), spec.search().fits()).of(spec.policies()),
                    pricing.groups(spec.governors()));
            return new Ground(spec, pricing, space, new DesignEvaluator(space, pricing, spec));
        }

        Baselines baselines() {
            return new Baselines(space, evaluator, spec.goals());
        }
    }
}
