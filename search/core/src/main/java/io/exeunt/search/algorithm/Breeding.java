package io.exeunt.search.algorithm;

import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Turns selected parents into as many children: pairs are crossed, children mutated. A child that was evaluated before, or has a twin in
 * the brood, is mutated on until it is new; when that doesn't help it stays, and costs nothing.
 */
final class Breeding implements Alterer<DesignGene, Fitness> {
    private static final int ATTEMPTS = 20;

    private final DesignSpace space;
    private final NsgaII settings;
    private final Variation variation;
    private final Ledger ledger;

    Breeding(SearchTask task, NsgaII settings, Ledger ledger) {
        this.space = task.space();
        this.settings = settings;
        this.variation = new Variation(
                space,
                settings,
                task.refinements().stream()
                        .flatMap(each -> each.decided().stream())
                        .collect(Collectors.toSet()));
        this.ledger = ledger;
    }

    @Override
    public AltererResult<DesignGene, Fitness> alter(Seq<Phenotype<DesignGene, Fitness>> parents, long generation) {
        RandomGenerator random = RandomRegistry.random();
        Set<DesignPoint> brood = new HashSet<>();
        List<Phenotype<DesignGene, Fitness>> children = new ArrayList<>(parents.size() + 1);
        for (int i = 0; i < parents.size(); i += 2) {
            double[] a = DesignGene.point(parents.get(i)).values();
            double[] b = DesignGene.point(parents.get((i + 1) % parents.size())).values();
            if (random.nextDouble() < settings.crossoverRate()) {
                variation.cross(a, b, random);
            }
            children.add(DesignGene.phenotype(child(a, brood, random), generation));
            children.add(DesignGene.phenotype(child(b, brood, random), generation));
        }
        return new AltererResult<>(ISeq.of(children.subList(0, parents.size())), parents.size());
    }

    private DesignPoint child(double[] values, Set<DesignPoint> brood, RandomGenerator random) {
        variation.mutate(values, random);
        DesignPoint child = space.point(values);
        for (int i = 0; i < ATTEMPTS && (ledger.knows(child) || brood.contains(child)); i++) {
            variation.mutateOne(values, random);
            child = space.point(values);
        }
        brood.add(child);
        return child;
    }
}
