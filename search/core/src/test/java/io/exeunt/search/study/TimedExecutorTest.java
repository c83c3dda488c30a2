package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.TrialFailedException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trials that hang, on a clock that moves when all others are done. */
class TimedExecutorTest {
    private static final Duration LIMIT = Duration.ofMillis(1500);
    private static final List<DesignPoint> POINTS = points(40);

    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch released = new CountDownLatch(1);

    private static List<DesignPoint> points(int count) {
        SplittableRandom random = new SplittableRandom(2);
        return IntStream.range(0, count)
                .mapToObj(i -> MixedProblem.SPACE.random(random))
                .toList();
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private TrialExecutor threads(Evaluator evaluator, int count) {
        return TrialExecutor.threads(evaluator, count, LIMIT, nanos::get);
    }

    /** Hangs on some points once all others were evaluated, whatever anybody asks of its thread. */
    private Evaluator hangingOn(List<DesignPoint> bad) {
        CountDownLatch others = new CountDownLatch(POINTS.size() - bad.size());
        return point -> {
            if (!bad.contains(point)) {
                others.countDown();
                return MixedProblem.evaluate(point);
            }
            await(others);
            nanos.addAndGet(LIMIT.toNanos() + 1);
            await(released);
            return MixedProblem.evaluate(point);
        };
    }

    private static void await(CountDownLatch latch) {
        for (boolean open = false; !open; ) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException ignored) {
                Thread.yield();
            }
        }
    }

    @Test
    void whatHangsHasFailedAndAllOthersAreAsWithoutALimit() {
        for (int count = 2; count <= 4; count++) {
            DesignPoint bad = POINTS.get(5);
            try (TrialExecutor timed = threads(hangingOn(List.of(bad)), count);
                    TrialExecutor serial = TrialExecutor.serial(MixedProblem::evaluate)) {
                List<Evaluation> found = timed.evaluate(POINTS, () -> false);
                List<Evaluation> expected = serial.evaluate(POINTS, () -> false);

                assertThat(found).hasSameSizeAs(expected);
                for (int i = 0; i < found.size(); i++) {
                    if (i == 5) {
                        assertThat(found.get(i).point()).isEqualTo(bad);
                        assertThat(found.get(i).failure()).contains("Took longer than search.trial_timeout_s, 1.5 s");
                    } else {
                        assertThat(found.get(i)).hasToString(expected.get(i).toString());
                    }
                }
            }
        }
    }

    /** The threads that hang are given up, and others go on with the next batch. */
    @Test
    void aBatchAfterOneThatHungIsEvaluated() {
        try (TrialExecutor timed = threads(hangingOn(List.of(POINTS.get(39))), 2)) {
            timed.evaluate(POINTS, () -> false);

            assertThat(timed.evaluate(POINTS.subList(0, 10), () -> false))
                    .hasSize(10)
                    .noneMatch(each ->
                            each.failure().filter(why -> why.startsWith("Took")).isPresent());
        }
    }

    @Test
    void otherWorkThatHangsIsLeftOut() {
        CountDownLatch done = new CountDownLatch(2);
        List<Supplier<String>> tasks = List.of(
                () -> said("a", done),
                () -> {
                    await(done);
                    nanos.addAndGet(LIMIT.toNanos() * 256 + 1);
                    await(released);
                    return "b";
                },
                () -> said("c", done));
        try (TrialExecutor timed = threads(MixedProblem::evaluate, 2)) {
            assertThat(timed.all(tasks)).containsExactly("a", "c");
        }
    }

    private static String said(String what, CountDownLatch done) {
        done.countDown();
        return what;
    }

    @Test
    void anErrorReachesTheCallerAsItWasThrown() {
        OutOfMemoryError error = new OutOfMemoryError("none left");
        Evaluator evaluator = point -> {
            throw error;
        };
        try (TrialExecutor timed = threads(evaluator, 2)) {
            assertThatThrownBy(() -> timed.evaluate(POINTS, () -> false)).isSameAs(error);
        }
    }

    @Test
    void nothingBeginsOnceTheUserWantsToStop() {
        try (TrialExecutor timed = threads(MixedProblem::evaluate, 2)) {
            assertThat(timed.evaluate(POINTS, () -> true)).isEmpty();
        }
    }

    @Test
    void aSearchThatHasLostManyThreadsStops() {
        Evaluator hanging = point -> {
            nanos.addAndGet(LIMIT.toNanos() + 1);
            await(released);
            return MixedProblem.evaluate(point);
        };
        try (TrialExecutor timed = threads(hanging, 1)) {
            List<DesignPoint> many = points(TimedExecutor.MOST_LOST + 5);
            assertThatThrownBy(() -> timed.evaluate(many, () -> false))
                    .isInstanceOf(TrialFailedException.class)
                    .hasMessage(
                            "64 trials or refinements took longer than search.trial_timeout_s allows, and their threads"
                                    + " may still be running" + System.lineSeparator()
                                    + "  Maybe raise search.trial_timeout_s, or leave out the policy or governor that hangs.");
        }
    }
}
