package io.exeunt.search.algorithm;

import io.exeunt.search.Check;
import java.util.Map;

/**
 * NSGA-II on the Jenetics engine. Source: Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Trans. Evol.
 * Comp. 6(2), 2002; variation of reals as in Deb and Agrawal, Complex Systems 9(2), 1995 (SBX) and Deb and Goyal, 1996 (polynomial
 * mutation).
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
    public void search(SearchTask task, GenerationEvaluator evaluator) {
        throw new UnsupportedOperationException("being written");
    }
}
