package io.exeunt.hwmodels.devicetree;

/**
 * How a tree names a node: &label, or &{/path}.
 *
 * @param target the label, or the path from its slash on
 */
public record NodeReference(String target) {
    /** Whether it is a path. */
    public boolean isPath() {
        return target.startsWith("/");
    }

    /** What to call a node that is not there: the label, or the path's last part. */
    String name() {
        return target.substring(target.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return isPath() ? "&{" + target + "}" : "&" + target;
    }
}
