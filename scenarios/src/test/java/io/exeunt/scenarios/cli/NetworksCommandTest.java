package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void allAreListedWithTheirTotals() {
        Result result = new Session(folder).call("networks", "list");

        assertThat(result.out().lines().filter(line -> line.startsWith("resnet20-cifar10 ")))
                .singleElement()
                .asString()
                .contains("40,551,040")
                .contains("269,034");
        assertThat(result.out().lines()).hasSizeGreaterThan(Zoo.names().size());
    }

    @Test
    void aTableReadsBackAsTheNetwork() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.json"),
                new Session(folder)
                        .call("networks", "table", "resnet20-cifar10")
                        .out());

        assertThat(LayerTables.read(file)).isEqualTo(Zoo.network("resnet20-cifar10"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        Result result = new Session(folder).call("networks", "table", "resnet20-cifar");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("network resnet20-cifar: not in the zoo; it has ");
    }
}
