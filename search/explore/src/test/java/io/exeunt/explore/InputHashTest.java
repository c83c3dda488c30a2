package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.TinyStudy.Ground;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InputHashTest {
    private static final ExploreSpec SPEC = TinyStudy.spec(List.of("entropy"), List.of("schedule"));

    private static String hash(String network, double switchS, ExploreSpec spec) {
        StudySubject tiny = TinyStudy.subject("own");
        StudySubject subject =
                new StudySubject("tiny", "digits", 1, tiny.systems(), new TreeMap<>(Map.of("network", network)));
        Ground ground = Ground.of(subject, List.of(TinyStudy.board("tiny", switchS)), spec);
        return InputHash.of(spec, ground.pricing());
    }

    @Test
    void theSameInputsHaveTheSameHash() {
        assertThat(hash("abc", 1e-3, SPEC)).isEqualTo(hash("abc", 1e-3, SPEC));
    }

    @Test
    void anotherNetworkHasAnotherHash() {
        assertThat(hash("abd", 1e-3, SPEC)).isNotEqualTo(hash("abc", 1e-3, SPEC));
    }

    @Test
    void theCostOfChangesOfStateCounts() {
        assertThat(hash("abc", 1e-3 + 1e-6, SPEC)).isNotEqualTo(hash("abc", 1e-3, SPEC));
    }

    @Test
    void howFiguresAreMadeOfBoardsCounts() {
        ExploreSpec mean = new ExploreSpec(
                SPEC.title(),
                SPEC.seed(),
                SPEC.policies(),
                SPEC.governors(),
                Across.MEAN,
                SPEC.periodS(),
                SPEC.budget(),
                SPEC.objectives(),
                SPEC.search());
        assertThat(hash("abc", 1e-3, mean)).isNotEqualTo(hash("abc", 1e-3, SPEC));
    }
}
