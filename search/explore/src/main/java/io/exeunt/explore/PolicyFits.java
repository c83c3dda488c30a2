package io.exeunt.explore;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.simulator.policy.PolicyTuning.Fit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Makes fits on several threads. Which thread makes which changes no result. */
final class PolicyFits {
    private PolicyFits() {}

    /**
     * Makes all of them.
     *
     * @param told the label of each that is done
     * @throws io.exeunt.ground.failure.CancelledException if the user wants to stop; fits that were begun are finished
     */
    static void run(List<Fit> fits, int threads, Cancellation cancellation, Consumer<String> told) {
        ClassLoader plugins = Thread.currentThread().getContextClassLoader();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, fits.size()), task -> {
            Thread thread = new Thread(task, "fits");
            thread.setDaemon(true);
            thread.setContextClassLoader(plugins);
            return thread;
        });
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement();
                    i < fits.size() && !cancellation.requested();
                    i = next.getAndIncrement()) {
                fits.get(i).run();
                told.accept(fits.get(i).label());
            }
        };
        try {
            CompletableFuture<?>[] workers = IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.runAsync(worker, pool))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(workers).join();
        } finally {
            pool.shutdownNow();
        }
        cancellation.throwIfRequested("stopped while policies were fitted");
    }
}
