package io.exeunt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;

/** Keeps nearly all of its heap, and goes on making garbage in what is left, for ever. */
public final class StrugglingMain {
    private static final int PIECE = 1 << 7;
    private static final long LEFT = 3L << 19;

    private StrugglingMain() {}

    /** Ends with code 8 if the watch ends it. */
    public static void main(String[] args) {
        HeapWatch.start(() -> Runtime.getRuntime().halt(ExitCode.RESOURCES.code()));
        List<byte[]> kept = new ArrayList<>();
        Runtime heap = Runtime.getRuntime();
        while (heap.maxMemory() - heap.totalMemory() + heap.freeMemory() > LEFT) {
            kept.add(new byte[PIECE]);
        }
        for (long made = 0; ; made++) {
            kept.set((int) (made % kept.size()), new byte[PIECE]);
        }
    }
}
