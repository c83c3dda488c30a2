package io.exeunt.ground.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DaemonPoolTest {
    private static final Runnable NOBODY_LOOKS = () -> {};

    @Test
    void resultsAndWhatATaskThrowsComeOutAsTheyWere() throws InterruptedException {
        OutOfMemoryError error = new OutOfMemoryError("as if");
        try (DaemonPool pool = new DaemonPool("here", 1)) {
            assertThat(pool.await(pool.submit(() -> 42), NOBODY_LOOKS)).isEqualTo(42);
            Future<?> failed = pool.submit((Runnable) () -> {
                throw error;
            });
            assertThatThrownBy(() -> pool.join(failed)).isSameAs(error);
        }
    }

    /** As where a pool can't even note that memory is out: the thread is gone, and what it had begun never ends. */
    @Test
    void aThreadThatDiesIsNoticedByThoseWhoWait() {
        OutOfMemoryError error = new OutOfMemoryError("as if");
        Future<String> neverCompleted = new CompletableFuture<>();
        try (DaemonPool pool = new DaemonPool("here", 1)) {
            pool.thread(() -> {
                        throw error;
                    })
                    .start();
            assertThatThrownBy(() -> pool.await(neverCompleted, NOBODY_LOOKS)).isSameAs(error);
            assertThatThrownBy(() -> pool.join(neverCompleted)).isSameAs(error);
        }
    }

    @Test
    void anInterruptionDoesNotEndAJoinAndIsKept() {
        CountDownLatch goOn = new CountDownLatch(1);
        try (DaemonPool pool = new DaemonPool("here", 2)) {
            Thread waiting = Thread.currentThread();
            Future<?> task = pool.submit(() -> uninterrupted(goOn));
            pool.submit(() -> {
                waiting.interrupt();
                goOn.countDown();
            });
            pool.join(task);
            assertThat(task.isDone()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
