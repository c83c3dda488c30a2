package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Which points of a table a chip has, by {@code opp-supported-hw}: alternatives of one mask per level; one alternative has to meet the
 * chip on all levels (drivers/opp/of.c, {@code _opp_is_supported}). Where a chip is given, a point without masks is no point of it.
 */
final class SupportedHardware {
    static final String MASKS = "opp-supported-hw";
    private static final int SHOWN = 12;

    private final List<TreeNode> points;
    private final List<Long> chip;
    private final boolean masked;

    /** Of a table's points, for a chip; an empty one supports all. */
    SupportedHardware(List<TreeNode> points, List<Long> chip) {
        this.points = points;
        this.chip = chip;
        this.masked = points.stream().anyMatch(point -> point.has(MASKS));
    }

    /** Whether the table has masks at all. */
    boolean isMasked() {
        return masked;
    }

    /**
     * Whether the chip has a point.
     *
     * @throws InvalidInputException if the point's masks and the chip's do not have the same levels
     */
    boolean supports(TreeNode point) {
        if (!masked || chip.isEmpty()) {
            return true;
        }
        Optional<TreeProperty> property = point.property(MASKS);
        return property.isPresent() && meets(property.get());
    }

    private boolean meets(TreeProperty property) {
        long[] masks = property.numbers(Integer.SIZE);
        int levels = levels(property, masks.length);
        if (chip.size() != levels && (masks.length % chip.size() != 0 || levels > 1)) {
            throw new InvalidInputException(
                    property.where(),
                    "expected --supported-hw with " + levels + " masks, one per level, given " + chip.size(),
                    null);
        }
        for (int first = 0; first < masks.length; first += chip.size()) {
            if (meets(masks, first)) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(long[] masks, int first) {
        for (int level = 0; level < chip.size(); level++) {
            if ((masks[first + level] & chip.get(level)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** What source writes between one pair of brackets is one alternative, unless points differ in how much that is. */
    private int levels(TreeProperty property, int count) {
        int group = property.firstGroupCells();
        boolean same = points.stream()
                .flatMap(point -> point.property(MASKS).stream())
                .allMatch(other -> other.firstGroupCells() == group);
        return same && group > 0 && count % group == 0 ? group : 1;
    }

    /** The masks of a point in words; empty if it has none. */
    static String masks(TreeNode point) {
        return point.property(MASKS)
                .map(property -> OppChoice.masks(
                        LongStream.of(property.numbers(Integer.SIZE)).boxed().toList()))
                .orElse("");
    }

    /** The masks of all points in words. */
    String allMasks() {
        List<String> all = points.stream()
                .map(SupportedHardware::masks)
                .filter(masks -> !masks.isEmpty())
                .distinct()
                .toList();
        return all.stream().limit(SHOWN).collect(Collectors.joining("; ")) + (all.size() > SHOWN ? "; …" : "");
    }
}
