package io.exeunt.reports.comparison;

import io.exeunt.hwmodels.Check;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where policies meet: one set of costs, usually of one device.
 *
 * @param place platform such as "jetson-tx2/gpu/tensorrt/fp32", or what else the costs are of
 * @param budgetUnit unit of the budgets, one of {@code units}
 * @param units in which mean costs are given, such as "MMAC", "ms", "mJ"
 * @param budgets rising
 * @param cells by budget, then in the order of the policies
 */
public record Arena(String place, String budgetUnit, List<String> units, List<Double> budgets, List<Cell> cells) {
    public Arena {
        Check.notBlank("place", place);
        units = Check.notEmpty("units", units);
        Check.require(units.contains(budgetUnit), "budget unit", "one of " + units, budgetUnit);
        budgets = Check.notEmpty("budgets", budgets);
        cells = Check.notEmpty("cells", cells);
    }

    /** Names of the policies. */
    public List<String> policies() {
        return cells.stream().map(Cell::policy).distinct().toList();
    }

    /** What was scored. */
    public Stream<Cell.Scored> scored() {
        return cells.stream().filter(Cell.Scored.class::isInstance).map(Cell.Scored.class::cast);
    }

    /** What could not be. */
    public Stream<Cell.Refused> refused() {
        return cells.stream().filter(Cell.Refused.class::isInstance).map(Cell.Refused.class::cast);
    }

    /** The points of one policy, by rising budget. */
    public List<Cell.Scored> curve(String policy) {
        return scored().filter(cell -> cell.policy().equals(policy)).toList();
    }
}
