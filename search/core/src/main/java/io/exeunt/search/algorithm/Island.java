package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A population of NSGA-II that breeds by itself, with random numbers of its own. Everything runs in the calling thread. */
final class Island {
    private final SearchTask task;
    private final Ledger ledger;
    private final int size;
    private final CountedRandom random;
    private final Engine<DesignGene, Fitness> engine;
    private EvolutionStart<DesignGene, Fitness> start;

    /**
     * An island before its first generation.
     *
     * @param size of its population
     * @param index among all islands, from 0
     * @param first designs that it begins with; filled up with random ones
     */
    Island(SearchTask task, NsgaII settings, Ledger ledger, int size, int index, List<DesignPoint> first) {
        this(task, settings, ledger, size, new CountedRandom(seed(task, index), 0), EvolutionStart.empty());
        Set<DesignPoint> points = new LinkedHashSet<>(first);
        RandomSearch.fill(points, size, task, ledger, random);
        start = EvolutionStart.of(
                points.stream().map(point -> DesignGene.phenotype(point, 1)).collect(ISeq.toISeq()), 1);
    }

    /** As above, as it was after an earlier generation of the same search. */
    Island(SearchTask task, NsgaII settings, Ledger ledger, int size, int index, SearchState.Isle state) {
        this(task, settings, ledger, size, new CountedRandom(seed(task, index), state.draws()), EvolutionStart.empty());
        ISeq<Phenotype<DesignGene, Fitness>> population = IntStream.of(state.population())
                .mapToObj(place -> rated(ledger.evaluated().get(place), state.generation()))
                .collect(ISeq.toISeq());
        start = EvolutionStart.of(population, state.generation());
    }

    private Island(
            SearchTask task,
            NsgaII settings,
            Ledger ledger,
            int size,
            CountedRandom random,
            EvolutionStart<DesignGene, Fitness> start) {
        this.task = task;
        this.ledger = ledger;
        this.size = size;
        this.random = random;
        this.start = start;
        this.engine = engine(settings);
    }

    /** Counted random numbers of near seeds would be the same ones shifted. */
    private static long seed(SearchTask task, int index) {
        return index == 0 ? task.seed() : new SplittableRandom(task.seed() + index).nextLong();
    }

    /** The engine's population is parents and children together. */
    private Engine<DesignGene, Fitness> engine(NsgaII settings) {
        Selection selection = new Selection(size);
        return new Engine.Builder<DesignGene, Fitness>(
                        population -> new Unrated(ledger).rated(population),
                        () -> DesignGene.genotype(task.space().random(RandomRegistry.random())))
                .minimizing()
                .populationSize(2 * size)
                .offspringFraction(0.5)
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .offspringSelector(selection.parents())
                .survivorsSelector(selection.survivors())
                .alterers(new Breeding(task, settings, ledger))
                .executor(Runnable::run)
                .build();
    }

    private static Phenotype<DesignGene, Fitness> rated(Evaluation evaluation, long generation) {
        return DesignGene.phenotype(evaluation.point(), generation).withFitness(new Fitness(evaluation));
    }

    /** One generation more; random numbers are drawn in one order. */
    void evolve() {
        start = RandomRegistry.with(random, drawn -> engine.evolve(start).next());
    }

    /** Takes designs in that were evaluated elsewhere. */
    void join(List<Evaluation> guests) {
        if (!guests.isEmpty()) {
            ISeq<Phenotype<DesignGene, Fitness>> joining =
                    guests.stream().map(each -> rated(each, start.generation())).collect(ISeq.toISeq());
            start = EvolutionStart.of(start.population().append(joining), start.generation());
        }
    }

    /** The best of its population, best first. */
    List<Evaluation> best(int count) {
        return engine.survivorsSelector()
                .select(start.population(), Math.min(count, start.population().size()), Optimize.MINIMUM)
                .map(phenotype -> phenotype.fitness().evaluation())
                .asList();
    }

    /** Begins anew with these designs, filled up with random ones that nobody has looked at; they are evaluated at once. */
    void restart(List<DesignPoint> kept) {
        Set<DesignPoint> points = new LinkedHashSet<>(kept);
        RandomSearch.fill(points, size, task, ledger, random);
        ledger.evaluate(points);
        ISeq<Phenotype<DesignGene, Fitness>> population = points.stream()
                .flatMap(point -> ledger.find(point).stream())
                .map(each -> rated(each, start.generation()))
                .collect(ISeq.toISeq());
        start = EvolutionStart.of(population, start.generation());
    }

    long generation() {
        return start.generation();
    }

    /** What its next generation hangs on; of a population that has been rated. */
    SearchState.Isle state() {
        return new SearchState.Isle(
                random.draws(),
                start.generation(),
                start.population().stream()
                        .mapToInt(phenotype -> ledger.evaluated().place(DesignGene.point(phenotype)))
                        .toArray());
    }
}
