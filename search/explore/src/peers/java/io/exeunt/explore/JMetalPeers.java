package io.exeunt.explore;

import io.exeunt.search.objective.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.uma.jmetal.algorithm.multiobjective.moead.AbstractMOEAD;
import org.uma.jmetal.algorithm.multiobjective.moead.MOEADBuilder;
import org.uma.jmetal.algorithm.multiobjective.nsgaii.NSGAIIBuilder;
import org.uma.jmetal.algorithm.multiobjective.nsgaiii.NSGAIIIBuilder;
import org.uma.jmetal.operator.crossover.impl.DifferentialEvolutionCrossover;
import org.uma.jmetal.operator.crossover.impl.SBXCrossover;
import org.uma.jmetal.operator.mutation.impl.PolynomialMutation;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.problem.doubleproblem.impl.AbstractDoubleProblem;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.pseudorandom.JMetalRandom;

/** Algorithms of jMetal 6.6, with its customary settings: SBX .9 and 20, polynomial mutation 1/n and 20, 100 designs. */
final class JMetalPeers {
    private static final int POPULATION = 100;
    /** Divisions of reference points and weights for three objectives. */
    private static final int DIVISIONS = 12;

    private static final int WEIGHTS = 91;

    private JMetalPeers() {}

    static void nsga2(PeerProblem problem, int budget, long seed) {
        JMetalRandom.getInstance().setSeed(seed);
        Wrapped wrapped = new Wrapped(problem);
        new NSGAIIBuilder<>(wrapped, crossover(), mutation(problem), POPULATION)
                .setMaxEvaluations(budget)
                .build()
                .run();
    }

    static void nsga3(PeerProblem problem, int budget, long seed) {
        JMetalRandom.getInstance().setSeed(seed);
        new NSGAIIIBuilder<>(new Wrapped(problem))
                .setCrossoverOperator(crossover())
                .setMutationOperator(mutation(problem))
                .setSelectionOperator(new BinaryTournamentSelection<>())
                .setNumberOfDivisions(problem.objectives() == 3 ? DIVISIONS : POPULATION - 1)
                .setMaxIterations(budget / POPULATION + 10) // generations are smaller; the budget stops it
                .build()
                .run();
    }

    static void moead(PeerProblem problem, int budget, long seed) {
        JMetalRandom.getInstance().setSeed(seed);
        int population = problem.objectives() == 3 ? WEIGHTS : POPULATION;
        new MOEADBuilder(new Wrapped(problem), MOEADBuilder.Variant.ConstraintMOEAD)
                .setCrossover(new DifferentialEvolutionCrossover())
                .setMutation(mutation(problem))
                .setMaxEvaluations(budget)
                .setPopulationSize(population)
                .setResultPopulationSize(population)
                .setNeighborSize(20)
                .setNeighborhoodSelectionProbability(0.9)
                .setMaximumNumberOfReplacedSolutions(2)
                .setFunctionType(AbstractMOEAD.FunctionType.TCHE)
                .setDataDirectory(weights().toString())
                .build()
                .run();
    }

    /** The weight vectors of Das and Dennis, which the library reads from a file. */
    private static Path weights() {
        StringBuilder lines = new StringBuilder();
        for (int a = 0; a <= DIVISIONS; a++) {
            for (int b = 0; a + b <= DIVISIONS; b++) {
                double whole = DIVISIONS;
                lines.append(String.format(
                        Locale.ROOT, "%.9f %.9f %.9f%n", a / whole, b / whole, (DIVISIONS - a - b) / whole));
            }
        }
        try {
            Path folder = Files.createTempDirectory("weights");
            Files.writeString(folder.resolve("W3D_" + WEIGHTS + ".dat"), lines);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SBXCrossover crossover() {
        return new SBXCrossover(0.9, 20);
    }

    private static PolynomialMutation mutation(PeerProblem problem) {
        return new PolynomialMutation(1.0 / problem.variables(), 20);
    }

    private static final class Wrapped extends AbstractDoubleProblem {
        private static final long serialVersionUID = 1;
        private final transient PeerProblem problem;

        Wrapped(PeerProblem problem) {
            this.problem = problem;
            numberOfObjectives(problem.objectives());
            numberOfConstraints(problem.constraints());
            variableBounds(
                    Collections.nCopies(problem.variables(), 0.0), Collections.nCopies(problem.variables(), 1.0));
        }

        /** Random ones, after the starts. */
        @Override
        public DoubleSolution createSolution() {
            DoubleSolution solution = super.createSolution();
            double[] start = problem.start();
            for (int i = 0; start != null && i < start.length; i++) {
                solution.variables().set(i, start[i]);
            }
            return solution;
        }

        @Override
        public DoubleSolution evaluate(DoubleSolution solution) {
            double[] genes = solution.variables().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            Evaluation evaluation = problem.evaluate(genes);
            boolean failed = evaluation.failure().isPresent();
            for (int i = 0; i < problem.objectives(); i++) {
                solution.objectives()[i] = failed ? PeerComparison.BAD : evaluation.minimized(i);
            }
            for (int i = 0; i < problem.constraints(); i++) {
                solution.constraints()[i] = failed ? -PeerComparison.BAD : -evaluation.violations()[i];
            }
            return solution;
        }
    }
}
