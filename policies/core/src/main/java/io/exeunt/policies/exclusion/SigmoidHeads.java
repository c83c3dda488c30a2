package io.exeunt.policies.exclusion;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;

/** Class exclusion compares the probability that a sample is of a class with the same of another: one independent head per class. */
final class SigmoidHeads {
    private SigmoidHeads() {}

    /** Checks that every kept exit but the final one has them; the final classifier may be of any kind. */
    static void require(TraceSplit split, ExitSet exits) {
        for (int k : exits.indices()) {
            HeadKind kind = split.exits().get(k).kind();
            if (k != exits.last() && kind != HeadKind.SIGMOID) {
                throw new InvalidInputException(
                        "policy " + ExclusionRule.NAME,
                        "Expected a head of one sigmoid per class at exit " + k + " of split " + split.name()
                                + ", given " + kind,
                        "train heads with one binary cross-entropy per class, or use " + CompareRule.NAME
                                + ", which takes heads of any kind.");
            }
        }
    }

    /** Whether all exits but the final one have such heads. */
    static boolean areIn(TraceSplit split) {
        return split.exits().subList(0, split.exits().size() - 1).stream()
                .allMatch(outputs -> outputs.kind() == HeadKind.SIGMOID);
    }
}
