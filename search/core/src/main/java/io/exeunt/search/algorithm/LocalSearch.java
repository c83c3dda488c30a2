package io.exeunt.search.algorithm;

import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memetic step of a search: after each generation, refinements are asked for designs near some members of the front of all designs
 * so far, and of what they propose those are evaluated that lie farthest beyond that front. Source of the scheme: Knowles and Corne,
 * "Memetic algorithms for multiobjective optimization: issues, methods and prospects", 2005.
 */
final class LocalSearch {
    /** Members that each refinement is asked about per generation. */
    private static final int ASKED = 8;

    private final List<Refinement> refinements;
    private final Ledger ledger;
    private final int most;
    private final ParetoArchive archive = new ParetoArchive();
    private final Map<Refinement, Set<Object>> asked = new LinkedHashMap<>();
    private int seen;
    private @Nullable Evaluation nearest;

    /**
     * A step for one search.
     *
     * @param most designs evaluated each time
     */
    LocalSearch(List<Refinement> refinements, Ledger ledger, int most) {
        this.refinements = refinements;
        this.ledger = ledger;
        this.most = most;
    }

    /** Evaluates what is worth it; nothing where there are no refinements. */
    List<Evaluation> step() {
        if (refinements.isEmpty() || ledger.closed()) {
            return List.of();
        }
        look();
        List<Evaluation> members = archive.front().members();
        List<Evaluation> farthest = new BeyondFront(members).farthest(candidates(members), most);
        return ledger.evaluate(farthest.stream().map(Evaluation::point).toList());
    }

    private void look() {
        List<Evaluation> fresh = ledger.evaluated().subList(seen, ledger.size());
        archive.addAll(fresh);
        seen = ledger.size();
        for (Evaluation each : fresh) {
            nearest = nearest == null || each.violation() < nearest.violation() ? each : nearest;
        }
    }

    /** New designs that would be on the front; while nothing keeps the limits, near the design that comes nearest to it. */
    private List<Evaluation> candidates(List<Evaluation> members) {
        List<Evaluation> proposed = new ArrayList<>();
        Covered covered = new Covered(members);
        List<Evaluation> good = members.isEmpty() && nearest != null ? List.of(nearest) : members;
        for (Refinement refinement : refinements) {
            for (Evaluation member : unasked(refinement, good)) {
                proposed.addAll(refinement.near(member, covered));
            }
        }
        ParetoArchive together = new ParetoArchive();
        together.addAll(members);
        together.addAll(proposed);
        return together.front().members().stream()
                .filter(each -> !ledger.knows(each.point()))
                .toList();
    }

    /** Some members whose family was not asked about yet, spread evenly over the front. */
    private List<Evaluation> unasked(Refinement refinement, List<Evaluation> members) {
        Set<Object> known = asked.computeIfAbsent(refinement, unknown -> new HashSet<>());
        Map<Object, Evaluation> fresh = new LinkedHashMap<>();
        for (Evaluation member : members) {
            Object family = refinement.family(member.point());
            if (!known.contains(family)) {
                fresh.putIfAbsent(family, member);
            }
        }
        List<Map.Entry<Object, Evaluation>> all = new ArrayList<>(fresh.entrySet());
        List<Evaluation> some = new ArrayList<>();
        int count = Math.min(ASKED, all.size());
        for (int i = 0; i < count; i++) {
            Map.Entry<Object, Evaluation> chosen = all.get(i * all.size() / count);
            known.add(chosen.getKey());
            some.add(chosen.getValue());
        }
        return some;
    }
}
