package io.exeunt.search.front;

import io.exeunt.search.objective.Evaluation;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Feasible designs none of which dominates another, best first by the first objective (then the second, and so on); no two with
 * equal objectives. Empty when nothing was feasible.
 */
public final class ParetoFront implements Iterable<Evaluation> {
    private final List<Evaluation> members;

    /** Takes members that are known to be a front in order. */
    ParetoFront(List<Evaluation> members) {
        this.members = List.copyOf(members);
    }

    /** The front of any evaluations; their order doesn't matter. */
    public static ParetoFront of(Iterable<Evaluation> evaluations) {
        ParetoArchive archive = new ParetoArchive();
        evaluations.forEach(archive::add);
        return archive.front();
    }

    /** The members in order. */
    public List<Evaluation> members() {
        return members;
    }

    /** How many members there are. */
    public int size() {
        return members.size();
    }

    /** Whether nothing was feasible. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public Iterator<Evaluation> iterator() {
        return members.iterator();
    }

    /** The member of that id. */
    public Optional<Evaluation> find(String id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /**
     * The knee: the member nearest to the front's utopia point (the best value of each objective over the front), by Euclidean
     * distance after each objective was scaled to 0..1 over the front. Of equally near ones the first. Empty for an empty front.
     * Source: Zeleny, "Multiple Criteria Decision Making", 1982 (compromise programming, p = 2).
     */
    public Optional<Evaluation> knee() {
        return members.isEmpty() ? Optional.empty() : Optional.of(nearest());
    }

    /** The front of those members only that are acceptable; still a front, as none of them dominates another. */
    public ParetoFront among(Predicate<Evaluation> acceptable) {
        return new ParetoFront(members.stream().filter(acceptable).toList());
    }

    private Evaluation nearest() {
        double[] best = members.get(0).minimized();
        double[] worst = members.get(0).minimized();
        for (Evaluation member : members) {
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.min(best[i], member.minimized(i));
                worst[i] = Math.max(worst[i], member.minimized(i));
            }
        }
        return nearest(best, worst);
    }

    private Evaluation nearest(double[] best, double[] worst) {
        Evaluation nearest = members.get(0);
        double nearestDistance = Double.POSITIVE_INFINITY;
        for (Evaluation member : members) {
            double distance = 0;
            for (int i = 0; i < best.length; i++) {
                double width = worst[i] - best[i];
                double scaled = width > 0 ? (member.minimized(i) - best[i]) / width : 0;
                distance += scaled * scaled;
            }
            if (distance < nearestDistance) {
                nearestDistance = distance;
                nearest = member;
            }
        }
        return nearest;
    }

    @Override
    public String toString() {
        return "ParetoFront" + members;
    }
}
