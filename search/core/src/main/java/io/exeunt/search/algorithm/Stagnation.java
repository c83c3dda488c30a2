package io.exeunt.search.algorithm;

import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Notices when the hypervolume of all that a search has evaluated has not grown for some generations. */
final class Stagnation {
    /** Relative growth of the hypervolume below which it has not moved. */
    static final double GROWTH = 1e-4;

    private final int patience;
    private final @Nullable ReferenceBox scale;
    private final EvaluationLog known;
    private final ParetoArchive archive = new ParetoArchive();
    private int seen;
    private double hypervolume;
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
        boolean changed = archive.addAll(List.copyOf(known.subList(seen, known.size())));
        seen = known.size();
        if (!changed || scale == null) {
            return changed;
        }
        double now = scale.hypervolume(archive.front());
        boolean grown = now > hypervolume * (1 + GROWTH);
        hypervolume = grown ? now : hypervolume;
        return grown;
    }

    /** How often it was stuck. */
    int restarts() {
        return restarts;
    }

    /** The front of all that it has looked at. */
    List<Evaluation> front() {
        return archive.front().members();
    }
}
