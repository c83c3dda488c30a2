package io.exeunt.simulator.analytic;

/**
 * How often each bundle's segments count in the mean energy and in the latency figure.
 *
 * @param energies [bundle][segment], share of samples that run it
 * @param latencies [bundle][segment], by how the latency figure weighs answers
 * @param last index of the last segment that anybody runs
 */
@SuppressWarnings("ArrayRecordComponent")
record ScheduleReach(double[][] energies, double[][] latencies, int last) {
    static ScheduleReach of(ScheduleProblem problem) {
        int exits = problem.tables().exits();
        int bundles = problem.bundles().size();
        ScheduleReach reach = new ScheduleReach(
                new double[bundles][],
                new double[bundles][],
                problem.bundles().stream().mapToInt(PathBundle::deepest).max().orElse(0));
        for (int b = 0; b < bundles; b++) {
            reach.energies[b] = fromBehind(problem.bundles().get(b).leaving(), exits);
            reach.latencies[b] = fromBehind(problem.ends().get(b), exits);
        }
        return reach;
    }

    private static double[] fromBehind(double[] ends, int exits) {
        double[] sums = new double[exits];
        double sum = 0;
        for (int k = exits - 1; k >= 0; k--) {
            sum += ends[k];
            sums[k] = sum;
        }
        return sums;
    }

    double energy(int bundle, int segment) {
        return energies[bundle][segment];
    }

    double latency(int bundle, int segment) {
        return latencies[bundle][segment];
    }
}
