package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import java.util.Optional;

/** How the rows of one kind of table are written. */
interface RowDialect {
    /** The operator that a row describes; empty for a row that costs a device nothing (a constant, a change of view). */
    Optional<Operator> operator(Row row);

    /** Names of the rows that a row reads; empty where the table does not say, which means the row before. */
    List<String> inputs(Row row);

    /** The dialect of a table, told by its first row: only the published ones have "type", or "op" with "cin". */
    static RowDialect of(Row first) {
        if (first.has("type")) {
            return new NcnnRows();
        }
        return first.has("cin") ? new TorchvisionRows() : new ExeuntRows();
    }
}
