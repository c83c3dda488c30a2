package io.exeunt.reports.table;

import io.exeunt.reports.table.TextTable.Column;
import io.exeunt.simulator.operators.OperatorCost;
import io.exeunt.simulator.operators.OperatorTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What operators cost as CSV with full precision, in running order. Columns: platform, operator, kind, part (segment or exit), head (yes, no), runs
 * (mean per inference), macs (of one run), roof (compute, memory, launch; empty for none), then means per inference: cycles,
 * compute_cycles, stall_cycles, launch_cycles (<em>empty where not modelled</em>), bytes, ms, mj (empty likewise), and shares 0 … 1 of
 * time and energy.
 */
public final class OperatorCsv {
    private static final List<Column> COLUMNS = Stream.of(
                    "platform",
                    "operator",
                    "kind",
                    "part",
                    "head",
                    "runs",
                    "macs",
                    "roof",
                    "cycles",
                    "compute_cycles",
                    "stall_cycles",
                    "launch_cycles",
                    "bytes",
                    "ms",
                    "mj",
                    "time_share",
                    "energy_share")
            .map(name -> new Column(name, false))
            .toList();

    private OperatorCsv() {}

    /** Every operator of each table. */
    public static String of(List<OperatorTable> tables) {
        return new TextTable(
                        COLUMNS,
                        tables.stream()
                                .flatMap(table -> table.operators().stream().map(operator -> row(table, operator)))
                                .toList())
                .csv();
    }

    private static List<String> row(OperatorTable table, OperatorCost operator) {
        return List.of(
                table.platform(),
                operator.operator(),
                operator.kind(),
                operator.part(),
                operator.head() ? "yes" : "no",
                number(operator.runs()),
                Long.toString(operator.macs()),
                operator.roof() == null ? "" : OperatorText.roof(operator.roof()),
                number(operator.cycles().total()),
                number(operator.cycles().compute()),
                number(operator.cycles().stall()),
                number(operator.cycles().launch()),
                number(operator.bytes()),
                number(operator.seconds() * 1e3),
                number(operator.energyJ() * 1e3),
                number(table.timeShare(operator)),
                number(table.energyShare(operator)));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
