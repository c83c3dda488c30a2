package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.ProgressEvent.Step;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Observer.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
    private final List<Step> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private LoadProgress of(double durationS) {
        return new LoadProgress(
                new Load(new Arrivals.BackToBack(), durationS, 1, 25, 1),
                new RunContext(Cancellation.NEVER, event -> told.add((Step) event), () -> now, List.of()));
    }

    private static Stretch stretch(double fromS, double seconds) {
        return new Stretch(fromS, seconds, 1, 25, 0, true, 0);
    }

    @Test
    void aDayOfRequestsIsToldAThousandTimesAtMost() {
        LoadProgress progress = of(86_400);
        for (int i = 0; i < 864_000; i++) {
            progress.see(stretch(i / 10.0, 0.1));
        }
        assertThat(told).hasSizeBetween(900, 1000);
        assertThat(told.get(0))
                .returns("load", Step::phase)
                .returns(86_400L, Step::total)
                .returns("s", Step::unit);
    }

    @Test
    void theRestIsEstimatedFromWhatIsDone() {
        LoadProgress progress = of(100);
        now = Instant.EPOCH.plusSeconds(5);
        progress.see(stretch(0, 25));

        assertThat(told).containsExactly(new Step("load", 25, 100, "s", 5, 15, ""));
    }

    @Test
    void requestsThatAreAnsweredAfterTheEndAreSaid() {
        of(100).see(stretch(99, 3));

        assertThat(told)
                .hasSize(1)
                .first()
                .returns(100L, Step::done)
                .returns("answering what still waits", Step::detail);
    }
}
