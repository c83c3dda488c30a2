package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.Suggestion;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.rewrite.Exporter;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Networks that measurements may name: those of given layer tables, else those of the zoo, else a NAS-Bench-201 cell in its text form
 * (with 100 classes).
 *
 * @param tables networks of layer tables, by name
 */
public record Networks(Map<String, OperatorGraph> tables) {
    private static final int NAS_BENCH_CLASSES = 100;

    public Networks {
        tables = Map.copyOf(tables);
    }

    /** The zoo and NAS-Bench-201. */
    public static Networks builtIn() {
        return new Networks(Map.of());
    }

    /** These and the networks of a layer table, which win over equal names. */
    public Networks with(Path layerTable) {
        Map<String, OperatorGraph> more = new HashMap<>(tables);
        more.putAll(LayerTables.readAll(layerTable));
        return new Networks(more);
    }

    /**
     * The network of this name.
     *
     * @param where file, row and column that name it
     * @param runtime that ran it: of a NAS-Bench-201 network, what that runtime's exporter leaves to execute is given
     * @throws InvalidInputException if there is none, with the nearest
     */
    public OperatorGraph find(String name, String where, String runtime) {
        OperatorGraph table = tables.get(name);
        if (table != null) {
            return table;
        }
        if (name.startsWith("|")) {
            return Exporter.of(runtime).executed(NasBench201.parse(name).network(NAS_BENCH_CLASSES));
        }
        if (Zoo.names().contains(name)) {
            return Zoo.network(name);
        }
        Set<String> known = new TreeSet<>(tables.keySet());
        known.addAll(Zoo.names());
        throw new InvalidInputException(
                where,
                "unknown network '" + name + "'; known are " + String.join(", ", known),
                Suggestion.hint(name, known).orElse("its layer table was not given"));
    }
}
