package io.exeunt.hwmodels.importer;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.util.List;

/**
 * What was read from one file.
 *
 * @param tables in the file's order; at least one, or something about heat
 * @param heat what the file says about heat
 * @param notes what was left out, merged or chosen, one sentence each
 */
public record ImportedTables(List<ImportedTable> tables, ImportedHeat heat, List<String> notes) {
    /** More than any board has; beyond, the file is no board's. */
    private static final int MOST = 1_000;

    public ImportedTables {
        tables = List.copyOf(tables);
        Check.require(
                !tables.isEmpty() || !heat.isNone(), "tables", "at least one, or something about heat", "neither");
        notes = List.copyOf(notes);
    }

    /**
     * What was read, unless it is nothing.
     *
     * @param file name for messages
     * @param heat what the file says about heat
     * @param refused why tables could not be used
     * @throws InvalidInputException with the reasons if no table could be used, or if there are too many
     */
    static ImportedTables of(
            String file, List<ImportedTable> tables, ImportedHeat heat, List<Refusal> refused, Notes notes) {
        if (tables.size() + refused.size() > MOST) {
            throw new InvalidInputException(file, "more than " + MOST + " tables of operating points", null);
        }
        if (tables.isEmpty() && heat.isNone()) {
            List<InvalidInputException> reasons =
                    refused.stream().map(Refusal::reason).toList();
            throw reasons.size() == 1 ? reasons.get(0) : InvalidInputException.joined(reasons, 5);
        }
        refused.forEach(refusal -> notes.add(refusal.note()));
        return new ImportedTables(tables, heat, notes.all());
    }
}
