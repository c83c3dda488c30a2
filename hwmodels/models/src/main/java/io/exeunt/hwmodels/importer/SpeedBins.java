package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import java.util.List;
import java.util.Optional;

/** The named voltages of a table, {@code opp-microvolt-<name>}; a point without the chosen one has its plain one (drivers/opp/of.c). */
final class SpeedBins {
    private static final String PLAIN = "opp-microvolt";
    static final String NAMED = PLAIN + "-";

    private final List<String> names;
    private final String chosen;
    private final boolean plain;

    /**
     * Of a table's points.
     *
     * @param where for the message
     * @param wanted name, or its number alone; empty for no choice
     * @throws InvalidInputException if the table has names, and not this one
     */
    SpeedBins(List<TreeNode> points, String wanted, String where) {
        this.names = points.stream()
                .flatMap(point -> point.properties().stream())
                .map(TreeProperty::name)
                .filter(name -> name.startsWith(NAMED))
                .map(name -> name.substring(NAMED.length()))
                .distinct()
                .toList();
        this.plain = points.stream().anyMatch(point -> point.has(PLAIN));
        this.chosen = wanted.isEmpty() || names.isEmpty() ? "" : choose(wanted, where);
    }

    private String choose(String wanted, String where) {
        if (names.contains(wanted)) {
            return wanted;
        }
        List<String> numbered =
                names.stream().filter(name -> isNumbered(name, wanted)).toList();
        if (numbered.size() == 1) {
            return numbered.get(0);
        }
        throw new InvalidInputException(
                where,
                "no voltages for --speed-bin '" + wanted + "'; there are " + String.join(", ", names),
                Suggestion.hint(wanted, names).orElse(null));
    }

    private static boolean isNumbered(String name, String number) {
        boolean digits = number.chars().allMatch(Character::isDigit);
        int before = name.length() - number.length() - 1;
        return digits && name.endsWith(number) && before >= 0 && !Character.isDigit(name.charAt(before));
    }

    /** Where a point's voltage stands. */
    Optional<TreeProperty> voltage(TreeNode point) {
        return chosen.isEmpty()
                ? point.property(PLAIN)
                : point.property(NAMED + chosen).or(() -> point.property(PLAIN));
    }

    /** The chosen name; empty if there is none. */
    String chosen() {
        return chosen;
    }

    /** What a user should know who has not chosen; empty if there is nothing to choose. */
    Optional<String> note() {
        if (names.isEmpty() || !chosen.isEmpty()) {
            return Optional.empty();
        }
        String all = String.join(", ", names);
        return Optional.of(
                plain
                        ? "the plain voltages were taken; --speed-bin chooses among " + all
                        : "voltages were left out, since they differ by speed bin; --speed-bin chooses among " + all);
    }
}
