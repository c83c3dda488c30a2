package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.RunContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstEstimateTest {
    private final List<String> told = new ArrayList<>();

    private FirstEstimate estimate() {
        RunContext context = new RunContext(
                Cancellation.NEVER,
                event -> {
                    if (event instanceof ProgressEvent.Note note) {
                        told.add(note.text());
                    }
                },
                InstantSource.system(),
                List.of());
        return new FirstEstimate(new PhaseLog(context), "train");
    }

    private void steps(int count, double leftS) {
        FirstEstimate estimate = estimate();
        for (int i = 0; i < count; i++) {
            estimate.step(leftS);
        }
    }

    @Test
    void aLongWorkIsAnnouncedOnce() {
        steps(100, 130);
        assertThat(told).containsExactly("train takes about 2 min 10 s, by its first 20 steps");
    }

    @Test
    void aShortOneIsNot() {
        steps(100, 19);
        assertThat(told).isEmpty();
    }

    @Test
    void anUnknownTimeIsNotAnnounced() {
        steps(100, Double.NaN);
        assertThat(told).isEmpty();
    }
}
