package io.exeunt.search.algorithm;

import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the hypervolume of all that a search has evaluated has not grown for some generations; while nothing is feasible, when no
 * design has come nearer to the limits.
 */
final class Stagnation {
    /** Relative growth of the hypervolume below which it has not moved. */
    static final double GROWTH = 1e-4;

    private final int patience;
    private final @Nullable ReferenceBox scale;
    private final EvaluationLog known;
    private final ParetoArchive archive = new ParetoArchive();
    private int seen;
    private double hypervolume;
    /** Least violation of what was looked at, 0 once something was feasible. */
    private double leastViolation = Double.POSITIVE_INFINITY;

    private int generations;
    private int restarts;

    /**
     * Of one search.
     *
     * @param patience generations without growth until it is stuck; 0 for never
     * @param scale of the hypervolume; null to take every new member of the front for growth
     * @param from where it stood after an earlier generation
     */
    Stagnation(int patience, @Nullable ReferenceBox scale, EvaluationLog known, Optional<SearchState.Standstill> from) {
        this.patience = patience;
        this.scale = scale;
        this.known = known;
        from.ifPresent(this::resume);
    }

    private void resume(SearchState.Standstill state) {
        seen = state.seen();
        hypervolume = state.hypervolume();
        generations = state.generations();
        restarts = state.restarts();
        comesNearer(known.subList(0, seen));
        archive.addAll(IntStream.of(state.front()).mapToObj(known::get).toList());
    }

    SearchState.Standstill state() {
        return new SearchState.Standstill(
                seen,
                hypervolume,
                generations,
                restarts,
                front().stream().mapToInt(member -> known.place(member.point())).toArray());
    }

    /** Looks at what the last generation has brought; whether the search is stuck, which is then told anew. */
    boolean isStuck() {
        if (patience == 0) {
            return false;
        }
        generations = hasGrown() ? 0 : generations + 1;
        if (generations < patience) {
            return false;
        }
        generations = 0;
        restarts++;
        return true;
    }

    private boolean hasGrown() {
        List<Evaluation> fresh = List.copyOf(known.subList(seen, known.size()));
        boolean nearer = comesNearer(fresh);
        boolean changed = archive.addAll(fresh);
        seen = known.size();
        if (!changed || scale == null) {
            return changed || nearer;
        }
        double now = scale.hypervolume(archive.front());
        boolean grown = now > hypervolume * (1 + GROWTH);
        hypervolume = grown ? now : hypervolume;
        return grown || nearer;
    }

    /** Whether the least violation falls; it can't any more once something is feasible. */
    private boolean comesNearer(List<Evaluation> fresh) {
        double before = leastViolation;
        for (Evaluation each : fresh) {
            leastViolation = Math.min(leastViolation, each.violation());
        }
        return leastViolation < before;
    }

    /** How often it was stuck. */
    int restarts() {
        return restarts;
    }

    /**
     * What a restart begins with of all that was looked at: members of the front, evenly spaced; while there is none, those that break the
     * limits least.
     */
    List<DesignPoint> worthKeeping(int most) {
        List<Evaluation> front = front();
        int kept = Math.min(front.size(), most);
        List<Evaluation> members = front.isEmpty()
                ? nearest(most)
                : IntStream.range(0, kept)
                        .mapToObj(i -> front.get(i * front.size() / kept))
                        .toList();
        return members.stream().map(Evaluation::point).toList();
    }

    private List<Evaluation> nearest(int most) {
        return known.subList(0, seen).stream()
                .filter(each -> Double.isFinite(each.violation()))
                .sorted(Comparator.comparingDouble(Evaluation::violation))
                .limit(most)
                .toList();
    }

    private List<Evaluation> front() {
        return archive.front().members();
    }
}
