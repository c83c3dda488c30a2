package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.View;
import io.exeunt.hwmodels.workload.rewrite.Exporter;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Networks that measurements may name: those of given layer tables, else those of the zoo, else a NAS-Bench-201 cell in its text form.
 *
 * @param tables networks of layer tables, by name
 * @param classes outputs of NAS-Bench-201 networks: 100 for cifar100, 10 for cifar10
 * @param layersNeeded whether a network of which nothing but its name is known is refused; else it does nothing at all
 */
public record Networks(Map<String, OperatorGraph> tables, int classes, boolean layersNeeded) {
    private static final int CIFAR100_CLASSES = 100;

    public Networks {
        Check.positive("classes", (long) classes);
        tables = Map.copyOf(tables);
    }

    /** The zoo and NAS-Bench-201 with 100 classes. */
    public static Networks builtIn() {
        return new Networks(Map.of(), CIFAR100_CLASSES, true);
    }

    /** These, NAS-Bench-201 with another number of classes. */
    public Networks withClasses(int number) {
        return new Networks(tables, number, layersNeeded);
    }

    /** These, and any other name: for what needs to know networks by their names alone. */
    public Networks orNamesAlone() {
        return new Networks(tables, classes, false);
    }

    /** Whether there is a network of this name. */
    public boolean has(String name) {
        return tables.containsKey(name) || name.startsWith("|") || zoo(name).isPresent();
    }

    /** A network of the zoo, whichever signs stand between its words and whatever their case: {@code tiny-yolov3} is tiny_yolov3. */
    private static Optional<String> zoo(String name) {
        if (Zoo.names().contains(name)) {
            return Optional.of(name);
        }
        String plain = MeasuredUnit.plain(name);
        return Zoo.names().stream()
                .filter(each -> MeasuredUnit.plain(each).equals(plain))
                .findFirst();
    }

    /** These and the networks of a layer table, which win over equal names. */
    public Networks with(Path layerTable) {
        Map<String, OperatorGraph> more = new HashMap<>(tables);
        more.putAll(LayerTables.readAll(layerTable));
        return new Networks(more, classes, layersNeeded);
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
            return Exporter.of(runtime).executed(NasBench201.parse(name).network(classes));
        }
        Optional<String> known = zoo(name);
        if (known.isPresent()) {
            return Zoo.network(known.get());
        }
        if (!layersNeeded) {
            return nameAlone(name);
        }
        Set<String> all = new TreeSet<>(tables.keySet());
        all.addAll(Zoo.names());
        throw new InvalidInputException(
                where,
                "unknown network '" + name + "'; known are " + String.join(", ", all),
                Suggestion.hint(name, all).orElse("its layer table was not given"));
    }

    /** A network of which only the name is known: it hands its input on. */
    private static OperatorGraph nameAlone(String name) {
        FeatureMap nothing = new FeatureMap(1, 1, 1);
        return new OperatorGraph(
                name,
                nothing,
                List.of(new OperatorGraph.Node(new View("nothing", nothing, nothing), List.of(OperatorGraph.INPUT))));
    }

    /** Whether only the name of a network is known. */
    static boolean isNameAlone(OperatorGraph network) {
        return network.operators().stream().allMatch(View.class::isInstance);
    }
}
