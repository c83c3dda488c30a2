package io.exeunt.hwmodels.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes one table of those of processors that list the same. */
final class EqualProcessors {
    private static final Pattern PROCESSOR = Pattern.compile("[cC][pP][uU][@_-]?[0-9a-fA-F]{1,8}");
    private static final int SHOWN = 8;

    private EqualProcessors() {}

    /** Whether a table's name is that of one processor: cpu0, cpu@100. */
    static boolean isProcessor(String name) {
        return PROCESSOR.matcher(name).matches();
    }

    /**
     * The tables, those that agree in points and time of a switch as one, with a note for each such.
     *
     * @param whose what else has to agree
     */
    static List<ImportedTable> merge(List<ImportedTable> tables, Function<ImportedTable, Object> whose, Notes notes) {
        Map<Object, List<ImportedTable>> equal = new LinkedHashMap<>();
        tables.forEach(table -> equal.computeIfAbsent(
                        List.of(table.opps(), table.transitionS(), whose.apply(table)), key -> new ArrayList<>())
                .add(table));
        return equal.values().stream().map(group -> first(group, notes)).toList();
    }

    private static ImportedTable first(List<ImportedTable> group, Notes notes) {
        ImportedTable first = group.get(0);
        if (group.size() > 1) {
            String names = group.stream().limit(SHOWN).map(ImportedTable::name).collect(Collectors.joining(", "));
            String more = group.size() > SHOWN ? " and " + (group.size() - SHOWN) + " more" : "";
            notes.add(names + more + " list the same points, and were taken as one domain, " + first.name());
        }
        return first;
    }
}
