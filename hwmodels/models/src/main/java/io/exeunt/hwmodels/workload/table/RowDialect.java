package io.exeunt.hwmodels.workload.table;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the rows of one kind of table are written. */
interface RowDialect {
    /** The operator that a row describes; empty for a row that costs a device nothing (a constant, a change of view). */
    Optional<Operator> operator(Row row);

    /** Names of the rows that a row reads; empty where the table does not say, which means the row before. */
    List<String> inputs(Row row);

    /**
     * The operator, once it is known what it reads; as it is where the table does not say that.
     *
     * @param outputs what the network's input and earlier rows give, by name
     * @param inputs names of what it reads
     * @throws io.exeunt.ground.InvalidInputException if it can't read that
     */
    default Operator reading(Row row, Operator operator, Map<String, FeatureMap> outputs, List<String> inputs) {
        return operator;
    }

    /** The dialect of a table, told by its first row: only the published ones have "type", or "op" with "cin". */
    static RowDialect of(Row first) {
        if (first.has("type")) {
            return new NcnnRows();
        }
        return first.has("cin") ? new TorchvisionRows() : new ExeuntRows();
    }
}
