package io.exeunt.ground.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, Integer.MAX_VALUE})
    void resultsComeInTheOrderOfTheTasks(int threads) {
        List<Supplier<Integer>> tasks = IntStream.range(0, 50)
                .<Supplier<Integer>>mapToObj(i -> () -> i * i)
                .toList();
        assertThat(Workers.all(threads, tasks, Cancellation.NEVER, ""))
                .isEqualTo(IntStream.range(0, 50).map(i -> i * i).boxed().toList());
    }

    @Test
    void whatATaskThrowsComesOutAsItWas() {
        OutOfMemoryError error = new OutOfMemoryError("as if");
        assertThatThrownBy(() -> Workers.one(
                        () -> {
                            throw error;
                        },
                        Cancellation.NEVER,
                        ""))
                .isSameAs(error);
        IllegalArgumentException exception = new IllegalArgumentException("no");
        assertThatThrownBy(() -> Workers.one(
                        () -> {
                            throw exception;
                        },
                        Cancellation.NEVER,
                        ""))
                .isSameAs(exception);
    }

    @Test
    void aTaskThatDoesNotListenIsAbandoned() {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> Workers.one(
                        () -> {
                            stop.set(true);
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                interrupted.set(true);
                            }
                            ended.countDown();
                            return 1;
                        },
                        stop::get,
                        "nothing is kept"))
                .isInstanceOf(CancelledException.class)
                .hasMessage("nothing is kept");
        assertThat(ended).satisfies(latch -> latch.await());
        assertThat(interrupted).isTrue();
    }
}
