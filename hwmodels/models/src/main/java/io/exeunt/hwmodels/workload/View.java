package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * The same elements seen in another shape, or a part of them: nothing is computed or moved.
 *
 * @param name unique within the graph
 * @param input shape of what is looked at
 * @param output shape in which it is seen, at most as many elements
 */
public record View(String name, FeatureMap input, FeatureMap output) implements Operator {
    public View {
        Check.notBlank("name", name);
        Check.require(
                output.elements() <= input.elements(),
                "output of " + name,
                "at most " + input.elements() + " elements",
                output.elements());
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long otherOps() {
        return 0;
    }

    @Override
    public long parameters() {
        return 0;
    }

    /** None is read: whoever reads the view reads them. */
    @Override
    public long inputElements() {
        return 0;
    }

    @Override
    public long outputElements() {
        return 0;
    }

    @Override
    public int sequentialParts() {
        return 0;
    }
}
