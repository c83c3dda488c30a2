package io.exeunt.search.study;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Rate and remaining time of a run, from the trials evaluated in it. */
final class Stopwatch {
    private final InstantSource time;
    private final int budget;
    private final int replayed;
    private final Instant begin;

    Stopwatch(InstantSource time, int budget, int replayed) {
        this.time = time;
        this.budget = budget;
        this.replayed = replayed;
        this.begin = time.instant();
    }

    StudyProgress progress(GenerationStats stats) {
        int fresh = Math.max(0, stats.evaluations() - replayed);
        double elapsedS = Duration.between(begin, time.instant()).toNanos() / 1e9;
        if (fresh == 0 || elapsedS <= 0) {
            return new StudyProgress(stats, budget, replayed(stats), Double.NaN, Duration.ZERO);
        }
        double rate = fresh / elapsedS;
        double remainingS = (budget - stats.evaluations()) / rate;
        return new StudyProgress(stats, budget, replayed(stats), rate, Duration.ofMillis(Math.round(remainingS * 1e3)));
    }

    private int replayed(GenerationStats stats) {
        return Math.min(replayed, stats.evaluations());
    }
}
