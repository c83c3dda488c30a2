package io.exeunt.scenarios.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.spec.PortableScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class JobFailureTest {
    private static final List<CellInput> CELLS = List.of(cell(4), cell(7));

    private static CellInput cell(int index) {
        return new CellInput(index, new PortableScenario("name: s", new TreeMap<>()), "hash", new ArrayList<>());
    }

    private static JobFailure failure(String message) {
        return new JobFailure(new SparkException(message));
    }

    @Test
    void aCellThatBringsDownItsExecutorsIsToBlameAlone() {
        String message =
                "Job aborted due to stage failure: Task 1 in stage 0.0 failed 4 times, most recent failure: Lost task 1.3 in"
                        + " stage 0.0 (TID 9) (127.0.0.1 executor 4): ExecutorLostFailure (executor 4 exited caused by one of the running"
                        + " tasks) Reason: Command exited with code 77\nDriver stacktrace:";

        assertThat(failure(message).blame(CELLS, "spark://h:1"))
                .containsOnlyKeys(CELLS.get(1))
                .containsValue("its executors broke down 4 times: Command exited with code 77");
    }

    @Test
    void whateverElseEndsTheJobEndsItForAll() {
        assertThat(failure("Job aborted due to stage failure: no such table\nat …")
                        .blame(CELLS, "spark://h:1"))
                .containsOnlyKeys(CELLS)
                .containsValue("spark://h:1 gave up: Job aborted due to stage failure: no such table");
    }

    @Test
    void aSweepThatTheMasterHasDroppedIsToldAsSuch() {
        assertThat(failure("Job 0 cancelled because SparkContext was shut down").blame(CELLS, "spark://h:1"))
                .containsOnlyKeys(CELLS)
                .containsValue(
                        "spark://h:1 gave up: the master has dropped the sweep, as no executor could be started or kept;"
                                + " the workers' logs say why");
    }

    @Test
    void anOlderJavaIsNamed() {
        String message =
                "Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent failure: Lost task 0.3:"
                        + " java.lang.UnsupportedClassVersionError: io/exeunt/scenarios/spark/CellFunction";

        assertThat(failure(message).blame(CELLS, "spark://h:1"))
                .containsOnlyKeys(CELLS)
                .containsValue("spark://h:1 gave up: an executor runs an older Java, and Exeunt needs 17;"
                        + " -Dspark.executorEnv.JAVA_HOME names another one");
    }
}
