package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.algorithm.NsgaII;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies in several processes: locks, kills and small heaps mean nothing within one. */
final class StudyProcessesTest {
    private static final int BUDGET = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 50})
    void aStudyThatAnotherProcessRunsIsRefusedAndLeftAlone(int before) throws Exception {
        Path study = folder.resolve("study");
        if (before > 0) {
            StudyProcess.run(study, NsgaII.standard(20), before, MixedProblem::evaluate);
        }
        try (ChildJvm first = ChildJvm.start(List.of(), StudyProcess.Holding.class, study, BUDGET)) {
            assertThat(first.line()).isEqualTo("evaluating");
            byte[] journal = Files.readAllBytes(study.resolve("trials.jsonl")); // opens and closes the file once more
            String busy = study.resolve("trials.jsonl") + ": another run of this study is writing to it";
            assertThatThrownBy(() -> StudyProcess.run(study, NsgaII.standard(20), BUDGET, MixedProblem::evaluate))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(busy);
            try (ChildJvm second = ChildJvm.start(List.of(), StudyProcess.Holding.class, study, BUDGET)) {
                assertThat(second.rest()).isEqualTo(busy);
            }
            assertThat(study.resolve("trials.jsonl")).hasBinaryContent(journal);
            first.tell("go on");
            assertThat(first.rest()).isEqualTo("finished");
        }
        assertThat(Files.readAllLines(study.resolve("trials.jsonl"))).hasSize(1 + BUDGET);
    }

    @Test
    void aStudyThatWasKilledGoesOnToTheSameBytes() throws Exception {
        Path whole = folder.resolve("whole");
        StudyProcess.run(whole, NsgaII.standard(20), BUDGET, MixedProblem::evaluate);
        for (int kill : List.of(1, 20, 21, 77, 140, 199)) {
            Path killed = folder.resolve("killed" + kill);
            try (ChildJvm child = ChildJvm.start(List.of(), StudyProcess.Counting.class, killed, BUDGET)) {
                for (String line = child.line(); !line.equals("" + kill); line = child.line()) {
                    assertThat(line).isNotEmpty();
                }
                child.kill();
            }
            StudyProcess.run(killed, NsgaII.standard(20), BUDGET, MixedProblem::evaluate);
            assertThat(killed.resolve("trials.jsonl")).hasSameBinaryContentAs(whole.resolve("trials.jsonl"));
        }
    }

    @Test
    void aBigJournalIsMadeAndReadAgainInASmallHeap() throws Exception {
        List<String> small = List.of("-Xmx40m", "-XX:+UseSerialGC");
        String found;
        try (ChildJvm making = ChildJvm.start(small, StudyProcess.Big.class, folder, 200_000)) {
            found = making.rest();
            assertThat(found).startsWith("200000 new of 200000, ");
        }
        assertThat(Files.size(folder.resolve("trials.jsonl"))).isLessThan(100L * 200_000);
        try (ChildJvm again = ChildJvm.start(small, StudyProcess.Big.class, folder, 200_000)) {
            assertThat(again.rest()).isEqualTo(found.replace("200000 new of", "0 new of"));
        }
    }
}
