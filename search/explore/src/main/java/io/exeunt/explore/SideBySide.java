package io.exeunt.explore;

import io.exeunt.explore.WinnerWalk.Lead;
import io.exeunt.explore.WinnerWalk.Referee;
import io.exeunt.explore.WinnerWalk.Rival;
import io.exeunt.ground.statistics.Holm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All pairs of designs that stand side by side at some cost, and which of their differences are more than chance. Which pairs there are
 * follows from <em>fit</em> alone, before anybody looks at their differences: whoever then looks at all of them is misled by chance in any
 * with a probability of at most {@value #LEVEL} ({@link Holm}, however much the differences hang together). Pairs that can't be tested on
 * other samples than they were picked on have p = 1: neither is better.
 */
final class SideBySide {
    /** How likely the whole may be misled. */
    static final double LEVEL = 0.05;

    private final Map<Pair, Found> found = new LinkedHashMap<>();

    private record Pair(String challenger, String holder) {
        static Pair of(Rival challenger, Rival holder) {
            return new Pair(challenger.id(), holder.id());
        }

        Pair reversed() {
            return new Pair(holder, challenger);
        }
    }

    /** A difference, and its p-value once all are looked at. */
    private record Found(Lead lead, double adjustedP) {}

    /**
     * Compares.
     *
     * @param moments designs that stand side by side, each time one per contender
     */
    SideBySide(List<Collection<Rival>> moments, Referee referee) {
        Map<Pair, Lead> leads = new LinkedHashMap<>();
        for (Collection<Rival> moment : moments) {
            List<Rival> all = List.copyOf(moment);
            for (int i = 0; i < all.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Rival challenger = all.get(i);
                    Rival holder = all.get(j);
                    Pair pair = Pair.of(challenger, holder);
                    if (!leads.containsKey(pair) && !leads.containsKey(pair.reversed())) {
                        leads.put(pair, referee.lead(challenger, holder));
                    }
                }
            }
        }
        correct(leads);
    }

    private void correct(Map<Pair, Lead> leads) {
        List<Map.Entry<Pair, Lead>> entries = new ArrayList<>(leads.entrySet());
        double[] adjusted = Holm.adjusted(
                entries.stream().mapToDouble(entry -> entry.getValue().p()).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            Lead lead = entries.get(i).getValue();
            found.put(entries.get(i).getKey(), new Found(lead, adjusted[i]));
            found.put(entries.get(i).getKey().reversed(), new Found(lead.reversed(), adjusted[i]));
        }
    }

    /** The lead of one over the other, which have stood side by side. */
    Lead lead(Rival challenger, Rival holder) {
        return of(challenger, holder).lead();
    }

    /** Whether the challenger is better by more than chance. */
    boolean isBetter(Rival challenger, Rival holder) {
        Found pair = of(challenger, holder);
        return pair.lead().gain() > 0 && pair.adjustedP() <= LEVEL;
    }

    private Found of(Rival challenger, Rival holder) {
        Found pair = found.get(Pair.of(challenger, holder));
        if (pair == null) {
            throw new IllegalArgumentException(
                    "Expected designs that stand side by side, given " + challenger.id() + " and " + holder.id());
        }
        return pair;
    }
}
