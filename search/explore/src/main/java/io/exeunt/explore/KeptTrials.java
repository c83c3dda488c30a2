package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.Exploration.Refined;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.Trials;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.study.StudyResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which trials of a search a report keeps: the front whole, as it was refined; of the others as many as charts draw, evenly spaced over the
 * order of evaluation, and, where there is no front, those that come nearest to the limits. All others are counted.
 */
final class KeptTrials {
    /** Most dominated designs that are kept. */
    static final int MOST_DOMINATED = 2_000;
    /** Most infeasible designs that are kept beside the nearest. */
    static final int MOST_INFEASIBLE = 1_000;

    private static final int MOST_REASONS = 10;

    private final Found found;
    private final Set<DesignPoint> front = new HashSet<>();
    private final BitSet dominated = new BitSet();
    private final BitSet infeasible = new BitSet();
    private final TreeSet<Integer> kept = new TreeSet<>();
    private final Map<String, Alike> failures = new LinkedHashMap<>();
    private int feasible;

    /** A trial that is kept. */
    record Kept(Evaluation evaluation, Standing standing) {}

    private static final class Alike {
        private final Set<String> policies = new TreeSet<>();
        private final Set<String> governors = new TreeSet<>();
        private int trials;

        Trials.Failure failure(String reason) {
            return new Trials.Failure(trials, List.copyOf(policies), List.copyOf(governors), reason);
        }
    }

    KeptTrials(Found found) {
        this.found = found;
        StudyResult result = found.result();
        found.front().forEach(evaluation -> front.add(evaluation.point()));
        for (int i = 0; i < result.evaluations().size(); i++) {
            sort(i, result.evaluations().get(i));
        }
        spread(dominated, MOST_DOMINATED);
        spread(infeasible, MOST_INFEASIBLE);
        if (front.isEmpty()) {
            keepNearest(result);
        }
    }

    private void sort(int index, Evaluation evaluation) {
        switch (evaluation.state()) {
            case FAILED -> fail(evaluation);
            case INFEASIBLE -> infeasible.set(index);
            case FEASIBLE -> {
                feasible++;
                if (front.contains(evaluation.point())) {
                    kept.add(index);
                } else {
                    dominated.set(index);
                }
            }
        }
    }

    private void fail(Evaluation evaluation) {
        Alike alike = failures.computeIfAbsent(evaluation.failure().orElse("unknown reason"), reason -> new Alike());
        alike.trials++;
        alike.policies.add(found.space().contender(evaluation.point()));
        alike.governors.addAll(found.space().governors(evaluation.point()));
    }

    private void spread(BitSet indices, int most) {
        int given = indices.cardinality();
        int taken = Math.min(most, given);
        int at = indices.nextSetBit(0);
        for (int i = 0, passed = 0; i < taken; i++) {
            for (long wanted = (long) i * given / taken; passed < wanted; passed++) {
                at = indices.nextSetBit(at + 1);
            }
            kept.add(at);
        }
    }

    private void keepNearest(StudyResult result) {
        Set<DesignPoint> nearest = new HashSet<>();
        result.infeasibility()
                .ifPresent(why -> why.leastViolating().forEach(evaluation -> nearest.add(evaluation.point())));
        infeasible.stream()
                .filter(index ->
                        nearest.contains(result.evaluations().get(index).point()))
                .forEach(kept::add);
    }

    /** Those kept, in the order of evaluation; then those of the front that were refined. */
    List<Kept> kept() {
        return Stream.concat(kept.stream().map(found.result().evaluations()::get), refined().stream())
                .map(evaluation -> new Kept(evaluation, standing(evaluation)))
                .toList();
    }

    /** Refined designs of the front, which are no trials. */
    List<Evaluation> refined() {
        return found.refined().stream()
                .map(Refined::better)
                .filter(this::onFront)
                .toList();
    }

    boolean onFront(Evaluation evaluation) {
        return front.contains(evaluation.point());
    }

    private Standing standing(Evaluation evaluation) {
        if (onFront(evaluation)) {
            return Standing.FRONT;
        }
        return evaluation.feasible() ? Standing.DOMINATED : Standing.INFEASIBLE;
    }

    /** What became of all; reasons beyond the most frequent ones are one. */
    Trials counted() {
        List<Trials.Failure> all = failures.entrySet().stream()
                .map(entry -> entry.getValue().failure(entry.getKey()))
                .sorted(Comparator.comparingInt(Trials.Failure::trials).reversed())
                .toList();
        List<Trials.Failure> told = new ArrayList<>(all.subList(0, Math.min(MOST_REASONS, all.size())));
        if (all.size() > MOST_REASONS) {
            told.add(together(all.subList(MOST_REASONS, all.size())));
        }
        return new Trials(feasible, infeasible.cardinality(), told);
    }

    private static Trials.Failure together(List<Trials.Failure> failures) {
        Set<String> policies = new TreeSet<>();
        Set<String> governors = new TreeSet<>();
        failures.forEach(failure -> {
            policies.addAll(failure.policies());
            governors.addAll(failure.governors());
        });
        return new Trials.Failure(
                failures.stream().mapToInt(Trials.Failure::trials).sum(),
                List.copyOf(policies),
                List.copyOf(governors),
                failures.size() + " other reasons");
    }
}
