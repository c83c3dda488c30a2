package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Of one refinement: which members of the front it was asked about, and whom to ask it about next. No family is asked about twice. */
final class AskedMembers {
    private static final int FEWEST = 8;
    /** In place of a family that was asked about. */
    private static final Object ASKED = new Object();

    private final Refinement refinement;
    private final Set<Object> families = new HashSet<>();
    /** Families of members of the front, as they are long to find out, and most members stay. */
    private Map<Evaluation, Object> remembered = new IdentityHashMap<>();

    private int[] places = new int[FEWEST];
    private int count;

    AskedMembers(Refinement refinement) {
        this.refinement = refinement;
    }

    Refinement refinement() {
        return refinement;
    }

    /** Places of all that it was asked about, in order. */
    int[] places() {
        return Arrays.copyOf(places, count);
    }

    /** As if it had been asked about these. */
    void resume(int[] asked, List<Evaluation> known) {
        for (int place : asked) {
            families.add(refinement.family(known.get(place).point()));
            addPlace(place);
        }
    }

    /**
     * Some members whose family was not asked about yet, spread evenly over the front; from now on they were.
     *
     * @param most how many at most
     * @param place of a member among all evaluations
     */
    List<Evaluation> next(List<Evaluation> members, int most, ToIntFunction<Evaluation> place) {
        Map<Object, Evaluation> fresh = new LinkedHashMap<>();
        Map<Evaluation, Object> still = new IdentityHashMap<>(2 * members.size());
        for (Evaluation member : members) {
            Object family = remembered.get(member);
            if (family != ASKED) {
                family = family == null ? refinement.family(member.point()) : family;
                if (families.contains(family)) {
                    family = ASKED;
                } else {
                    fresh.putIfAbsent(family, member);
                }
            }
            still.put(member, family);
        }
        remembered = still;
        List<Map.Entry<Object, Evaluation>> all = new ArrayList<>(fresh.entrySet());
        List<Evaluation> some = new ArrayList<>();
        int chosen = Math.min(most, all.size());
        for (int i = 0; i < chosen; i++) {
            Map.Entry<Object, Evaluation> next = all.get(i * all.size() / chosen);
            families.add(next.getKey());
            addPlace(place.applyAsInt(next.getValue()));
            some.add(next.getValue());
        }
        return some;
    }

    private void addPlace(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }
}
