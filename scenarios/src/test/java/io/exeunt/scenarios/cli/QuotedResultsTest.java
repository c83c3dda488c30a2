package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of docs/results.md are what the published traces give. Stars depend on how many policies take part, and are left out. */
class QuotedResultsTest {
    private static final Path DOCS = Path.of("../docs");

    @TempDir
    private Path cache;

    private static List<String> rows(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("| max_softmax |") || line.startsWith("| pteenet |"))
                .map(line -> line.replace("*", ""))
                .toList();
    }

    @Test
    void figuresOfMnistAreThoseOfThePublishedTraces() throws IOException {
        Result result = new RealSession(cache)
                .call(
                        "compare",
                        DOCS.resolve("results/mnist").toString(),
                        "--beside",
                        DOCS.resolve("results/mnist-small").toString(),
                        "--reference",
                        "never@mnist-small",
                        "--devices",
                        "jetson-tx2,raspberry-pi-5,jetson-agx-xavier",
                        "--budgets",
                        "1.25,1.5,2,3,4",
                        "--format",
                        "brief",
                        "--policies",
                        "max_softmax,pteenet");

        assertThat(result.code()).as(result.err()).isZero();
        List<String> computed = rows(result.out().lines());
        assertThat(computed).hasSize(4);
        try (Stream<String> page = Files.lines(DOCS.resolve("results.md"))) {
            assertThat(rows(page)).containsAll(computed);
        }
    }
}
