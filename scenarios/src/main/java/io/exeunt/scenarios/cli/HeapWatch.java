package io.exeunt.scenarios.cli;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;

/**
 * Ends the process where memory just suffices, and hardly anything but garbage collection goes on: Java's serial collector would go on
 * like that for hours before it says that memory is out. A daemon, which costs a look per second.
 */
final class HeapWatch {
    private static final long LOOK_MS = 1000;

    private final Struggle struggle = new Struggle();
    private final Runnable end;

    private HeapWatch(Runnable end) {
        this.end = end;
    }

    /**
     * Begins to look.
     *
     * @param end what is done where there is no hope
     */
    static void start(Runnable end) {
        Thread thread = new Thread(new HeapWatch(end)::watch, "heap watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            do {
                Thread.sleep(LOOK_MS);
            } while (!struggle.isHopeless(System.nanoTime() * 1e-9, collectingS(), fullShare()));
            end.run();
        } catch (InterruptedException nobodyAsks) {
            Thread.currentThread().interrupt();
        }
    }

    /** Time in s that collections have taken so far. */
    private static double collectingS() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                * 1e-3;
    }

    /** Share of the heap that was still in use after the latest collections. */
    private static double fullShare() {
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return (double) used / Runtime.getRuntime().maxMemory();
    }
}
