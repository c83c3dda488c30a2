package io.exeunt.compare.result;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.stream.Stream;

/**
 * What governors make of the policies' decisions on one board.
 *
 * @param latencyBudgetMs by which an inference should be answered; +∞ for none
 * @param periodMs from one inference to the next; +∞ where idling is not charged
 * @param verdict whether changing clocks between exits pays here, one or two sentences made of these numbers
 * @param rows by budget, then policy, then governor
 */
public record ClockComparison(double latencyBudgetMs, double periodMs, String verdict, List<Clocked> rows) {
    public ClockComparison {
        Check.notBlank("verdict", verdict);
        rows = Check.notEmpty("rows", rows);
    }

    /** Rows of one budget. */
    public Stream<Clocked> at(double budget) {
        return rows.stream().filter(row -> row.budget() == budget);
    }

    /** The budget in the middle of those that have rows, the lower of two. */
    public double middleBudget() {
        List<Double> budgets =
                rows.stream().map(Clocked::budget).distinct().sorted().toList();
        return budgets.get((budgets.size() - 1) / 2);
    }
}
