package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private String scenario;

    @BeforeEach
    void writeScenario() throws IOException {
        session = new Session(folder.resolve("cache"));
        Path file = folder.resolve("s.yaml");
        Files.writeString(
                file,
                "name: small\ndevice: {id: jetson-tx2}\nsearch: {evaluations: 500}\nreport: {folder: \"" + folder
                        + "/study\"}\n");
        scenario = file.toString();
    }

    @Test
    void aDryRunListsCellsAndTouchesNothing() {
        Result result = session.call(
                "sweep", scenario, "--vary", "budget.latency_budget_ms=0.2..0.4/2", "--vary", "seed=1,2", "--dry-run");

        assertThat(result).isEqualTo(new Result(0, """
                budget.latency_budget_ms=0.2, seed=1
                budget.latency_budget_ms=0.2, seed=2
                budget.latency_budget_ms=0.4, seed=1
                budget.latency_budget_ms=0.4, seed=2

                4 cells, 0 finished, 0 wrong
                at most 6,000 evaluations left, searches for comparison included
                folder  %s/study-sweep
                """.formatted(folder), ""));
        assertThat(session.workbench.asked).isEmpty();
        assertThat(folder.resolve("study-sweep")).doesNotExist();
    }

    @Test
    void everyCellGoesThroughTheDoorOfStudies() {
        Result result = session.call("sweep", scenario, "--vary", "seed=1,2", "--restart", "--threads", "1");

        assertThat(session.workbench.asked).containsExactly("search RESTART", "search RESTART");
        assertThat(session.workbench.scenarios.get(1).seed()).isEqualTo(2);
        assertThat(result.code()).isEqualTo(4); // the fake has written nothing
        assertThat(result.out()).contains("seed=2: ", "no finished study: manifest.json is missing");
    }

    @Test
    void failuresOfAllCellsAreCountedAndTheExitCodeIsFour() {
        session.workbench.failure = new IllegalStateException("oh");

        Result result = session.call("sweep", scenario, "--vary", "seed=1,2", "-q");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out())
                .startsWith("2 cells, 0 with a front, 2 failed.\n")
                .contains(
                        "failed cell   seed=1: internal error, please report it: java.lang.IllegalStateException: oh\n");
    }

    @Test
    void mistakesAreToldBeforeAnyWork() {
        assertThat(session.call("sweep", scenario, "--vary", "sed=1..3"))
                .satisfies(result -> assertThat(result.code()).isEqualTo(3))
                .satisfies(result -> assertThat(result.err()).endsWith("  Maybe you meant 'seed'\n"));
        assertThat(session.call("sweep", scenario, "--vary", "seed=1..20000").err())
                .isEqualTo("--vary: Expected at most 10,000 cells without --yes, given 20,000\n"
                        + "  Maybe --yes if so many are meant; --dry-run lists them\n");
        assertThat(session.call("sweep", scenario, "--vary", "seed=1", "-o", scenario)
                        .err())
                .isEqualTo("--output: Expected a folder, given the file " + scenario + "\n");
        assertThat(session.workbench.asked).isEmpty();
    }

    @Test
    void anInterruptedSweepTellsHowToResume() {
        session.interrupted = true;

        Result result = session.call("sweep", scenario, "--vary", "seed=1,2", "-q");

        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err())
                .isEqualTo("Interrupted: stopped while the cells were planned; finished ones are kept\n"
                        + "  Resume with: exeunt sweep " + scenario + " --vary seed=1,2 -q\n");
    }

    @Test
    void twoStudiesAreComparedOnlyIfBothAreFinished() {
        assertThat(session.call("diff", folder + "/a", folder + "/b"))
                .isEqualTo(new Result(
                        3,
                        "",
                        folder + "/a: no finished study: manifest.json is missing\n"
                                + "  Maybe run it first: exeunt run <scenario.yaml> --output " + folder + "/a\n"));
    }
}
