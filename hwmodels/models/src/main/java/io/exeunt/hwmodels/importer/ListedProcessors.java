package io.exeunt.hwmodels.importer;

import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one domain of what listings say several times: by processor (cpu0 to cpu3), by policy, and by processor in debugfs, where the
 * voltages are.
 */
final class ListedProcessors {
    private static final String POLICY = "policy";
    private static final String CPU = "cpu";

    private final List<ImportedTable> policies = new ArrayList<>();
    private final List<ImportedTable> processors = new ArrayList<>();
    private final List<ImportedTable> others = new ArrayList<>();
    private final Map<String, List<String>> merged = new LinkedHashMap<>();

    private ListedProcessors(List<ImportedTable> tables) {
        for (ImportedTable table : tables) {
            List<ImportedTable> kind = EqualProcessors.isProcessor(table.name())
                    ? processors
                    : table.name().startsWith(POLICY) ? policies : others;
            kind.add(table);
        }
    }

    /** The tables: policies with what their processors add, processors without a policy, other devices. */
    static List<ImportedTable> merge(List<ImportedTable> tables, Notes notes) {
        return new ListedProcessors(tables).merge(notes);
    }

    private List<ImportedTable> merge(Notes notes) {
        List<ImportedTable> alone = new ArrayList<>();
        for (ImportedTable processor : processors) {
            policy(processor).ifPresentOrElse(policy -> join(policy, processor), () -> alone.add(processor));
        }
        merged.forEach((policy, names) ->
                notes.add(String.join(", ", names) + (names.size() == 1 ? " lists" : " list") + " the clocks of "
                        + policy + ", and " + (names.size() == 1 ? "was" : "were") + " taken as one domain with it"));
        List<ImportedTable> all = new ArrayList<>(policies);
        all.addAll(EqualProcessors.merge(alone, ImportedTable::origin, notes));
        all.addAll(others);
        return all;
    }

    /** The policy of a processor among those with its clocks: that of its number, one that names it, the first. */
    private Optional<ImportedTable> policy(ImportedTable processor) {
        List<ImportedTable> same = policies.stream()
                .filter(table -> clocks(table).equals(clocks(processor)))
                .toList();
        String number = processor.name().substring(CPU.length());
        return same.stream()
                .filter(table -> table.name().equals(POLICY + number))
                .findFirst()
                .or(() -> same.stream()
                        .filter(table -> List.of(table.origin().split(" ")).contains(number))
                        .findFirst())
                .or(() -> same.stream().findFirst());
    }

    private static List<Double> clocks(ImportedTable table) {
        return table.opps().points().stream().map(OperatingPoint::freqHz).toList();
    }

    private void join(ImportedTable policy, ImportedTable processor) {
        boolean voltages = policy.opps().scale() == VoltageScale.UNKNOWN;
        policies.set(
                policies.indexOf(policy),
                new ImportedTable(
                        policy.name(),
                        voltages ? processor.opps() : policy.opps(),
                        Double.isNaN(policy.transitionS()) ? processor.transitionS() : policy.transitionS(),
                        policy.origin().isEmpty() ? processor.origin() : policy.origin()));
        merged.computeIfAbsent(policy.name(), name -> new ArrayList<>()).add(processor.name());
    }
}
