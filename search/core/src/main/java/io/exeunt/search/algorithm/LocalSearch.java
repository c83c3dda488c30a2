package io.exeunt.search.algorithm;

import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The memetic step of a search: after each generation, refinements are asked for designs near some members of the front of all designs
 * so far, and of what they propose those are evaluated that lie farthest beyond that front. Source of the scheme: Knowles and Corne,
 * "Memetic algorithms for multiobjective optimization: issues, methods and prospects", 2005.
 */
final class LocalSearch {
    /** Members that each refinement is asked about per generation. */
    private static final int ASKED = 8;

    private final List<AskedMembers> refinements;
    private final Ledger ledger;
    private final int most;
    private final ParetoArchive archive = new ParetoArchive();
    private int seen;
    /** Nobody was left to be asked about when the front was last looked at. */
    private boolean exhausted;

    private @Nullable Evaluation nearest;

    /**
     * A step for one search.
     *
     * @param most designs evaluated each time
     */
    LocalSearch(List<Refinement> refinements, Ledger ledger, int most) {
        this(refinements, ledger, most, Optional.empty());
    }

    /** As above, as it was after an earlier step of the same search. */
    LocalSearch(List<Refinement> refinements, Ledger ledger, int most, Optional<SearchState.Local> from) {
        this.refinements = refinements.stream().map(AskedMembers::new).toList();
        this.ledger = ledger;
        this.most = most;
        from.ifPresent(this::resume);
    }

    private void resume(SearchState.Local state) {
        List<Evaluation> known = ledger.evaluated();
        seen = state.seen();
        nearest = state.nearest() < 0 ? null : known.get(state.nearest());
        archive.addAll(IntStream.of(state.front()).mapToObj(known::get).toList());
        for (int r = 0; r < refinements.size(); r++) {
            refinements.get(r).resume(state.asked().get(r), known);
        }
    }

    /** What {@link #step} depends on. */
    SearchState.Local state() {
        return new SearchState.Local(
                seen,
                nearest == null ? -1 : place(nearest),
                archive.front().members().stream().mapToInt(this::place).toArray(),
                refinements.stream().map(AskedMembers::places).toList());
    }

    private int place(Evaluation evaluation) {
        return ledger.evaluated().place(evaluation.point());
    }

    /** Evaluates what is worth it; nothing where there are no refinements. */
    List<Evaluation> step() {
        if (refinements.isEmpty() || ledger.closed()) {
            return List.of();
        }
        if (!look() && exhausted) {
            return List.of();
        }
        List<Evaluation> members = archive.front().members();
        List<Evaluation> candidates = candidates(members);
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Evaluation> farthest = new BeyondFront(members).farthest(candidates, most);
        return ledger.evaluate(farthest.stream().map(Evaluation::point).toList());
    }

    /** Whether there is anybody new to be asked about. */
    private boolean look() {
        List<Evaluation> fresh = ledger.takeRecent(seen);
        boolean changed = archive.addAll(fresh);
        seen = ledger.size();
        for (Evaluation each : fresh) {
            if (nearest == null || each.violation() < nearest.violation()) {
                nearest = each;
                changed = true;
            }
        }
        return changed;
    }

    /** New designs that would be on the front; while nothing keeps the limits, near the design that comes nearest to it. */
    private List<Evaluation> candidates(List<Evaluation> members) {
        List<Evaluation> proposed = new ArrayList<>();
        List<Supplier<List<Evaluation>>> questions = questions(members);
        exhausted = questions.isEmpty();
        ledger.all(questions).forEach(proposed::addAll);
        if (proposed.isEmpty()) {
            return List.of();
        }
        ParetoArchive together = new ParetoArchive();
        together.addAll(members);
        together.addAll(proposed);
        return together.front().members().stream()
                .filter(each -> !ledger.knows(each.point()))
                .toList();
    }

    /** What refinements are asked this time, each for a thread of its own. */
    private List<Supplier<List<Evaluation>>> questions(List<Evaluation> members) {
        List<Evaluation> good = members.isEmpty() && nearest != null ? List.of(nearest) : members;
        Covered covered = new Covered(members);
        List<Supplier<List<Evaluation>>> questions = new ArrayList<>();
        for (AskedMembers asked : refinements) {
            for (Evaluation member : asked.next(good, ASKED, this::place)) {
                Covered own = covered.copy();
                questions.add(() -> asked.refinement().near(member, own));
            }
        }
        return questions;
    }
}
