package io.exeunt.reports.table;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.TextTable.Column;
import io.exeunt.simulator.operators.OperatorCost;
import io.exeunt.simulator.operators.OperatorTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators cost, as a table of at most {@value #WIDTH} columns: the longest first, or all of them in running order. */
public final class OperatorText {
    /** Widest line. */
    public static final int WIDTH = 120;

    private static final int LONGEST_OPERATOR = 30;
    private static final int LONGEST_PART = 16;

    private final OperatorTable table;
    private final boolean energy;

    private OperatorText(OperatorTable table) {
        this.table = table;
        this.energy = !Double.isNaN(table.energyJ());
    }

    /** Every operator in running order, and their sum. */
    public static TextTable all(OperatorTable table) {
        return new OperatorText(table).of(table.operators());
    }

    /**
     * The operators that take longest, those first; then, in one line, the others; then the sum of all.
     *
     * @param most number of operators
     */
    public static TextTable longest(OperatorTable table, int most) {
        return new OperatorText(table).of(table.longest(most));
    }

    private TextTable of(List<OperatorCost> shown) {
        List<List<String>> rows = new ArrayList<>(shown.stream().map(this::row).toList());
        List<OperatorCost> others = new ArrayList<>(table.operators());
        others.removeAll(shown);
        if (!others.isEmpty()) {
            rows.add(sum("(" + Numbers.plural(others.size(), "other") + ")", others));
        }
        rows.add(sum("all", table.operators()));
        return new TextTable(columns(), rows);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("operator", false),
                new Column("part", false),
                new Column("cycles", true),
                new Column("bytes", true),
                new Column("roof", false),
                new Column("ms", true)));
        columns.addAll(
                energy
                        ? List.of(new Column("mJ", true), new Column("time", true), new Column("energy", true))
                        : List.of(new Column("time", true)));
        return columns;
    }

    private List<String> row(OperatorCost operator) {
        Stream<String> names = Stream.of(
                shortened(operator.operator(), LONGEST_OPERATOR),
                shortened(operator.head() ? operator.part() + " head" : operator.part(), LONGEST_PART));
        return Stream.concat(names, figures(List.of(operator), roof(operator.roof())))
                .toList();
    }

    private List<String> sum(String name, List<OperatorCost> operators) {
        return Stream.concat(Stream.of(name, ""), figures(operators, "")).toList();
    }

    private Stream<String> figures(List<OperatorCost> operators, String roof) {
        double cycles =
                operators.stream().mapToDouble(each -> each.cycles().total()).sum();
        double seconds = operators.stream().mapToDouble(OperatorCost::seconds).sum();
        double joules = operators.stream().mapToDouble(OperatorCost::energyJ).sum();
        Stream<String> always = Stream.of(
                Numbers.si(cycles, ""),
                Numbers.si(operators.stream().mapToDouble(OperatorCost::bytes).sum(), "B"),
                roof,
                Numbers.significant(seconds * 1e3));
        String time = share(seconds / table.seconds());
        return Stream.concat(
                always,
                energy
                        ? Stream.of(Numbers.significant(joules * 1e3), time, share(joules / table.energyJ()))
                        : Stream.of(time));
    }

    private static String share(double share) {
        return Double.isNaN(share) ? Numbers.NONE : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** "compute", "memory" or "launch"; a dash for what is folded into the operator before. */
    static String roof(@Nullable Bound roof) {
        if (roof == null) {
            return Numbers.NONE;
        }
        return roof == Bound.OVERHEAD ? "launch" : roof.name().toLowerCase(Locale.ROOT);
    }

    /** The end of a long name says more than its middle. */
    private static String shortened(String name, int most) {
        int letters = name.codePointCount(0, name.length());
        if (letters <= most) {
            return name;
        }
        int head = most / 3;
        int tail = most - head - 1;
        return name.substring(0, name.offsetByCodePoints(0, head)) + "…"
                + name.substring(name.offsetByCodePoints(0, letters - tail));
    }
}
