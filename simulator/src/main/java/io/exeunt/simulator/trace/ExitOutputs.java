package io.exeunt.simulator.trace;

import io.exeunt.ground.Check;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one exit said about every sample of a split.
 *
 * <p>The arrays are shared, not copied, for the sake of the hot path: treat them as read-only.
 *
 * @param kind what the numbers are
 * @param classes number of classes, > 0
 * @param values [sample][class], row by row
 * @param confidence [sample], the exit's own confidence head; null where it has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExitOutputs(HeadKind kind, int classes, float[] values, float @Nullable [] confidence) {
    public ExitOutputs {
        Check.positive("classes", (long) classes);
        Check.require(values.length % classes == 0, "values", "a multiple of " + classes + " long", values.length);
        Check.require(
                confidence == null || confidence.length == values.length / classes,
                "confidence",
                values.length / classes + " long",
                confidence == null ? 0 : confidence.length);
    }

    /** Outputs of an exit that has no confidence head. */
    @SuppressWarnings("NullAway") // javac 17 drops the type annotation of a record component's array
    public static ExitOutputs withoutConfidence(HeadKind kind, int classes, float[] values) {
        return new ExitOutputs(kind, classes, values, null);
    }

    /** Outputs of a head without confidence. */
    @SuppressWarnings("NullAway") // takes the annotation of a nullable array for one of its elements
    public ExitOutputs(HeadKind kind, int classes, float[] values) {
        this(kind, classes, values, null);
    }

    /** Number of samples. */
    public int samples() {
        return values.length / classes;
    }

    /** Value of one class for one sample. */
    public float value(int sample, int label) {
        return values[sample * classes + label];
    }

    /** Index of the largest value of a sample's row; the first of equals. */
    public int argmax(int sample) {
        int best = sample * classes;
        for (int i = best + 1; i < (sample + 1) * classes; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best - sample * classes;
    }

    /** What this exit said about one sample; the numbers are copied. */
    @SuppressWarnings("NullAway") // takes the annotation of a nullable array for one of its elements
    public ExitOutputs sample(int sample) {
        float[] row = Arrays.copyOfRange(values, sample * classes, (sample + 1) * classes);
        float[] own = confidence == null ? null : new float[] {confidence[sample]};
        return new ExitOutputs(kind, classes, row, own);
    }

    /** What this exit said about some samples, in this order; the numbers are copied. */
    @SuppressWarnings("NullAway") // takes the annotation of a nullable array for one of its elements
    ExitOutputs select(int[] samples) {
        float[] rows = new float[samples.length * classes];
        float[] own = confidence == null ? null : new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            System.arraycopy(values, samples[i] * classes, rows, i * classes, classes);
            if (own != null) {
                own[i] = confidence[samples[i]];
            }
        }
        return new ExitOutputs(kind, classes, rows, own);
    }
}
