package io.exeunt.hwmodels.importer;

import io.exeunt.hwmodels.devicetree.NodeReference;
import io.exeunt.hwmodels.devicetree.TreeNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to call tables of a device tree: by label, by node, or by who uses them. */
final class TableNames {
    /** Says no more than that it is a table. */
    private static final Pattern GENERIC = Pattern.compile("opp[-_]?table[-_]?[0-9]{0,9}");

    private static final String OVERLAY = "__overlay__";

    private TableNames() {}

    /** The label where there is one ("cluster0_opp: opp-table-0"), else the node's name, else that of its user. */
    static String of(TreeNode table, TableUsers users) {
        String name = ofNode(table);
        Optional<TreeNode> user = users.of(table).stream().findFirst();
        return GENERIC.matcher(name).matches() ? user.map(TableNames::ofUser).orElse(name) : name;
    }

    /** A node's label, else its name. */
    static String ofNode(TreeNode node) {
        if (node.name().equals(OVERLAY)) {
            return node.parent().map(TableNames::target).orElse(OVERLAY);
        }
        String name = node.labels().isEmpty() ? node.name() : node.labels().get(0);
        return name.isBlank() ? "opp-table" : name;
    }

    /** What a fragment of an overlay adds to. */
    private static String target(TreeNode fragment) {
        Optional<String> reference = fragment.property("target")
                .map(property -> property.references().get(0))
                .map(NodeReference::target);
        String target = reference
                .or(() -> fragment.property("target-path")
                        .map(path -> path.strings().get(0)))
                .orElse(fragment.name());
        return target.substring(target.lastIndexOf('/') + 1);
    }

    /** Whether a table's base is elsewhere: it extends a label or stands in an overlay, and does not say what it is. */
    static boolean isAddition(TreeNode table) {
        return !table.has("compatible") && isInAddition(table);
    }

    private static boolean isInAddition(TreeNode node) {
        return node.name().equals(OVERLAY)
                || node.parent()
                        .map(TableNames::isInAddition)
                        .orElse(!node.name().isEmpty());
    }

    private static String ofUser(TreeNode user) {
        String name = user.name();
        int unit = name.indexOf('@');
        boolean many = name.startsWith("cpu") || unit <= 0;
        return !user.labels().isEmpty() ? user.labels().get(0) : many ? name : name.substring(0, unit);
    }
}
