package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.Sha256;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.algorithm.Algorithm;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.RandomSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals as they were before searches were made fast: a seed still asks for the same designs, in the same order and bytes. */
final class JournalGoldenTest {
    @TempDir
    Path folder;

    private String journal(Algorithm algorithm, int threads) throws IOException {
        StudySpec spec = StudySpec.builder(MixedProblem.SPACE, MixedProblem.GOALS)
                .algorithm(algorithm)
                .budget(3000)
                .seed(11)
                .build();
        Path place = folder.resolve(algorithm.name() + threads);
        try (TrialExecutor executor = TrialExecutor.threads(MixedProblem::evaluate, threads)) {
            new Study(spec).run(place, executor, Clock.systemUTC());
        }
        return Sha256.begin()
                .add(Files.readString(place.resolve("trials.jsonl")))
                .hex();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anEvolutionTakesTheSameCourse(int threads) throws IOException {
        assertThat(journal(NsgaII.standard(40), threads))
                .isEqualTo("323071380d2a53f020281d7b53a844ffd7387626a8a1c5e5546875419b2f894b");
    }

    @Test
    void aRandomSearchTakesTheSameCourse() throws IOException {
        assertThat(journal(RandomSearch.standard(), 2))
                .isEqualTo("5a7a3ba51c909d8ef4da22d33e28b2bf999603c70b8cdf6de757d02d91fe215c");
    }
}
