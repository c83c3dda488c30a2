package io.exeunt.search.front;

import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The feasible, non-dominated evaluations seen so far; grows one evaluation at a time. What it holds depends on the set of
 * evaluations only, never on their order: of designs with equal objectives the one whose values come first stays. Not thread-safe.
 */
public final class ParetoArchive {
    /** Best first by first objective, then second and so on, then by the values of the design. */
    static final Comparator<Evaluation> ORDER = ParetoArchive::compareObjectives;

    /** Sorted by {@link #ORDER}. */
    private final List<Evaluation> members = new ArrayList<>();

    /** A member, or one that was: whoever it dominates is dominated by a member. */
    private @Nullable Evaluation lastDominating;

    /**
     * Offers an evaluation.
     *
     * @return whether it is now a member
     */
    public boolean add(Evaluation offered) {
        if (!offered.feasible()) {
            return false;
        }
        int found = Collections.binarySearch(members, offered, ORDER);
        return found >= 0 ? replaceEqual(found, offered) : insert(-found - 1, offered);
    }

    /**
     * Offers many evaluations at once: the same as one after the other, but O(n log n) for up to three objectives.
     *
     * @return whether any of them is now a member
     */
    public boolean addAll(Collection<Evaluation> offered) {
        List<Evaluation> fresh = offered.stream()
                .filter(each -> each.feasible() && !isDominated(each))
                .toList();
        if (fresh.isEmpty()) {
            return false;
        }
        if (fresh.get(0).objectiveCount() > Staircase.MOST_OBJECTIVES) {
            return fresh.stream().map(this::add).reduce(false, (any, own) -> any | own);
        }
        return addSorted(fresh);
    }

    private boolean addSorted(List<Evaluation> fresh) {
        List<Evaluation> all = new ArrayList<>(members);
        all.addAll(fresh);
        all.sort(ParetoArchive::compareAll);
        Set<Evaluation> before = Collections.newSetFromMap(new IdentityHashMap<>(2 * members.size()));
        before.addAll(members);
        Staircase stairs = new Staircase(all.size());
        members.clear();
        boolean changed = false;
        for (Evaluation evaluation : all) {
            if (stairs.add(evaluation)) {
                members.add(evaluation);
                changed |= !before.contains(evaluation);
            }
        }
        return changed;
    }

    /** Whether a member dominates a feasible evaluation; who did so last is asked first. */
    private boolean isDominated(Evaluation offered) {
        if (lastDominating != null && lastDominating.dominates(offered)) {
            return true;
        }
        for (Evaluation member : members) {
            if (member.dominates(offered)) {
                lastDominating = member;
                return true;
            }
        }
        return false;
    }

    /** How many members there are. */
    public int size() {
        return members.size();
    }

    /** The members as they are now. */
    public ParetoFront front() {
        return new ParetoFront(members);
    }

    private boolean replaceEqual(int index, Evaluation offered) {
        if (Arrays.compare(offered.point().values(), members.get(index).point().values()) >= 0) {
            return false;
        }
        members.set(index, offered);
        return true;
    }

    private boolean insert(int index, Evaluation offered) {
        if (dominatedByOneBefore(index, offered)) {
            return false;
        }
        removeDominatedFrom(index, offered);
        members.add(index, offered);
        return true;
    }

    /** With two objectives the second one falls along the members, so that the nearest one decides. */
    private boolean dominatedByOneBefore(int index, Evaluation offered) {
        int last = offered.objectiveCount() <= 2 ? Math.max(0, index - 1) : 0;
        for (int i = index - 1; i >= last; i--) {
            if (members.get(i).dominates(offered)) {
                return true;
            }
        }
        return false;
    }

    private void removeDominatedFrom(int index, Evaluation offered) {
        int kept = index;
        int next = index;
        for (; next < members.size(); next++) {
            if (!offered.dominates(members.get(next))) {
                if (offered.objectiveCount() <= 2) {
                    break;
                }
                members.set(kept++, members.get(next));
            }
        }
        members.subList(kept, next).clear();
    }

    /** As {@link #ORDER}, then by the values of the design. */
    private static int compareAll(Evaluation a, Evaluation b) {
        int order = compareObjectives(a, b);
        for (int i = 0; order == 0 && i < a.point().space().dimensionCount(); i++) {
            order = Double.compare(a.point().value(i), b.point().value(i));
        }
        return order;
    }

    private static int compareObjectives(Evaluation a, Evaluation b) {
        for (int i = 0; i < a.objectiveCount(); i++) {
            int order = Double.compare(a.minimized(i), b.minimized(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
