package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * NSGA-II on the Jenetics engine. Source: Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Trans. Evol.
 * Comp. 6(2), 2002; variation of reals as in Deb and Agrawal, Complex Systems 9(2), 1995 (SBX) and Deb and Goyal, 1996 (polynomial
 * mutation). Selection, sorting and variation are our own: those of jenetics.ext 7.2.0 measure crowding over the whole population and centre
 * SBX on half the parents' difference.
 *
 * <p>With several islands the population is parted into as many that breed by themselves, one after the other; every ten generations the best
 * tenth of each joins the next, in a ring (E. Alba, J. M. Troya, "A survey of parallel distributed genetic algorithms", Complexity 4(4),
 * 1999). A search whose hypervolume has not grown for some generations is begun anew on one island after the other: from some members of
 * the front, evenly spaced, and random designs that nobody has looked at. While nothing is feasible, a fall of the least violation counts as
 * growth, and the designs that break the limits least stand for the front.
 *
 * <p>Ends early when twenty generations in a row bring no new design: the space is all but used up.
 *
 * @param populationSize designs per generation; above 1
 * @param crossoverRate probability that two parents are crossed, 0..1
 * @param mutationsPerChild mean number of dimensions mutated in a child, the rate per dimension being this over their number; &gt; 0
 * @param crossoverIndex distribution index of SBX; large stays near the parents; &gt; 0
 * @param mutationIndex distribution index of the polynomial mutation; &gt; 0
 * @param islands that the population is parted into, each of two designs or more; above 0
 * @param restartAfter generations without growth until an island is begun anew; 0 for never
 */
public record NsgaII(
        int populationSize,
        double crossoverRate,
        double mutationsPerChild,
        double crossoverIndex,
        double mutationIndex,
        int islands,
        int restartAfter)
        implements Algorithm {
    private static final int MIGRATION_GENERATIONS = 10;
    /** One in so many of a population goes to the next island, or outlives a restart as a member of the front. */
    private static final int MIGRATING = 10;

    private static final int KEPT = 4;
    private static final int MAX_BARREN_GENERATIONS = 20;

    public NsgaII {
        Check.require(populationSize > 1, "populationSize", "> 1", populationSize);
        Check.probability("crossoverRate", crossoverRate);
        Check.require(mutationsPerChild > 0, "mutationsPerChild", "> 0", mutationsPerChild);
        Check.require(crossoverIndex > 0, "crossoverIndex", "> 0", crossoverIndex);
        Check.require(mutationIndex > 0, "mutationIndex", "> 0", mutationIndex);
        Check.inRange("islands", islands, 1, populationSize / 2);
        Check.nonNegative("restartAfter", (long) restartAfter);
    }

    /** On one island, without restarts. */
    public NsgaII(
            int populationSize,
            double crossoverRate,
            double mutationsPerChild,
            double crossoverIndex,
            double mutationIndex) {
        this(populationSize, crossoverRate, mutationsPerChild, crossoverIndex, mutationIndex, 1, 0);
    }

    /** The textbook settings: crossover 0.9, one mutation per child, both indices 20. */
    public static NsgaII standard(int populationSize) {
        return new NsgaII(populationSize, 0.9, 1, 20, 20);
    }

    /** The same on so many islands. */
    public NsgaII on(int count) {
        return new NsgaII(
                populationSize, crossoverRate, mutationsPerChild, crossoverIndex, mutationIndex, count, restartAfter);
    }

    /** The same, begun anew after so many generations without growth; 0 for never. */
    public NsgaII restartingAfter(int generations) {
        return new NsgaII(
                populationSize, crossoverRate, mutationsPerChild, crossoverIndex, mutationIndex, islands, generations);
    }

    @Override
    public String name() {
        return "nsga2";
    }

    /** Islands and restarts only where there are any, so that studies without them read as they always did. */
    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = new TreeMap<>(Map.of(
                "populationSize", populationSize,
                "crossoverRate", crossoverRate,
                "mutationsPerChild", mutationsPerChild,
                "crossoverIndex", crossoverIndex,
                "mutationIndex", mutationIndex));
        if (islands > 1) {
            all.put("islands", islands);
        }
        if (restartAfter > 0) {
            all.put("restartAfter", restartAfter);
        }
        return all;
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
        List<Island> all = islands(task, ledger, from);
        LocalSearch local = new LocalSearch(
                task.refinements(), ledger, Math.max(1, populationSize / 2), from.map(SearchState::local));
        Stagnation stagnation =
                new Stagnation(restartAfter, task.scale(), ledger.evaluated(), from.map(SearchState::standstill));
        int barren = from.map(SearchState::barren).orElse(0);
        while (!ledger.closed() && barren < MAX_BARREN_GENERATIONS) {
            int before = ledger.size();
            all.forEach(Island::evolve);
            share(local.step(), all);
            migrate(all);
            barren = ledger.size() == before ? barren + 1 : 0;
            if (stagnation.isStuck()) {
                all.get((stagnation.restarts() - 1) % islands)
                        .restart(stagnation.worthKeeping(Math.max(1, populationSize / islands / KEPT)));
            }
            tellState(ledger, all, barren, local, stagnation);
        }
        return all.stream()
                .flatMap(island -> island.best(populationSize).stream())
                .toList();
    }

    /** Begun with the initial designs dealt out among them, or as they were. */
    private List<Island> islands(SearchTask task, Ledger ledger, Optional<SearchState> from) {
        return IntStream.range(0, islands)
                .mapToObj(i -> from.map(state -> new Island(
                                task, this, ledger, size(i), i, state.islands().get(i)))
                        .orElseGet(() -> new Island(task, this, ledger, size(i), i, dealt(task.initial(), i))))
                .toList();
    }

    private int size(int island) {
        return (populationSize + island) / islands;
    }

    private <T> List<T> dealt(List<T> all, int island) {
        return IntStream.range(0, all.size())
                .filter(i -> i % islands == island)
                .mapToObj(all::get)
                .toList();
    }

    private void share(List<Evaluation> found, List<Island> all) {
        for (int i = 0; i < islands; i++) {
            all.get(i).join(dealt(found, i));
        }
    }

    private void migrate(List<Island> all) {
        if (islands == 1 || all.get(0).generation() % MIGRATION_GENERATIONS != 0) {
            return;
        }
        List<List<Evaluation>> leaving = IntStream.range(0, islands)
                .mapToObj(i -> all.get(i).best(Math.max(1, size(i) / MIGRATING)))
                .toList();
        for (int i = 0; i < islands; i++) {
            all.get((i + 1) % islands).join(leaving.get(i));
        }
    }

    private static void tellState(
            Ledger ledger, List<Island> all, int barren, LocalSearch local, Stagnation stagnation) {
        ledger.endGeneration(() -> new SearchState(
                0, barren, all.stream().map(Island::state).toList(), local.state(), stagnation.state()));
    }
}
