package io.exeunt.search.algorithm;

import io.exeunt.search.front.Hypervolume;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignSpace;
import java.util.Arrays;
import java.util.List;

/** Hypervolume and overhead on ZDT1 with 30 variables, 25,000 evaluations, five seeds. Run its main; it isn't a test. */
final class ZdtBenchmark {
    private static final int BUDGET = 25_000;

    private ZdtBenchmark() {}

    public static void main(String[] args) {
        DesignSpace space = Zdt.space(30);
        for (int population : new int[] {100, 500}) {
            double[] hypervolumes = new double[5];
            double[] microseconds = new double[5];
            for (int seed = -2; seed < 5; seed++) {
                SearchTask task = new SearchTask(space, List.of(), BUDGET, seed + 10L);
                long begin = cpuNanos();
                List<Evaluation> last = NsgaII.standard(population)
                        .lastPopulation(
                                task, designs -> designs.stream().map(Zdt::zdt1).toList());
                if (seed >= 0) {
                    microseconds[seed] = (cpuNanos() - begin) / 1e3 / BUDGET;
                    hypervolumes[seed] = hypervolume(last);
                }
            }
            Arrays.sort(hypervolumes);
            Arrays.sort(microseconds);
            System.out.printf(
                    "population %d: HV median %.4f [%.4f..%.4f], %.1f us per evaluation%n",
                    population, hypervolumes[2], hypervolumes[0], hypervolumes[4], microseconds[2]);
        }
    }

    private static long cpuNanos() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Against (1, 1). */
    static double hypervolume(List<Evaluation> evaluations) {
        double[][] points = evaluations.stream().map(Evaluation::minimized).toArray(double[][]::new);
        return Hypervolume.of(points, new double[] {1, 1});
    }
}
