package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source.PricedTrace;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.pairing.TraceAgainstTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Joins the traces of a file with the layer tables of their networks. */
final class TraceSystems {
    private static final String OPTION = "--network";

    private final PricedTrace source;
    private final Consumer<String> warn;

    private TraceSystems(PricedTrace source, Consumer<String> warn) {
        this.source = source;
        this.warn = warn;
    }

    /**
     * Each trace and its network, the reference first.
     *
     * @param warn told what is likely to mislead
     * @throws InvalidInputException if a trace lacks its network or the other way round, or if their exits differ
     */
    static Map<String, LearnedSystem> read(PricedTrace source, Consumer<String> warn) {
        return new TraceSystems(source, warn).systems();
    }

    private Map<String, LearnedSystem> systems() {
        Map<String, StoredTrace> traces = TraceMembers.referenceFirst(TraceFile.readBundle(source.file()));
        Map<String, LearnedSystem> systems = new LinkedHashMap<>();
        traces.forEach((name, stored) -> systems.put(name, system(name, stored, table(name, traces.keySet()))));
        requireKnown(traces.keySet());
        return systems;
    }

    private Path table(String name, Set<String> traces) {
        Optional<Path> own = Optional.ofNullable(source.networks().get(name));
        Optional<Path> only = Optional.ofNullable(source.networks().get(PricedTrace.ONLY));
        return own.or(() -> traces.size() == 1 ? only : Optional.empty())
                .orElseThrow(() -> new InvalidInputException(
                        OPTION,
                        "Expected a layer table for each trace of " + source.file() + ", none is given for " + name,
                        "add " + OPTION + " " + name + "=table.json"));
    }

    private void requireKnown(Set<String> traces) {
        for (String name : source.networks().keySet()) {
            if (!name.equals(PricedTrace.ONLY) && !traces.contains(name)) {
                throw new InvalidInputException(
                        OPTION + " " + name,
                        "Expected one of the traces of " + source.file() + ": " + String.join(", ", traces),
                        Suggestion.hint(name, traces).orElse(null));
            }
        }
    }

    private LearnedSystem system(String name, StoredTrace stored, Path table) {
        EarlyExitNetwork network = EarlyExitNetwork.of(LayerTables.read(table));
        new TraceAgainstTable(table.toString(), name, network, stored.trace(), stored.costs()).warnings().forEach(warn);
        return new LearnedSystem(network, stored.trace());
    }
}
