package io.exeunt.search.algorithm;

import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Selection of NSGA-II: the best of parents and children together survive, and parents come from binary tournaments among the survivors.
 * A population is ranked once for both.
 */
final class Selection {
    private final int survivorCount;
    private @Nullable Seq<Phenotype<DesignGene, Fitness>> ranked;
    private Ranking ranking = Ranking.of(List.of());

    Selection(int survivorCount) {
        this.survivorCount = survivorCount;
    }

    /** The best of a population. */
    Selector<DesignGene, Fitness> survivors() {
        return this::survivors;
    }

    /** Winners of tournaments of two among the best of a population. */
    Selector<DesignGene, Fitness> parents() {
        return this::parents;
    }

    private ISeq<Phenotype<DesignGene, Fitness>> survivors(
            Seq<Phenotype<DesignGene, Fitness>> population, int count, Optimize optimize) {
        rank(population);
        MSeq<Phenotype<DesignGene, Fitness>> selected = MSeq.ofLength(count);
        for (int i = 0; i < count; i++) {
            selected.set(i, population.get(ranking.at(i % population.size())));
        }
        return selected.toISeq();
    }

    private ISeq<Phenotype<DesignGene, Fitness>> parents(
            Seq<Phenotype<DesignGene, Fitness>> population, int count, Optimize optimize) {
        rank(population);
        RandomGenerator random = RandomRegistry.random();
        int candidates = Math.min(survivorCount, population.size());
        MSeq<Phenotype<DesignGene, Fitness>> selected = MSeq.ofLength(count);
        for (int i = 0; i < count; i++) {
            int a = ranking.at(random.nextInt(candidates));
            int b = ranking.at(random.nextInt(candidates));
            selected.set(i, population.get(ranking.better(b, a) ? b : a));
        }
        return selected.toISeq();
    }

    private void rank(Seq<Phenotype<DesignGene, Fitness>> population) {
        if (population != ranked) {
            ranking = Ranking.of(population.stream()
                    .map(phenotype -> phenotype.fitness().evaluation())
                    .toList());
            ranked = population;
        }
    }
}
