package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A window along one axis and how it moves: of n elements it makes ⌊(n + padding − span) / stride⌋ + 1, where span = dilation · (size − 1) +
 * 1 is what it covers (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
 *
 * @param size elements under the window, > 0
 * @param stride step, >= 0; 0 where nobody says, as many tables of poolings don't
 * @param dilation distance of neighbouring elements under the window, > 0
 * @param padding what is added at both ends; null where nobody says
 */
public record WindowAxis(
        int size, int stride, int dilation, @Nullable Padding padding) {
    /** An axis along which a window is one element wide and sees each element once. */
    public static final WindowAxis UNIT = new WindowAxis(1, 1, 1, new Padding(0, 0));

    /**
     * Elements added at the ends of an axis.
     *
     * @param before at the near end, >= 0
     * @param after at the far end, >= 0
     */
    public record Padding(int before, int after) {
        public Padding {
            Check.nonNegative("padding before", (long) before);
            Check.nonNegative("padding after", (long) after);
        }

        /** Both ends together. */
        public int total() {
            return Math.addExact(before, after);
        }
    }

    /**
     * Numbers of elements that an axis may have.
     *
     * @param least smallest
     * @param most largest; below {@code least} if there are none
     */
    public record Sizes(long least, long most) {
        /** Whether a size is one of them. */
        public boolean contains(long size) {
            return least <= size && size <= most;
        }
    }

    public WindowAxis {
        Check.positive("window size", (long) size);
        Check.nonNegative("stride", (long) stride);
        Check.positive("dilation", (long) dilation);
    }

    /** A window of which nobody says the padding. */
    public static WindowAxis of(int size, int stride) {
        return new WindowAxis(size, stride, 1, null);
    }

    /** Elements that the window covers, gaps included. */
    public long span() {
        return (long) dilation * (size - 1) + 1;
    }

    /**
     * What a convolution may make of {@code in} elements. Where no padding is said, up to the full one counts (all windows that touch the
     * input; 1 at each end for a window of 1), but not what doubles the input: that is a transposed convolution's work.
     */
    public Sizes convolved(int in) {
        if (padding != null) {
            return new Sizes(positions(in + padding.total(), 0), positions(in + padding.total(), 0));
        }
        long most = positions(in + Math.max(2 * (span() - 1), 2), 0);
        return new Sizes(Math.max(1, positions(in, 0)), Math.min(most, 2L * in - 1));
    }

    /**
     * What a pooling may make of {@code in} elements: a last window that overhangs may be left out or cut. Where no padding is said, up to
     * half a window at each end counts. Asks for a stride.
     */
    public Sizes pooled(int in) {
        long least = in + (padding == null ? 0 : padding.total());
        long most = in + (padding == null ? span() / 2 * 2 : padding.total());
        return new Sizes(positions(least, 0), positions(most, stride - 1));
    }

    /** What a transposed convolution may make of {@code in} elements, with output padding below stride or dilation. */
    public Sizes transposed(int in) {
        long whole = (in - 1L) * stride + span();
        long spare = Math.max(stride, dilation) - 1;
        return padding == null
                ? new Sizes(Math.max(1, whole - 2 * (span() - 1)), whole + spare)
                : new Sizes(whole - padding.total(), whole - padding.total() + spare);
    }

    /**
     * Whether a pooling may make {@code out} of {@code in}. Where no stride is said, one that leaves no element unread between
     * windows will do (or 2, with which windows of 1 thin a map out), and so will windows that divide the input as evenly as they can.
     */
    public boolean pools(int in, int out) {
        if (stride > 0) {
            return pooled(in).contains(out);
        }
        return adaptive(in, out)
                || IntStream.rangeClosed(1, Math.toIntExact(Math.max(span(), 2)))
                        .anyMatch(step -> new WindowAxis(size, step, dilation, padding)
                                .pooled(in)
                                .contains(out));
    }

    /** Window k of an adaptive pooling reaches from ⌊k·in/out⌋ to ⌈(k+1)·in/out⌉: its size is in/out rounded, or one more. */
    private boolean adaptive(int in, int out) {
        boolean even = in % out == 0 || out % in == 0;
        return size >= Math.max(1, in / out) && size <= (in + out - 1) / out + (even ? 0 : 1);
    }

    private long positions(long length, long overhang) {
        return length < span() && length + overhang < span()
                ? 0
                : Math.floorDiv(length + overhang - span(), stride) + 1;
    }
}
