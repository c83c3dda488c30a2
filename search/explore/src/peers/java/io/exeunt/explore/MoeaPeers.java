package io.exeunt.explore;

import io.exeunt.search.objective.Evaluation;
import org.moeaframework.algorithm.AbstractAlgorithm;
import org.moeaframework.algorithm.MOEAD;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.algorithm.NSGAIII;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Problem;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.EncodingUtils;
import org.moeaframework.core.variable.RealVariable;
import org.moeaframework.problem.AbstractProblem;

/** Algorithms of the MOEA Framework 4.5 with their own defaults: SBX and polynomial mutation, 100 designs where they don't choose. */
final class MoeaPeers {
    private MoeaPeers() {}

    static void nsga2(PeerProblem problem, int budget, long seed) {
        run(new NSGAII(wrapped(problem)), budget, seed);
    }

    static void nsga3(PeerProblem problem, int budget, long seed) {
        run(new NSGAIII(wrapped(problem)), budget, seed);
    }

    static void moead(PeerProblem problem, int budget, long seed) {
        run(new MOEAD(wrapped(problem)), budget, seed);
    }

    private static void run(AbstractAlgorithm algorithm, int budget, long seed) {
        PRNG.setSeed(seed);
        algorithm.run(budget);
    }

    private static Problem wrapped(PeerProblem problem) {
        return new AbstractProblem(problem.variables(), problem.objectives(), problem.constraints()) {
            @Override
            public void evaluate(Solution solution) {
                Evaluation evaluation = problem.evaluate(EncodingUtils.getReal(solution));
                boolean failed = evaluation.failure().isPresent();
                for (int i = 0; i < numberOfObjectives; i++) {
                    solution.setObjective(i, failed ? PeerComparison.BAD : evaluation.minimized(i));
                }
                for (int i = 0; i < numberOfConstraints; i++) {
                    solution.setConstraint(i, failed ? PeerComparison.BAD : evaluation.violations()[i]);
                }
            }

            /** Random ones, after the starts. */
            @Override
            public Solution newSolution() {
                Solution solution = new Solution(numberOfVariables, numberOfObjectives, numberOfConstraints);
                double[] start = problem.start();
                for (int i = 0; i < numberOfVariables; i++) {
                    solution.setVariable(i, start == null ? new RealVariable(0, 1) : new Start(start[i]));
                }
                return solution;
            }
        };
    }

    /** A variable that keeps its value when the initial population is drawn. */
    private static final class Start extends RealVariable {
        Start(double value) {
            super(value, 0, 1);
        }

        @Override
        public RealVariable copy() {
            return new RealVariable(getValue(), 0, 1);
        }

        @Override
        public void randomize() {
            // begins where it is
        }
    }
}
