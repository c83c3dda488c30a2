package io.exeunt.scenarios.workbench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What leaving early was measured to cost.
 *
 * @param rows one per model and number of exits
 */
public record MeasuredExitCosts(List<Row> rows) {
    /**
     * A network run to its end in several ways; medians of rounds.
     *
     * @param model name
     * @param exits side exits, each a cut, a decision, or an {@code If}
     * @param wholeS in one piece, in s
     * @param chainedS in stages, without a look at what exits say, in s
     * @param decidedS in stages, the host deciding after each, in s
     * @param branchedS with an {@code If} after each side exit, in s
     * @param cutS median difference per cut in s
     * @param syncS median difference per decision in s
     * @param ifS median difference per {@code If} in s
     */
    public record Row(
            String model,
            int exits,
            double wholeS,
            double chainedS,
            double decidedS,
            double branchedS,
            double cutS,
            double syncS,
            double ifS) {}

    public MeasuredExitCosts {
        rows = List.copyOf(rows);
    }

    /** Going on with the next stage in s, over all rows by least squares; not below 0. */
    public double cutS() {
        return perExit(Row::cutS);
    }

    /** The host's decision in s, likewise. */
    public double syncS() {
        return perExit(Row::syncS);
    }

    /** An {@code If} in s, likewise. */
    public double ifS() {
        return perExit(Row::ifS);
    }

    /** Standard error in s of such a mean, from how far rows differ; NaN for one row. */
    public double standardErrorS(ToDoubleFunction<Row> cost) {
        double mean = perExit(cost);
        double weights = 0;
        double sum = 0;
        for (Row row : rows) {
            double weight = (double) row.exits() * row.exits();
            weights += weight;
            sum += weight * (cost.applyAsDouble(row) - mean) * (cost.applyAsDouble(row) - mean);
        }
        return rows.size() < 2 ? Double.NaN : Math.sqrt(sum / weights / (rows.size() - 1));
    }

    private double perExit(ToDoubleFunction<Row> cost) {
        double weights = 0;
        double sum = 0;
        for (Row row : rows) {
            double weight = (double) row.exits() * row.exits();
            weights += weight;
            sum += weight * cost.applyAsDouble(row);
        }
        return Math.max(0, sum / weights);
    }
}
