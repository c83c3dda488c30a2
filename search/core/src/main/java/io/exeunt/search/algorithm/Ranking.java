package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.space.DesignPoint;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ranks a population: fronts of feasible designs, then infeasible ones by violation, then failed ones, then copies of designs that were
 * ranked already; within a rank the less crowded come first. Source: Deb et al. 2002 (NSGA-II); crowding is computed front by front.
 */
final class Ranking {
    private final List<Evaluation> population;
    private final int[] rank;
    private final double[] crowding;
    private final int[] order;
    private int ranks;

    private Ranking(List<Evaluation> population) {
        this.population = population;
        rank = new int[population.size()];
        crowding = new double[rank.length];
        order = new int[rank.length];
    }

    /** Ranks evaluations; ties are settled by their order. */
    static Ranking of(List<Evaluation> population) {
        Ranking ranking = new Ranking(population);
        Members feasible = new Members(population.size());
        Members infeasible = new Members(population.size());
        Members copies = new Members(population.size());
        Set<DesignPoint> seen = new HashSet<>(2 * population.size());
        for (int i = 0; i < population.size(); i++) {
            Evaluation evaluation = population.get(i);
            boolean copy = !seen.add(evaluation.point());
            (copy ? copies : evaluation.state() == State.FEASIBLE ? feasible : infeasible).add(i);
        }
        ranking.rankFeasible(feasible.indices());
        ranking.rankInfeasible(infeasible.indices());
        for (int copy : copies.indices()) {
            ranking.rank[copy] = ranking.ranks;
        }
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

    private void rankFeasible(int[] feasible) {
        if (feasible.length == 0) {
            return;
        }
        double[][] columns = columns(feasible);
        for (int[] front : NondominatedSort.fronts(columns, feasible.length)) {
            addRank(feasible, columns, front);
        }
    }

    /** Those that break the limits equally share a rank; failed ones break them infinitely. */
    private void rankInfeasible(int[] infeasible) {
        double[] violations = new double[population.size()];
        for (int index : infeasible) {
            violations[index] = population.get(index).violation();
        }
        StableSort.sort(infeasible, violations);
        for (int from = 0, to = 0; from < infeasible.length; from = to) {
            while (to < infeasible.length && violations[infeasible[to]] == violations[infeasible[from]]) {
                to++;
            }
            int[] group = Arrays.copyOfRange(infeasible, from, to);
            int[] places = new int[group.length];
            Arrays.setAll(places, i -> i);
            addRank(group, columns(group), places);
        }
    }

    /** [objective][place], of the members in these places. */
    private double[][] columns(int[] members) {
        int objectives = population.get(members[0]).objectiveCount();
        double[][] columns = new double[objectives][members.length];
        for (int place = 0; place < members.length; place++) {
            Evaluation evaluation = population.get(members[place]);
            for (int objective = 0; objective < objectives; objective++) {
                columns[objective][place] = evaluation.minimized(objective);
            }
        }
        return columns;
    }

    private void addRank(int[] members, double[][] columns, int[] places) {
        for (int place : places) {
            rank[members[place]] = ranks;
        }
        ranks++;
        for (double[] column : columns) {
            addCrowding(members, column, places.clone());
        }
    }

    private void addCrowding(int[] members, double[] column, int[] sorted) {
        StableSort.sort(sorted, column);
        int last = sorted.length - 1;
        double width = column[sorted[last]] - column[sorted[0]];
        crowding[members[sorted[0]]] = Double.POSITIVE_INFINITY;
        crowding[members[sorted[last]]] = Double.POSITIVE_INFINITY;
        for (int i = 1; width > 0 && i < last; i++) {
            crowding[members[sorted[i]]] += (column[sorted[i + 1]] - column[sorted[i - 1]]) / width;
        }
    }

    /** By rank, then by crowding from the loneliest, then by index. */
    private void sort() {
        Arrays.setAll(order, i -> i);
        double[] keys = new double[order.length];
        Arrays.setAll(keys, i -> -crowding[i]);
        StableSort.sort(order, keys);
        Arrays.setAll(keys, i -> rank[i]);
        StableSort.sort(order, keys);
    }

    /** A growing set of indices. */
    private static final class Members {
        private final int[] indices;
        private int size;

        Members(int most) {
            indices = new int[most];
        }

        void add(int index) {
            indices[size++] = index;
        }

        int[] indices() {
            return Arrays.copyOf(indices, size);
        }
    }
}
