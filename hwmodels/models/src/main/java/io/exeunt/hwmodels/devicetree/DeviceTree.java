package io.exeunt.hwmodels.devicetree;

import io.exeunt.ground.InvalidInputException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device tree, and the parts that belong to a tree which is not there. */
public final class DeviceTree {
    private static final Pattern FIXUP = Pattern.compile("(?<path>/[^:]*+):(?<property>[^:]++):(?<offset>[0-9]{1,9})");

    private final TreeNode root;
    private final Map<NodeReference, TreeNode> additions = new LinkedHashMap<>();
    private final Map<String, TreeNode> labels = new HashMap<>();
    private final Map<Long, TreeNode> phandles = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean callableMacros;

    DeviceTree(TreeNode root) {
        this.root = root;
    }

    /**
     * Reads device-tree source.
     *
     * @param file name for messages
     * @param text the source
     * @param includes where included files come from
     * @throws InvalidInputException if braces do not match, or bounds are passed: nodes 64 deep, 200,000 nodes, 400,000 properties, 32
     *     MiB with all includes
     */
    public static DeviceTree read(String file, String text, Includes includes) {
        return TreeReader.read(file, text, includes);
    }

    /** The root. */
    public TreeNode root() {
        return root;
    }

    /** What &amp;label { … } adds to nodes that are not there, in its order. */
    public Collection<TreeNode> additions() {
        return Collections.unmodifiableCollection(additions.values());
    }

    /** Included files that were not found, in their order. */
    public Set<String> missingIncludes() {
        return Collections.unmodifiableSet(missing);
    }

    /** Whether the source defines macros with arguments, which are not replaced here. */
    public boolean hasCallableMacros() {
        return callableMacros;
    }

    /** The node that a reference names. */
    public Optional<TreeNode> find(NodeReference reference) {
        if (reference.isPath()) {
            return atPath(reference.target());
        }
        return Optional.ofNullable(labels.get(reference.target()))
                .filter(node -> !node.isDeleted())
                .or(() -> Optional.ofNullable(additions.get(reference)));
    }

    /** The node with this number as its phandle. */
    public Optional<TreeNode> byPhandle(long phandle) {
        return Optional.ofNullable(phandles.get(phandle));
    }

    /** Calls for every node: those of the tree, parents first, then additions. */
    public void forEach(Consumer<TreeNode> action) {
        visit(root, action);
        additions.values().forEach(node -> visit(node, action));
    }

    private static void visit(TreeNode node, Consumer<TreeNode> action) {
        action.accept(node);
        node.children().forEach(child -> visit(child, action));
    }

    private Optional<TreeNode> atPath(String path) {
        Optional<TreeNode> node = Optional.of(root);
        for (String part : path.substring(1).split("/")) {
            node = part.isEmpty() ? node : node.flatMap(parent -> parent.child(part));
        }
        return node;
    }

    /** The node that a reference names, or else what stands for it. */
    TreeNode findOrAdd(NodeReference reference, SourcePlace place) {
        return find(reference)
                .orElseGet(() -> additions.computeIfAbsent(reference, absent -> {
                    TreeNode node = new TreeNode(absent.name(), place, null);
                    if (!absent.isPath()) {
                        node.label(absent.target());
                    }
                    return node;
                }));
    }

    void label(String label, TreeNode node) {
        TreeNode before = labels.get(label);
        if (before == null || before.isDeleted()) {
            labels.put(label, node);
        }
        node.label(label);
    }

    void rememberCallableMacros(boolean there) {
        callableMacros = there;
    }

    void remember(Set<String> missingIncludes) {
        missing.addAll(missingIncludes);
    }

    /** Finds the numbers by which compiled trees refer to nodes, and the labels that they keep in nodes of their own. */
    void index() {
        root.child("__symbols__").ifPresent(symbols -> symbols.properties().forEach(symbol -> {
            String path = symbol.strings().get(0);
            (path.startsWith("/") ? atPath(path) : Optional.<TreeNode>empty())
                    .ifPresent(node -> label(symbol.name(), node));
        }));
        root.child("__fixups__").ifPresent(fixups -> fixups.properties().forEach(this::fixUp));
        forEach(node -> node.property("phandle")
                .or(() -> node.property("linux,phandle"))
                .filter(TreeProperty::isNumber)
                .ifPresent(property -> phandles.putIfAbsent(property.firstNumber(), node)));
    }

    /** What compiled overlays keep of &amp;label: by label, "path:property:offset" of each cell that has to name it. */
    private void fixUp(TreeProperty label) {
        for (String fixup : label.strings()) {
            Matcher parts = FIXUP.matcher(fixup);
            if (parts.matches()) {
                int cell = Integer.parseInt(parts.group("offset")) / Integer.BYTES;
                atPath(parts.group("path")).ifPresent(node -> node.property(parts.group("property"))
                        .ifPresent(property -> node.set(property.referringTo(new NodeReference(label.name()), cell))));
            }
        }
    }
}
