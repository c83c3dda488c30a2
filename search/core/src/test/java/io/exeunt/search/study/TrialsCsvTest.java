package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.algorithm.RandomSearch;
import io.exeunt.search.objective.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsCsvTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<Evaluation> searched = List.of();

    @BeforeEach
    void search() {
        StudySpec spec = StudySpec.builder(MixedProblem.SPACE, MixedProblem.GOALS)
                .algorithm(RandomSearch.standard())
                .budget(120)
                .build();
        searched = new Study(spec)
                .run(folder, TrialExecutor.serial(MixedProblem::evaluate), InstantSource.system())
                .evaluations();
    }

    private String csv() {
        StringBuilder text = new StringBuilder();
        assertThat(new TrialsCsv(StoredStudy.in(folder), text).write()).isEqualTo(searched.size());
        return text.toString();
    }

    @Test
    void whatIsReadIsWhatWasSearched() {
        StoredStudy study = StoredStudy.in(folder);
        List<Evaluation> read = new ArrayList<>();
        study.forEach(read::add);

        assertThat(study.space()).isEqualTo(MixedProblem.SPACE);
        assertThat(study.goals()).isEqualTo(MixedProblem.GOALS);
        assertThat(read).hasSameSizeAs(searched);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).id()).isEqualTo(searched.get(i).id());
            assertThat(read.get(i).objectives()).isEqualTo(searched.get(i).objectives());
            assertThat(read.get(i).failure()).isEqualTo(searched.get(i).failure());
        }
    }

    @Test
    void everyTrialIsARowWithTheSameNumbers() {
        String[] rows = csv().split("\r\n");

        assertThat(rows[0])
                .isEqualTo("trial,design,state,early,policy,clock,threshold,accuracy,energy (mJ),"
                        + "limited latency (ms),failure");
        assertThat(rows).hasSize(searched.size() + 1);
        for (int i = 0; i < searched.size(); i++) {
            Evaluation trial = searched.get(i);
            String[] cells = rows[i + 1].split(",", -1);
            assertThat(cells[0]).isEqualTo("" + (i + 1));
            assertThat(cells[1]).isEqualTo(trial.id());
            assertThat(cells[3]).isEqualTo("" + trial.point().flag("early"));
            assertThat(cells[4]).isEqualTo(trial.point().choice("policy"));
            assertThat(cells[5]).isEqualTo("" + trial.point().integer("clock"));
            assertThat(Double.parseDouble(cells[6])).isEqualTo(trial.point().real("threshold"));
            if (trial.failure().isPresent()) {
                assertThat(rows[i + 1])
                        .contains(",failed,")
                        .endsWith(",,,," + trial.failure().get());
            } else {
                assertThat(Double.parseDouble(cells[8])).isEqualTo(trial.objective(1));
            }
        }
        assertThat(searched).anyMatch(trial -> trial.failure().isPresent());
    }

    @Test
    void aTornEndIsLeftOutAndALineThatWasChangedIsTold() throws IOException {
        Path journal = folder.resolve("trials.jsonl");
        String whole = Files.readString(journal);
        Files.writeString(journal, whole + "\"torn");
        assertThat(csv().split("\r\n")).hasSize(searched.size() + 1);
        assertThat(Files.readString(journal)).endsWith("\"torn");

        List<String> lines = new ArrayList<>(whole.lines().toList());
        lines.remove(7);
        Files.writeString(journal, String.join("\n", lines) + "\n");
        assertThatThrownBy(() -> new TrialsCsv(StoredStudy.in(folder), new StringBuilder()).write())
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(journal + ":8: not a trial of this study: Expected checksum to be ");
    }

    @Test
    void aFolderWithoutAStudyIsRefused() throws IOException {
        assertThatThrownBy(() -> StoredStudy.in(folder.resolve("nothing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no search was begun here: study.json is missing");
        Files.writeString(folder.resolve("study.json"), "{\"space\":[{\"name\":\"a\",\"kind\":\"Dice\"}]}");
        assertThatThrownBy(() -> StoredStudy.in(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a study's file: Expected a kind of dimension");
    }
}
