package io.exeunt.hwmodels.workload;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What one operator may do for one sample: more is a slip of the keyboard, and sums over a network would not fit into a long. */
public final class WorkLimit {
    /** Most multiply-accumulates, elements or parameters; a layer of the largest language models has some 10¹². */
    public static final long MOST = 100_000_000_000_000L;

    private WorkLimit() {}

    /**
     * Returns the operator.
     *
     * @throws IllegalArgumentException if one of its counts is beyond {@link #MOST}
     */
    public static Operator checked(Operator operator) {
        long largest;
        try {
            largest = LongStream.of(
                            operator.macs(),
                            operator.otherOps(),
                            operator.parameters(),
                            operator.inputElements(),
                            operator.outputElements(),
                            operator.sequentialParts())
                    .max()
                    .orElse(0);
        } catch (ArithmeticException e) {
            throw beyond("more than 2^63", e);
        }
        if (largest > MOST) {
            throw beyond(Long.toString(largest), null);
        }
        return operator;
    }

    private static IllegalArgumentException beyond(String given, @Nullable ArithmeticException cause) {
        return new IllegalArgumentException(
                "Expected at most " + MOST + " multiply-accumulates, elements and parameters, given " + given, cause);
    }
}
