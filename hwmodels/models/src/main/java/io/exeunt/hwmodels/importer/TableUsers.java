package io.exeunt.hwmodels.importer;

import io.exeunt.hwmodels.devicetree.DeviceTree;
import io.exeunt.hwmodels.devicetree.NodeReference;
import io.exeunt.hwmodels.devicetree.TreeNode;
import io.exeunt.hwmodels.devicetree.TreeProperty;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which devices of a tree use which table: those whose {@code operating-points-v2} names it. */
final class TableUsers {
    static final String PROPERTY = "operating-points-v2";
    private static final int SHOWN = 8;

    private final DeviceTree tree;
    private final Map<TreeNode, List<TreeNode>> users = new IdentityHashMap<>();

    TableUsers(DeviceTree tree) {
        this.tree = tree;
        tree.forEach(node -> node.property(PROPERTY).ifPresent(property -> add(node, property)));
    }

    private void add(TreeNode user, TreeProperty property) {
        for (int cell = 0; cell < property.size() / Integer.BYTES; cell++) {
            node(property, cell).ifPresent(table -> {
                List<TreeNode> known = users.computeIfAbsent(table, absent -> new ArrayList<>(1));
                if (known.isEmpty() || known.get(known.size() - 1) != user) {
                    known.add(user);
                }
            });
        }
    }

    /** The node that a cell of a property names. */
    Optional<TreeNode> node(TreeProperty property, int cell) {
        NodeReference reference = property.references().get(cell);
        if (reference != null) {
            return tree.find(reference);
        }
        return property.number(cell).flatMap(tree::byPhandle);
    }

    /** The users of a table, in the tree's order. */
    List<TreeNode> of(TreeNode table) {
        return users.getOrDefault(table, List.of());
    }

    /** The users of a table in words; empty if there are none. */
    String names(TreeNode table) {
        List<TreeNode> all = of(table);
        String shown = all.stream().limit(SHOWN).map(TableUsers::name).collect(Collectors.joining(", "));
        return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
    }

    private static String name(TreeNode user) {
        return user.name() + (isEnabled(user) ? "" : " (disabled)");
    }

    private static boolean isEnabled(TreeNode node) {
        return node.isEnabled() && node.parent().map(TableUsers::isEnabled).orElse(true);
    }
}
