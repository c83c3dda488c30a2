package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Trains tiny networks over and over for some minutes, each to the same bits, to catch native memory that is freed while it is still
 * used. Run its main with a small young generation ({@code -Xmn2m}), so that the garbage collector gets many chances; it isn't a test.
 * The argument is the number of seconds.
 */
final class TrainingSoak {
    private static final LabelledImages IMAGES = Tiny.images(64, 1);

    private TrainingSoak() {}

    public static void main(String[] args) {
        Clock clock = Clock.systemUTC();
        Instant end = clock.instant().plus(Duration.ofSeconds(Long.parseLong(args[0])));
        float[] expected = train(clock);
        int trainings = 1;
        for (; clock.instant().isBefore(end); trainings++) {
            if (!Arrays.equals(expected, train(clock))) {
                System.out.println("training " + trainings + " ended with other bits");
            }
        }
        System.out.println(trainings + " trainings");
    }

    private static float[] train(Clock clock) {
        TrainedNetwork trained = Training.run(Tiny.training(1), IMAGES, TrainingEnvironment.quiet(2, clock));
        return Tiny.values(trained.network().graph().params());
    }
}
