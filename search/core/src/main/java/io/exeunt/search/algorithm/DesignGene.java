package io.exeunt.search.algorithm;

import io.exeunt.search.space.DesignPoint;
import io.jenetics.Gene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.util.RandomRegistry;

/**
 * A whole design as one Jenetics gene. The dimensions of a design are of different kinds, while a genotype has genes of one type; our own
 * variation works on the whole design anyway.
 *
 * @param allele the design
 */
record DesignGene(DesignPoint allele) implements Gene<DesignPoint, DesignGene> {
    /** A design that was not evaluated yet. */
    static Phenotype<DesignGene, Fitness> phenotype(DesignPoint point, long generation) {
        return Phenotype.of(genotype(point), generation);
    }

    static Genotype<DesignGene> genotype(DesignPoint point) {
        return Genotype.of(new DesignChromosome(new DesignGene(point)));
    }

    static DesignPoint point(Phenotype<DesignGene, Fitness> phenotype) {
        return phenotype.genotype().gene().allele();
    }

    @Override
    public DesignGene newInstance() {
        return new DesignGene(allele.space().random(RandomRegistry.random()));
    }

    @Override
    public DesignGene newInstance(DesignPoint point) {
        return new DesignGene(point);
    }

    @Override
    public boolean isValid() {
        return true;
    }
}
