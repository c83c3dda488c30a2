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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks from cheap to dear and notes whose designs give the fewest errors at each cost. At a cost each contender stands with its design that
 * has the fewest errors on <em>fit</em> of those that cost no more. The holder of a stretch keeps it unless another contender's design is
 * better by more than chance, all comparisons of the walk taken together ({@link SideBySide}); if several are, the one that is better by
 * most takes over.
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
     * @param p how likely chance alone gives a difference as large either way, 0 … 1; NaN where nothing was compared
     */
    record Lead(double gain, double standardError, double p) {
        static final Lead NONE = new Lead(Double.NaN, Double.NaN, Double.NaN);

        Lead reversed() {
            return new Lead(-gain, standardError, p);
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

    /** A cost from which on a contender has a better design than before. */
    private record Moment(double cost, Map<String, Rival> best) {}

    WinnerWalk(Side side, Referee referee) {
        this.side = side;
        this.referee = referee;
    }

    /** The cost to walk along: energy where it is an objective, else latency, else operations, else memory. */
    static Metric axis(List<Metric> objectives) {
        return objectives.stream()
                .filter(metric -> metric.quantity() != QuantityKind.SHARE)
                .min(Comparator.comparing(metric -> switch (metric.quantity()) {
                    case ENERGY -> 0;
                    case TIME -> 1;
                    case COUNT -> 2;
                    case BYTES -> 3;
                    case SHARE, FREQUENCY -> 4;
                }))
                .orElse(Metric.MACS);
    }

    List<Stretch> of(List<Rival> rivals) {
        List<Rival> rising = rivals.stream()
                .sorted(Comparator.comparingDouble(Rival::cost)
                        .thenComparingDouble(Rival::error)
                        .thenComparing(Rival::id))
                .toList();
        List<Moment> moments = moments(rising);
        SideBySide pairs = new SideBySide(
                moments.stream().map(moment -> moment.best().values()).toList(), referee);
        List<Stretch> stretches = new ArrayList<>();
        @Nullable Held held = null;
        @Nullable Rival last = null;
        for (Moment moment : moments) {
            Held next = held == null ? first(moment) : challenged(moment, held, pairs);
            if (held != null && last != null && next != held) {
                stretches.add(stretch(rising, held, last, moment.cost()));
            }
            held = next;
            last = moment.best().get(side.of(held.first()));
        }
        if (held != null && last != null) {
            stretches.add(stretch(rising, held, last, Double.POSITIVE_INFINITY));
        }
        return stretches;
    }

    private List<Moment> moments(List<Rival> rising) {
        List<Moment> moments = new ArrayList<>();
        Map<String, Rival> best = new TreeMap<>();
        boolean better = false;
        for (int i = 0; i < rising.size(); i++) {
            Rival rival = rising.get(i);
            better |= best.merge(side.of(rival), rival, (known, next) -> next.error() < known.error() ? next : known)
                    == rival;
            boolean last = i + 1 == rising.size() || rising.get(i + 1).cost() > rival.cost();
            if (last && better) {
                moments.add(new Moment(rival.cost(), new TreeMap<>(best)));
                better = false;
            }
        }
        return moments;
    }

    private static Held first(Moment moment) {
        Rival least = moment.best().values().stream()
                .min(Comparator.comparingDouble(Rival::error))
                .orElseThrow();
        return new Held(least, moment.cost(), Lead.NONE);
    }

    /** Who holds on from here; nobody takes over twice, whatever a referee says. */
    private Held challenged(Moment moment, Held held, SideBySide pairs) {
        Held now = held;
        for (int i = 0; i < moment.best().size(); i++) {
            Optional<Held> next = takeover(moment, now, pairs);
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
        }
        return now;
    }

    private Optional<Held> takeover(Moment moment, Held held, SideBySide pairs) {
        Rival holder = moment.best().getOrDefault(side.of(held.first()), held.first());
        return moment.best().values().stream()
                .filter(rival -> !side.of(rival).equals(side.of(holder)))
                .filter(rival -> pairs.isBetter(rival, holder))
                .map(rival -> new Held(rival, moment.cost(), pairs.lead(rival, holder)))
                .max(Comparator.comparingDouble(challenger -> challenger.lead().gain()));
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
