package io.exeunt.hwmodels.measure;

import java.util.function.LongSupplier;

/** How fast one core copies what does not fit its caches. */
public final class CopyTest {
    private static final int BYTES = 64 << 20;
    private static final int RUNS = 12;

    private CopyTest() {}

    /**
     * Bytes per second copied, of the fastest of some runs.
     *
     * @param nanos a clock that never goes back, in ns
     */
    public static double bytesPerS(LongSupplier nanos) {
        byte[] from = new byte[BYTES];
        byte[] to = new byte[BYTES];
        long best = Long.MAX_VALUE;
        for (int k = 0; k < RUNS; k++) {
            from[k] = (byte) k;
            long began = nanos.getAsLong();
            System.arraycopy(from, 0, to, 0, BYTES);
            best = Math.min(best, Math.max(1, nanos.getAsLong() - began));
        }
        return BYTES / (best * 1e-9);
    }
}
