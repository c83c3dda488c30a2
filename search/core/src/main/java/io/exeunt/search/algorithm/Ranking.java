package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * Ranks a population: fronts of feasible designs, then infeasible ones by violation, then failed ones, then copies of designs that were
 * ranked already; within a rank the less crowded come first. Source: Deb et al. 2002 (NSGA-II); crowding is computed front by front.
 */
final class Ranking {
    private final int[] rank;
    private final double[] crowding;
    private final int[] order;
    private int ranks;

    private Ranking(int size) {
        rank = new int[size];
        crowding = new double[size];
        order = new int[size];
    }

    /** Ranks evaluations; ties are settled by their order. */
    static Ranking of(List<Evaluation> population) {
        Ranking ranking = new Ranking(population.size());
        List<Integer> feasible = new ArrayList<>();
        TreeMap<Double, List<Integer>> infeasible = new TreeMap<>();
        List<Integer> copies = new ArrayList<>();
        Set<DesignPoint> seen = new HashSet<>();
        for (int i = 0; i < population.size(); i++) {
            Evaluation evaluation = population.get(i);
            if (!seen.add(evaluation.point())) {
                copies.add(i);
            } else if (evaluation.state() == State.FEASIBLE) {
                feasible.add(i);
            } else {
                infeasible
                        .computeIfAbsent(evaluation.violation(), violation -> new ArrayList<>())
                        .add(i);
            }
        }
        ranking.rankFeasible(population, feasible);
        infeasible.values().forEach(group -> ranking.addRank(population, indices(group)));
        copies.forEach(i -> ranking.rank[i] = ranking.ranks);
        ranking.sort();
        return ranking;
    }

    /** Index of the member at a place, the best at 0. */
    int at(int place) {
        return order[place];
    }

    /** Rank of a member, 0 the best. */
    int rank(int index) {
        return rank[index];
    }

    /** Crowding distance of a member within its rank: larger is lonelier, infinite at the ends. */
    double crowding(int index) {
        return crowding[index];
    }

    /** Whether one member goes before another. */
    boolean better(int a, int b) {
        return rank[a] != rank[b] ? rank[a] < rank[b] : crowding[a] > crowding[b];
    }

    private void rankFeasible(List<Evaluation> population, List<Integer> feasible) {
        double[][] points =
                feasible.stream().map(i -> population.get(i).minimized()).toArray(double[][]::new);
        for (int[] front : NondominatedSort.fronts(points)) {
            addRank(population, Arrays.stream(front).map(feasible::get).toArray());
        }
    }

    private void addRank(List<Evaluation> population, int[] members) {
        for (int member : members) {
            rank[member] = ranks;
        }
        ranks++;
        int objectives = members.length == 0 ? 0 : population.get(members[0]).objectiveCount();
        for (int i = 0; i < objectives; i++) {
            int objective = i;
            addCrowding(members, index -> population.get(index).minimized(objective));
        }
    }

    private void addCrowding(int[] members, IntToDoubleFunction value) {
        Integer[] sorted = Arrays.stream(members).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(value::applyAsDouble));
        int last = sorted.length - 1;
        double width = value.applyAsDouble(sorted[last]) - value.applyAsDouble(sorted[0]);
        crowding[sorted[0]] = Double.POSITIVE_INFINITY;
        crowding[sorted[last]] = Double.POSITIVE_INFINITY;
        for (int i = 1; width > 0 && i < last; i++) {
            double gap = value.applyAsDouble(sorted[i + 1]) - value.applyAsDouble(sorted[i - 1]);
            crowding[sorted[i]] += gap / width;
        }
    }

    private void sort() {
        Integer[] sorted = new Integer[order.length];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, this::compare);
        Arrays.setAll(order, i -> sorted[i]);
    }

    private int compare(int a, int b) {
        return rank[a] != rank[b] ? Integer.compare(rank[a], rank[b]) : Double.compare(crowding[b], crowding[a]);
    }

    private static int[] indices(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
