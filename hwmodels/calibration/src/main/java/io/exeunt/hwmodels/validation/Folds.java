package io.exeunt.hwmodels.validation;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ways to split measurements into what is fitted and what is predicted. */
public final class Folds {
    private Folds() {}

    /**
     * One split.
     *
     * @param fitted what the model may see
     * @param held what it has to predict
     */
    public record Fold<T>(List<T> fitted, List<T> held) {
        public Fold {
            fitted = List.copyOf(fitted);
            held = List.copyOf(held);
        }
    }

    /** One fold per group: leave-network-out, leave-clock-out, leave-board-out, as {@code group} says. */
    public static <T, G> List<Fold<T>> leaveOneOut(List<T> all, Function<? super T, ? extends G> group) {
        Map<G, List<T>> groups =
                all.stream().collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
        List<Fold<T>> folds = new ArrayList<>();
        groups.forEach((name, held) -> folds.add(new Fold<>(
                all.stream().filter(each -> !group.apply(each).equals(name)).toList(), held)));
        return folds;
    }

    /**
     * One fold per group as long as there are no more than {@code folds} groups, else that many folds of whole groups at random.
     *
     * @param folds > 1
     * @param seed same seed, same folds
     */
    public static <T, G> List<Fold<T>> grouped(
            List<T> all, Function<? super T, ? extends G> group, int folds, long seed) {
        List<G> groups = new ArrayList<>(all.stream().<G>map(group).distinct().toList());
        if (groups.size() <= folds) {
            return leaveOneOut(all, group);
        }
        Map<G, Integer> foldOf = new HashMap<>();
        Collections.shuffle(groups, new Random(seed));
        for (int i = 0; i < groups.size(); i++) {
            foldOf.put(groups.get(i), i % folds);
        }
        return leaveOneOut(all, each -> foldOf.get(group.apply(each)));
    }

    /**
     * As many random folds of equal size; each element is held once.
     *
     * @param folds 2 … number of elements
     * @param seed same seed, same folds
     */
    public static <T> List<Fold<T>> random(List<T> all, int folds, long seed) {
        Check.inRange("folds", folds, 2, all.size());
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        List<Fold<T>> result = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            List<T> fitted = new ArrayList<>();
            List<T> held = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                (i % folds == k ? held : fitted).add(shuffled.get(i));
            }
            result.add(new Fold<>(fitted, held));
        }
        return result;
    }

    /**
     * The noise floor from pairs of measurements that ought to be equal: mean of |a − b| over their mean. No model can be expected to
     * do better than about this divided by √2.
     */
    public static double noiseFloor(List<double[]> twins) {
        return Check.notEmpty("twins", twins).stream()
                .mapToDouble(pair -> Math.abs(pair[0] - pair[1])
                        / Arrays.stream(pair).average().orElseThrow())
                .average()
                .orElseThrow();
    }
}
