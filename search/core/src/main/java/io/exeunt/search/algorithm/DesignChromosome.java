package io.exeunt.search.algorithm;

import io.jenetics.Chromosome;
import io.jenetics.util.ISeq;

/**
 * The only chromosome of a design.
 *
 * @param gene the design
 */
record DesignChromosome(DesignGene gene) implements Chromosome<DesignGene> {
    @Override
    public DesignGene get(int index) {
        return gene;
    }

    @Override
    public int length() {
        return 1;
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public Chromosome<DesignGene> newInstance(ISeq<DesignGene> genes) {
        return new DesignChromosome(genes.get(0));
    }

    @Override
    public Chromosome<DesignGene> newInstance() {
        return new DesignChromosome(gene.newInstance());
    }
}
