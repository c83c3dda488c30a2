package io.exeunt.search.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ParetoArchiveProperties {
    /** Few different values, so that equal and dominated vectors are common. */
    @Provide
    Arbitrary<List<Evaluation>> evaluations() {
        Arbitrary<Double> value = Arbitraries.integers().between(0, 7).map(Integer::doubleValue);
        return Arbitraries.integers().between(1, 4).flatMap(objectives -> value.array(double[].class)
                .ofSize(objectives)
                .list()
                .ofMaxSize(60)
                .map(Evaluations::of));
    }

    @Property(tries = 300)
    void holdsWhatBruteForceFinds(@ForAll("evaluations") List<Evaluation> evaluations) {
        List<String> expected = evaluations.stream()
                .filter(e -> evaluations.stream().noneMatch(other -> other.dominates(e)))
                .filter(e -> firstOfEquals(e, evaluations))
                .sorted(Comparator.comparing(Evaluation::minimized, Arrays::compare))
                .map(Evaluation::id)
                .toList();
        assertThat(ParetoFront.of(evaluations).members().stream().map(Evaluation::id))
                .isEqualTo(expected);
    }

    @Property(tries = 300)
    void orderOfArrivalDoesNotMatter(@ForAll("evaluations") List<Evaluation> evaluations, @ForAll long seed) {
        List<Evaluation> shuffled = new ArrayList<>(evaluations);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(ParetoFront.of(shuffled).members())
                .isEqualTo(ParetoFront.of(evaluations).members());
    }

    @Property(tries = 300)
    void whatIsAddedTwiceChangesNothing(@ForAll("evaluations") List<Evaluation> evaluations) {
        ParetoArchive archive = new ParetoArchive();
        evaluations.forEach(archive::add);
        List<Evaluation> before = archive.front().members();
        evaluations.forEach(evaluation -> assertThat(archive.add(evaluation)).isFalse());
        assertThat(archive.front().members()).isEqualTo(before);
    }

    private static boolean firstOfEquals(Evaluation evaluation, List<Evaluation> all) {
        return all.stream()
                .filter(other -> Arrays.equals(other.minimized(), evaluation.minimized()))
                .min(Comparator.comparingDouble(other -> other.point().value(0)))
                .orElseThrow()
                .equals(evaluation);
    }
}
