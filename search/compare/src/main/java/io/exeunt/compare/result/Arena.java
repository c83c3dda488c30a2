package io.exeunt.compare.result;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where policies meet: one set of costs, usually of one device.
 *
 * @param place platform such as "jetson-tx2/gpu/tensorrt/fp32", or what else the costs are of
 * @param budgetUnit unit of the budgets, one of {@code units}
 * @param units in which mean costs are given, such as "MMAC", "ms", "mJ"
 * @param budgets rising
 * @param cells by budget, then in the order of the policies
 * @param heads which set of heads each policy ran on; empty where there is only one
 * @param clocks what governors make of it; empty where none were asked for
 */
public record Arena(
        String place,
        String budgetUnit,
        List<String> units,
        List<Double> budgets,
        List<Cell> cells,
        Map<String, String> heads,
        Optional<ClockComparison> clocks) {
    public Arena {
        Check.notBlank("place", place);
        units = Check.notEmpty("units", units);
        Check.require(units.contains(budgetUnit), "budget unit", "one of " + units, budgetUnit);
        budgets = Check.notEmpty("budgets", budgets);
        cells = Check.notEmpty("cells", cells);
        heads = Map.copyOf(heads);
    }

    /** One set of heads, and no governors. */
    public Arena(String place, String budgetUnit, List<String> units, List<Double> budgets, List<Cell> cells) {
        this(place, budgetUnit, units, budgets, cells, Map.of(), Optional.empty());
    }

    /** The same, with the set of heads that each policy ran on. */
    public Arena withHeads(Map<String, String> headsByPolicy) {
        return new Arena(place, budgetUnit, units, budgets, cells, headsByPolicy, clocks);
    }

    /** The same, with what governors make of it. */
    public Arena withClocks(ClockComparison governed) {
        return new Arena(place, budgetUnit, units, budgets, cells, heads, Optional.of(governed));
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
