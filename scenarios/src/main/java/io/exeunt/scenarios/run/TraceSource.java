package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.scenarios.spec.NetworkSpec.Traced;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.pairing.TraceAgainstTable;
import io.exeunt.simulator.policy.ExitCosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A network that was trained elsewhere: what its exits said in a file and, for devices, what its layers are in tables.
 *
 * @param source the files
 * @param tableKey what messages call the tables, such as "network.table"
 */
record TraceSource(Traced source, String tableKey) implements NetworkSource {
    private static final String MMAC = "MMAC";
    private static final String TABLE = "/network/table";

    @Override
    public StudySubject subject(PhaseLog log) {
        return log.run("read", source.trace().toString(), () -> Result.made(read(warning -> log.warn(warning, ""))));
    }

    /**
     * The subject.
     *
     * @throws InvalidInputException if a trace lacks its table or the other way round, or if they do not belong together
     */
    StudySubject read(Consumer<String> warn) {
        Map<String, StoredTrace> traces =
                TraceMembers.referenceFirst(TraceFile.readBundle(source.trace(), source.sums()));
        requireKnown(traces.keySet());
        List<StudySystem> systems = new ArrayList<>();
        traces.forEach((name, stored) -> systems.add(system(name, stored, traces.keySet(), warn)));
        return new StudySubject(systems.get(0).trace().network(), fileName(source.trace()), 0, systems, inputs());
    }

    private StudySystem system(String name, StoredTrace stored, Set<String> names, Consumer<String> warn) {
        if (source.tables().isEmpty()) {
            return StudySystem.counted(name, stored.trace(), counts(name, stored))
                    .from(stored.origin());
        }
        Path table = table(name, names);
        EarlyExitNetwork network = network(table);
        new TraceAgainstTable(table.toString(), name, network, stored.trace(), stored.costs())
                .warnings()
                .forEach(warn);
        return StudySystem.of(name, stored.trace(), network).from(stored.origin());
    }

    private static EarlyExitNetwork network(Path table) {
        OperatorGraph graph = LayerTables.read(table);
        try {
            return EarlyExitNetwork.of(graph);
        } catch (InvalidInputException e) { // knows the network's name, not its file
            throw new InvalidInputException(table.toString(), String.valueOf(e.getMessage()), null, e);
        }
    }

    private ExitCosts counts(String name, StoredTrace stored) {
        ExitCosts costs = stored.costs();
        if (costs == null || !costs.unit().equals(MMAC)) {
            throw new InvalidInputException(
                    source.trace() + ":" + name,
                    "Expected segment_cost and head_cost in MMAC, given "
                            + (costs == null ? "none" : "costs in " + costs.unit()),
                    "store them beside the outputs (docs/trace-format.md), or name a layer table: network.table");
        }
        return costs;
    }

    private Path table(String name, Set<String> traces) {
        Optional<Path> own = Optional.ofNullable(source.tables().get(name));
        Optional<Path> only = Optional.ofNullable(source.tables().get(Traced.ONLY));
        return own.or(() -> traces.size() == 1 ? only : Optional.empty())
                .orElseThrow(() -> InvalidInputException.ofScenario(
                        TABLE,
                        tableKey,
                        "Expected a layer table for each trace of " + source.trace() + ", none is given for " + name,
                        "add " + tableKey + " " + name + "=table.json",
                        null));
    }

    private void requireKnown(Set<String> traces) {
        for (String name : source.tables().keySet()) {
            if (!name.equals(Traced.ONLY) && !traces.contains(name)) {
                throw InvalidInputException.ofScenario(
                        TABLE + "/" + name.replace("~", "~0").replace("/", "~1"),
                        tableKey + " " + name,
                        "Expected one of the traces of " + source.trace() + ": " + String.join(", ", traces),
                        Suggestion.hint(name, traces).orElse(null),
                        null);
            }
        }
    }

    private TreeMap<String, String> inputs() {
        TreeMap<String, String> inputs = new TreeMap<>(Map.of("trace", sha256(source.trace())));
        source.tables().forEach((name, file) -> inputs.put(name.isEmpty() ? "table" : "table/" + name, sha256(file)));
        return inputs;
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
