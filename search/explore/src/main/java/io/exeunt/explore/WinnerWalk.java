package io.exeunt.explore;

import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.result.Winners.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks from cheap to dear and notes whose designs give the fewest errors at each cost. At a cost each contender stands with its design that
 * has the fewest errors on <em>fit</em> of those that cost no more. The holder of a stretch keeps it unless another contender's design is
 * better by more than two standard errors of the difference; if several are, the one that is better by most takes over.
 */
final class WinnerWalk {
    private final Side side;
    private final Referee referee;

    /** As whom designs contend. */
    enum Side {
        /** As policies. */
        POLICY,
        /** As governors. */
        GOVERNOR;

        private String of(Rival rival) {
            return this == POLICY ? rival.policy() : rival.governor();
        }

        private Side other() {
            return this == POLICY ? GOVERNOR : POLICY;
        }
    }

    /** By how much one design is better than another. */
    @FunctionalInterface
    interface Referee {
        /** The lead of {@code challenger} over {@code holder}. */
        Lead lead(Rival challenger, Rival holder);
    }

    /**
     * A difference of two designs.
     *
     * @param gain share of samples that the challenger answers right beyond the holder
     * @param standardError of {@code gain}
     */
    record Lead(double gain, double standardError) {
        private static final double CERTAIN = 2;

        boolean certain() {
            return gain > CERTAIN * standardError;
        }
    }

    /**
     * A design that takes part.
     *
     * @param policy with "@system" where there are several
     * @param governor or governors, one per group of boards; "" where no board is priced
     * @param id of the design
     * @param cost along which is walked
     * @param error share of wrong answers on <em>fit</em>
     * @param front whether it is on the front
     */
    record Rival(String policy, String governor, String id, double cost, double error, boolean front) {}

    /** What a stretch is made of while it lasts. */
    private record Held(Rival first, double from, Lead lead) {}

    WinnerWalk(Side side, Referee referee) {
        this.side = side;
        this.referee = referee;
    }

    /** The cost to walk along: energy where it is an objective, else latency, else operations. */
    static Metric axis(List<Metric> objectives) {
        return objectives.stream()
                .filter(metric -> metric.quantity() != QuantityKind.SHARE)
                .min(Comparator.comparing(metric -> switch (metric.quantity()) {
                    case ENERGY -> 0;
                    case TIME -> 1;
                    default -> 2;
                }))
                .orElse(Metric.MACS);
    }

    List<Stretch> of(List<Rival> rivals) {
        List<Rival> rising = rivals.stream()
                .sorted(Comparator.comparingDouble(Rival::cost)
                        .thenComparingDouble(Rival::error)
                        .thenComparing(Rival::id))
                .toList();
        Map<String, Rival> best = new TreeMap<>();
        List<Stretch> stretches = new ArrayList<>();
        @Nullable Held held = null;
        @Nullable Rival last = null;
        for (int i = 0; i < rising.size(); i++) {
            improve(best, rising.get(i));
            double cost = rising.get(i).cost();
            if (i + 1 == rising.size() || rising.get(i + 1).cost() > cost) {
                Held next = held == null ? first(best, cost) : challenged(best, held, cost);
                if (held != null && last != null && next != held) {
                    stretches.add(stretch(rising, held, last, cost));
                }
                held = next;
                last = best.get(side.of(held.first()));
            }
        }
        if (held != null && last != null) {
            stretches.add(stretch(rising, held, last, Double.POSITIVE_INFINITY));
        }
        return stretches;
    }

    private void improve(Map<String, Rival> best, Rival rival) {
        best.merge(side.of(rival), rival, (known, next) -> next.error() < known.error() ? next : known);
    }

    private static Held first(Map<String, Rival> best, double cost) {
        Rival least = best.values().stream()
                .min(Comparator.comparingDouble(Rival::error))
                .orElseThrow();
        return new Held(least, cost, new Lead(Double.NaN, Double.NaN));
    }

    /** Who holds on from here: each takeover lowers the errors that the referee sees, so that there is an end. */
    private Held challenged(Map<String, Rival> best, Held held, double cost) {
        Held now = held;
        for (Optional<Held> next = Optional.of(held); next.isPresent(); next = takeover(best, now, cost)) {
            now = next.get();
        }
        return now;
    }

    private Optional<Held> takeover(Map<String, Rival> best, Held held, double cost) {
        Rival holder = best.getOrDefault(side.of(held.first()), held.first());
        return best.values().stream()
                .filter(rival -> !side.of(rival).equals(side.of(holder)))
                .map(rival -> new Held(rival, cost, referee.lead(rival, holder)))
                .filter(challenger -> challenger.lead().certain())
                .reduce(BinaryOperator.maxBy(Comparator.comparingDouble(
                        challenger -> challenger.lead().gain())));
    }

    private Stretch stretch(List<Rival> rising, Held held, Rival last, double to) {
        List<Rival> own = rising.stream()
                .filter(rival -> rival.front() && side.of(rival).equals(side.of(last)))
                .filter(rival -> rival.cost() >= held.from() && rival.cost() < to)
                .toList();
        Rival example = last.front() || own.isEmpty() ? last : own.get(own.size() - 1);
        return new Stretch(
                side.of(last),
                with(own.isEmpty() ? List.of(example) : own),
                held.from(),
                to,
                own.size(),
                held.first().error(),
                last.error(),
                example.id(),
                held.lead().gain(),
                held.lead().standardError());
    }

    private List<String> with(List<Rival> own) {
        Map<String, Long> designs = own.stream()
                .map(side.other()::of)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return designs.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
