package io.exeunt.scenarios.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spark.Place.Address;
import io.exeunt.scenarios.sweep.CellCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void thisBuildHasACluster() {
        assertThat(ServiceLoader.load(CellCluster.class).findFirst()).containsInstanceOf(SparkCluster.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[*]", "local[4]"})
    void threadsOfThisProcess(String given) {
        assertThat(Place.of(given)).isEqualTo(new Place.Local(given));
    }

    @Test
    void mastersOfAStandaloneCluster() {
        assertThat(Place.of("spark://a.b-c:7077,[::1]:8077"))
                .isEqualTo(new Place.Standalone(
                        "spark://a.b-c:7077,[::1]:8077",
                        List.of(new Address("a.b-c", 7077), new Address("[::1]", 8077))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spark",
                "spark://",
                "spark://host",
                "spark://host:0",
                "spark://host:65536",
                "spark://a:1,",
                "http://host:7077",
                "local[0]",
                "local[x]",
                "spark://user@host:7077",
                "spark://host:7077/path"
            })
    void anythingElseIsToldWithWhatIsExpected(String given) {
        assertThatThrownBy(() -> Place.of(given))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--on " + given
                        + ": Expected spark://host:port, local[threads], local[*] or spark-submit, given " + given
                        + System.lineSeparator()
                        + "  Maybe a standalone master listens at spark://host:7077 (docs/scaling.md)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn", "k8s://https://host:443"})
    void managersOfClustersComeWithSparkSubmit(String given) {
        assertThatThrownBy(() -> Place.of(given))
                .hasMessageContaining(
                        "spark-submit --master " + given + " exeunt-spark-…-job.jar sweep … --on spark-submit");
    }

    @Test
    void aMasterThatNobodyStartedIsToldAtOnce() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String url = "spark://127.0.0.1:" + free;

        assertThatThrownBy(() -> new SparkCluster().at(url, "test"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--on " + url + ": No Spark master answers: 127.0.0.1:" + free + " – Connection refused"
                        + System.lineSeparator()
                        + "  Maybe its page says where it listens, and docs/scaling.md how to start one");
    }

    @Test
    void aJobOfSparkSubmitIsOnlyThereInsideOfOne() {
        assertThatThrownBy(() -> new SparkCluster().at("spark-submit", "test"))
                .hasMessageStartingWith("--on spark-submit: Expected to run in a job of spark-submit, there is none");
    }
}
