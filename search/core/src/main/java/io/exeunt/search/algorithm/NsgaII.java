package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * NSGA-II on the Jenetics engine. Source: Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Trans. Evol.
 * Comp. 6(2), 2002; variation of reals as in Deb and Agrawal, Complex Systems 9(2), 1995 (SBX) and Deb and Goyal, 1996 (polynomial
 * mutation). Selection, sorting and variation are our own: those of jenetics.ext 7.2.0 measure crowding over the whole population and centre
 * SBX on half the parents' difference.
 *
 * <p>Ends early when twenty generations in a row bring no new design: the space is all but used up.
 *
 * @param populationSize designs per generation; above 1
 * @param crossoverRate probability that two parents are crossed, 0..1
 * @param mutationsPerChild mean number of dimensions mutated in a child, the rate per dimension being this over their number; &gt; 0
 * @param crossoverIndex distribution index of SBX; large stays near the parents; &gt; 0
 * @param mutationIndex distribution index of the polynomial mutation; &gt; 0
 */
public record NsgaII(
        int populationSize, double crossoverRate, double mutationsPerChild, double crossoverIndex, double mutationIndex)
        implements Algorithm {
    private static final int MAX_BARREN_GENERATIONS = 20;

    public NsgaII {
        Check.require(populationSize > 1, "populationSize", "> 1", populationSize);
        Check.probability("crossoverRate", crossoverRate);
        Check.require(mutationsPerChild > 0, "mutationsPerChild", "> 0", mutationsPerChild);
        Check.require(crossoverIndex > 0, "crossoverIndex", "> 0", crossoverIndex);
        Check.require(mutationIndex > 0, "mutationIndex", "> 0", mutationIndex);
    }

    /** The textbook settings: crossover 0.9, one mutation per child, both indices 20. */
    public static NsgaII standard(int populationSize) {
        return new NsgaII(populationSize, 0.9, 1, 20, 20);
    }

    @Override
    public String name() {
        return "nsga2";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "populationSize", populationSize,
                "crossoverRate", crossoverRate,
                "mutationsPerChild", mutationsPerChild,
                "crossoverIndex", crossoverIndex,
                "mutationIndex", mutationIndex);
    }

    @Override
    public EvaluationLog search(SearchTask task, GenerationEvaluator evaluator, Optional<SearchPoint> from) {
        Ledger ledger = new Ledger(task, evaluator, from);
        lastPopulation(task, ledger, from.map(SearchPoint::state));
        return ledger.evaluated();
    }

    /** Searches; the last survivors, best first. */
    List<Evaluation> lastPopulation(SearchTask task, GenerationEvaluator evaluator) {
        return lastPopulation(task, new Ledger(task, evaluator), Optional.empty());
    }

    private List<Evaluation> lastPopulation(SearchTask task, Ledger ledger, Optional<SearchState> from) {
        long draws = from.map(SearchState::draws).orElse(0L);
        return RandomRegistry.with(new CountedRandom(task.seed(), draws), random -> evolve(task, ledger, random, from));
    }

    /** Breeding runs in the calling thread alone, so that random numbers are drawn in one order. */
    private List<Evaluation> evolve(SearchTask task, Ledger ledger, CountedRandom random, Optional<SearchState> from) {
        Engine<DesignGene, Fitness> engine = engine(task, ledger);
        EvolutionStart<DesignGene, Fitness> start = from.map(state -> resumed(state, ledger))
                .orElseGet(() -> EvolutionStart.of(initialPopulation(task, ledger, random), 1));
        LocalSearch local = new LocalSearch(
                task.refinements(), ledger, Math.max(1, populationSize / 2), from.map(SearchState::local));
        int barren = from.map(SearchState::barren).orElse(0);
        while (!ledger.closed() && barren < MAX_BARREN_GENERATIONS) {
            int before = ledger.size();
            start = joined(engine.evolve(start).next(), local.step());
            barren = ledger.size() == before ? barren + 1 : 0;
            tellState(ledger, random, start, barren, local);
        }
        return engine.survivorsSelector()
                .select(start.population(), populationSize, Optimize.MINIMUM)
                .map(phenotype -> phenotype.fitness().evaluation())
                .asList();
    }

    private static void tellState(
            Ledger ledger,
            CountedRandom random,
            EvolutionStart<DesignGene, Fitness> start,
            int barren,
            LocalSearch local) {
        ledger.endGeneration(() -> new SearchState(
                random.draws(),
                start.generation(),
                barren,
                start.population().stream()
                        .mapToInt(phenotype -> ledger.evaluated().place(DesignGene.point(phenotype)))
                        .toArray(),
                local.state()));
    }

    private static EvolutionStart<DesignGene, Fitness> resumed(SearchState state, Ledger ledger) {
        ISeq<Phenotype<DesignGene, Fitness>> population = IntStream.of(state.population())
                .mapToObj(place -> ledger.evaluated().get(place))
                .map(each -> rated(each, state.generation()))
                .collect(ISeq.toISeq());
        return EvolutionStart.of(population, state.generation());
    }

    private static Phenotype<DesignGene, Fitness> rated(Evaluation evaluation, long generation) {
        return DesignGene.phenotype(evaluation.point(), generation).withFitness(new Fitness(evaluation));
    }

    private static EvolutionStart<DesignGene, Fitness> joined(
            EvolutionStart<DesignGene, Fitness> start, List<Evaluation> found) {
        if (found.isEmpty()) {
            return start;
        }
        ISeq<Phenotype<DesignGene, Fitness>> guests =
                found.stream().map(each -> rated(each, start.generation())).collect(ISeq.toISeq());
        return EvolutionStart.of(start.population().append(guests), start.generation());
    }

    /** The engine's population is parents and children together. */
    private Engine<DesignGene, Fitness> engine(SearchTask task, Ledger ledger) {
        Selection selection = new Selection(populationSize);
        return new Engine.Builder<DesignGene, Fitness>(
                        population -> new Unrated(ledger).rated(population),
                        () -> DesignGene.genotype(task.space().random(RandomRegistry.random())))
                .minimizing()
                .populationSize(2 * populationSize)
                .offspringFraction(0.5)
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .offspringSelector(selection.parents())
                .survivorsSelector(selection.survivors())
                .alterers(new Breeding(task, this, ledger))
                .executor(Runnable::run)
                .build();
    }

    private ISeq<Phenotype<DesignGene, Fitness>> initialPopulation(
            SearchTask task, Ledger ledger, RandomGenerator random) {
        Set<DesignPoint> points = new LinkedHashSet<>(task.initial());
        RandomSearch.fill(points, populationSize, task, ledger, random);
        return points.stream().map(point -> DesignGene.phenotype(point, 1)).collect(ISeq.toISeq());
    }
}
