package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.Seq;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Rates those of a population that are not rated yet, all new designs of them together. */
final class Unrated {
    private final Ledger ledger;

    Unrated(Ledger ledger) {
        this.ledger = ledger;
    }

    ISeq<Phenotype<DesignGene, Fitness>> rated(Seq<Phenotype<DesignGene, Fitness>> population) {
        List<DesignPoint> asked = new ArrayList<>();
        for (Phenotype<DesignGene, Fitness> phenotype : population) {
            if (phenotype.nonEvaluated()) {
                asked.add(DesignGene.point(phenotype));
            }
        }
        Queue<Evaluation> fresh = new ArrayDeque<>(ledger.evaluate(asked));
        MSeq<Phenotype<DesignGene, Fitness>> rated = MSeq.of(population);
        for (int i = 0; i < rated.length(); i++) {
            if (rated.get(i).nonEvaluated()) {
                rated.set(i, rated.get(i).withFitness(fitness(DesignGene.point(rated.get(i)), fresh)));
            }
        }
        return rated.toISeq();
    }

    /** Mostly the next of the fresh ones; else it is known from before, or beyond the budget. */
    private Fitness fitness(DesignPoint point, Queue<Evaluation> fresh) {
        Evaluation next = fresh.peek();
        if (next != null && next.point().equals(point)) {
            return new Fitness(fresh.remove());
        }
        return new Fitness(ledger.find(point).orElseGet(() -> beyondBudget(point)));
    }

    /** Ranks last; the search ends before it could matter. */
    private static Evaluation beyondBudget(DesignPoint point) {
        return Evaluation.failed(point, "Not evaluated");
    }
}
