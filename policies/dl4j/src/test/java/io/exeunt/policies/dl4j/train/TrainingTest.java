package io.exeunt.policies.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final LabelledImages IMAGES = Tiny.images(64, 1);
    private static final int STEPS = 16;

    /** Parameters after a training that nothing interrupted, on one thread. */
    private static final float[] UNINTERRUPTED = train(1, 1);

    private final List<TrainingProgress> progress = new ArrayList<>();
    private final MemoryStore store = new MemoryStore();
    private long secondsPassed;

    /** Each look at the clock takes one second. */
    private final InstantSource clock = () -> Instant.ofEpochSecond(secondsPassed++);

    private static final class MemoryStore implements CheckpointStore {
        private final List<Checkpoint> saved = new ArrayList<>();
        private boolean cleared;

        @Override
        public Optional<Checkpoint> latest(String key) {
            return saved.isEmpty() ? Optional.empty() : Optional.of(saved.get(saved.size() - 1));
        }

        @Override
        public void save(Checkpoint checkpoint) {
            saved.add(checkpoint);
        }

        @Override
        public void clear() {
            cleared = true;
        }
    }

    private TrainingEnvironment environment(Duration interval, int stopAfter) {
        return new TrainingEnvironment(2, clock, progress::add, store, interval, () -> progress.size() >= stopAfter);
    }

    private static float[] train(int threads, long seed) {
        return parameters(Training.run(
                Tiny.training(seed), IMAGES, TrainingEnvironment.quiet(threads, InstantSource.fixed(Instant.EPOCH))));
    }

    private static float[] parameters(TrainedNetwork trained) {
        return Tiny.values(trained.network().graph().params());
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        assertThat(train(2, 1)).containsExactly(UNINTERRUPTED).isNotEqualTo(train(1, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 15})
    void aTrainingThatWasStoppedGoesOnToTheSameEnd(int stopAfter) {
        TrainingEnvironment stopped = environment(Duration.ofDays(1), stopAfter);
        assertThatThrownBy(() -> Training.run(Tiny.training(1), IMAGES, stopped))
                .isInstanceOf(TrainingCancelledException.class)
                .hasMessage("Training cancelled after " + stopAfter + " of 16 steps");
        assertThat(store.saved).hasSize(1);
        TrainedNetwork resumed =
                Training.run(Tiny.training(1), IMAGES, environment(Duration.ofDays(1), Integer.MAX_VALUE));
        assertThat(parameters(resumed)).containsExactly(UNINTERRUPTED);
        assertThat(progress).hasSize(STEPS).extracting(TrainingProgress::step).isSorted();
        assertThat(store.cleared).isTrue();
    }

    @Test
    void killedBetweenTimedCheckpointsItRepeatsOnlyWhatCameAfterTheLast() {
        Training.run(Tiny.training(1), IMAGES, environment(Duration.ofSeconds(8), Integer.MAX_VALUE));
        assertThat(store.saved).extracting(Checkpoint::step).containsExactly(4L, 8L, 12L);
        progress.clear();
        TrainedNetwork resumed =
                Training.run(Tiny.training(1), IMAGES, environment(Duration.ofDays(1), Integer.MAX_VALUE));
        assertThat(progress).hasSize(STEPS - 12);
        assertThat(parameters(resumed)).containsExactly(UNINTERRUPTED);
    }

    @Test
    void progressTellsStepsRateTheTimeThatRemainsAndALossThatFalls() {
        Training.run(Tiny.training(1), IMAGES, environment(Duration.ofDays(1), Integer.MAX_VALUE));
        TrainingProgress fourth = progress.get(3);
        assertThat(fourth.step()).isEqualTo(4);
        assertThat(fourth.steps()).isEqualTo(STEPS);
        assertThat(fourth.imagesPerS()).isEqualTo(4 * 8 / 7.0);
        assertThat(fourth.etaS()).isEqualTo(7.0 / 4 * 12);
        assertThat(progress.get(STEPS - 1).loss())
                .isLessThan(0.9 * progress.get(0).loss());
        assertThat(progress)
                .extracting(TrainingProgress::epoch)
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void aLossThatIsNoNumberStopsTheTrainingAndNamesItsBatch() {
        TrainingSpec wild = new TrainingSpec(Tiny.network(), 2, 8, 1e30, 0, List.of(0.5, 0.5, 1.0), 1);
        assertThatThrownBy(() -> Training.run(wild, IMAGES, environment(Duration.ofDays(1), Integer.MAX_VALUE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "training: Expected a finite loss, given NaN at step \\d+ of 16 \\(epoch 1; training samples"
                                + "( \\d+,){7} \\d+\\)\\R  Maybe a smaller learning rate helps");
        assertThat(store.saved).isEmpty();
        assertThat(store.cleared).isFalse();
    }

    @Test
    void epochsAreToldWithTheNetworkAsItWouldBeUsed() {
        List<Integer> epochs = new ArrayList<>();
        List<float[]> parameters = new ArrayList<>();
        EpochListener listener = (epoch, network) -> {
            epochs.add(epoch);
            parameters.add(Tiny.values(network.get().graph().params()));
        };
        TrainingEnvironment watched =
                new TrainingEnvironment(1, clock, progress::add, store, Duration.ofDays(1), listener, () -> false);

        Training.run(Tiny.training(1), IMAGES, watched);

        assertThat(epochs).containsExactly(1, 2);
        assertThat(parameters.get(0)).isNotEqualTo(UNINTERRUPTED);
        assertThat(parameters.get(1)).containsExactly(UNINTERRUPTED);
    }

    @Test
    void stoppingAtTheLastStepIsTooLate() {
        Training.run(Tiny.training(1), IMAGES, environment(Duration.ofDays(1), STEPS));
        assertThat(store.saved).isEmpty();
    }

    @Test
    void whatTheStoreThrowsReachesTheCaller() {
        CheckpointStore full = new CheckpointStore() {
            @Override
            public Optional<Checkpoint> latest(String key) {
                return Optional.empty();
            }

            @Override
            public void save(Checkpoint checkpoint) {
                throw new java.io.UncheckedIOException(new java.io.IOException("No space left on device"));
            }

            @Override
            public void clear() {}
        };
        TrainingEnvironment environment =
                new TrainingEnvironment(1, clock, progress::add, full, Duration.ZERO, () -> false);
        assertThat(catchThrowableOfType(
                        java.io.UncheckedIOException.class, () -> Training.run(Tiny.training(1), IMAGES, environment)))
                .hasMessageContaining("No space left on device");
    }
}
