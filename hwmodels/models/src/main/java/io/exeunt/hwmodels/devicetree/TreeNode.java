package io.exeunt.hwmodels.devicetree;

import io.exeunt.ground.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node as all its parts of the text make it. Changes only while the tree is read. */
public final class TreeNode {
    private static final String STATUS = "status";

    private final String name;
    private final SourcePlace place;
    private final @Nullable TreeNode parent;
    private final List<String> labels = new ArrayList<>(1);
    private final Map<String, TreeProperty> properties = new LinkedHashMap<>(4);
    private final Map<String, TreeNode> children = new LinkedHashMap<>(4);
    private boolean deleted;
    private @Nullable InvalidInputException problem;

    TreeNode(String name, SourcePlace place, @Nullable TreeNode parent) {
        this.name = name;
        this.place = place;
        this.parent = parent;
    }

    /** Its name with its unit address, such as cpu@0; empty for the root. */
    public String name() {
        return name;
    }

    /** Where it is opened first. */
    public SourcePlace place() {
        return place;
    }

    /** Its labels, the first one first. */
    public List<String> labels() {
        return Collections.unmodifiableList(labels);
    }

    /** The node it is in; empty for a root. */
    public Optional<TreeNode> parent() {
        return Optional.ofNullable(parent);
    }

    /** The nodes in it, in their order. */
    public Collection<TreeNode> children() {
        return Collections.unmodifiableCollection(children.values());
    }

    /** The node of this name in it. */
    public Optional<TreeNode> child(String childName) {
        return Optional.ofNullable(children.get(childName));
    }

    /** Its properties, in their order. */
    public Collection<TreeProperty> properties() {
        return Collections.unmodifiableCollection(properties.values());
    }

    /** The property of this name. */
    public Optional<TreeProperty> property(String propertyName) {
        return Optional.ofNullable(properties.get(propertyName));
    }

    /** Whether it has a property of this name. */
    public boolean has(String propertyName) {
        return properties.containsKey(propertyName);
    }

    /** Whether Linux uses it: no status, or okay. */
    public boolean isEnabled() {
        return property(STATUS)
                .map(status -> List.of("okay", "ok").contains(status.strings().get(0)))
                .orElse(true);
    }

    /**
     * Refuses a node whose braces hold what is no statement, or what dtc refuses.
     *
     * @throws InvalidInputException with the place of the first such mistake
     */
    public void requireSound() {
        if (problem != null) {
            throw problem;
        }
    }

    /** Whether it, or a node it is in, was deleted. */
    boolean isDeleted() {
        return deleted || parent != null && parent.isDeleted();
    }

    /** The child of this name, which is made if it isn't there. */
    TreeNode open(String childName, SourcePlace at) {
        return children.computeIfAbsent(childName, absent -> new TreeNode(absent, at, this));
    }

    void delete(String childName) {
        TreeNode child = children.remove(childName);
        if (child != null) {
            child.deleted = true;
        }
    }

    void deleteProperty(String propertyName) {
        properties.remove(propertyName);
    }

    void set(TreeProperty property) {
        properties.put(property.name(), property);
    }

    void label(String label) {
        if (!labels.contains(label)) {
            labels.add(label);
        }
    }

    /** Remembers a mistake, unless there is one already. */
    void blame(Supplier<InvalidInputException> what) {
        problem = problem == null ? what.get() : problem;
    }
}
