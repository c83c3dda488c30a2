package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses which of the allowed heads to evaluate at all, for a budget: a head that is evaluated is paid for by every sample that comes by.
 *
 * <p>Local search over exit sets: from a few starting sets exits are added, dropped or moved to a neighbouring site as long as more
 * samples of the fit split are answered right, or as many for less, with thresholds chosen for the budget. The last exit is always kept.
 */
final class KeptExits {
    private static final int STARTS = 3;

    private final StopScores scores;
    private final int[] exits;
    private final ExitCosts costs;
    private final double budget;
    private final Map<List<Integer>, BudgetedThresholds.Solution> solutionBySet = new HashMap<>();

    /**
     * Prepares a search.
     *
     * @param scores by which exit sets are compared, one row per allowed exit
     * @param exits indices of the allowed exits
     */
    KeptExits(StopScores scores, int[] exits, ExitCosts costs, double budget) {
        this.scores = scores;
        this.exits = exits.clone();
        this.costs = costs;
        this.budget = budget;
    }

    /** Cost of leaving at each of some exits when the heads of all those before it are evaluated. */
    static double[] costs(ExitCosts costs, int[] kept) {
        double[] sums = new double[kept.length];
        long evaluated = 0;
        for (int i = 0; i < kept.length; i++) {
            evaluated |= 1L << kept[i];
            sums[i] = costs.of(Path.of(kept[i], evaluated));
        }
        return sums;
    }

    /** Positions of the chosen exits among the allowed ones. */
    List<Integer> choose() {
        return starts().stream()
                .map(this::climb)
                .max(Comparator.comparing(this::solution))
                .orElseThrow();
    }

    private List<List<Integer>> starts() {
        int last = exits.length - 1;
        List<List<Integer>> starts = new ArrayList<>();
        starts.add(IntStream.rangeClosed(0, last).boxed().toList());
        for (int i = 0; i <= last; i++) {
            starts.add(i == last ? List.of(last) : List.of(i, last));
        }
        return starts.stream()
                .filter(this::affordable)
                .sorted(Comparator.comparing(this::solution).reversed())
                .limit(STARTS)
                .toList();
    }

    private boolean affordable(List<Integer> set) {
        return costs(costs, indices(set))[0] <= budget;
    }

    private int[] indices(List<Integer> set) {
        return set.stream().mapToInt(i -> exits[i]).toArray();
    }

    private List<Integer> climb(List<Integer> start) {
        List<Integer> best = start;
        boolean improved = true;
        while (improved) {
            improved = false;
            for (List<Integer> next : neighbours(best)) {
                if (affordable(next) && solution(next).compareTo(solution(best)) > 0) {
                    best = next;
                    improved = true;
                }
            }
        }
        return best;
    }

    private List<List<Integer>> neighbours(List<Integer> set) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < exits.length - 1; i++) {
            neighbours.add(toggled(set, i));
            if (set.contains(i)) {
                for (int site : new int[] {i - 1, i + 1}) {
                    if (site >= 0 && site < exits.length - 1 && !set.contains(site)) {
                        neighbours.add(toggled(toggled(set, i), site));
                    }
                }
            }
        }
        return neighbours;
    }

    private static List<Integer> toggled(List<Integer> set, int exit) {
        List<Integer> toggled = new ArrayList<>(set);
        if (!toggled.remove((Integer) exit)) {
            toggled.add(exit);
        }
        toggled.sort(Comparator.naturalOrder());
        return List.copyOf(toggled);
    }

    private BudgetedThresholds.Solution solution(List<Integer> set) {
        return solutionBySet.computeIfAbsent(set, s -> {
            double[] cost = costs(costs, indices(s));
            return new BudgetedThresholds(scores.only(s), cost, budget).estimate();
        });
    }
}
