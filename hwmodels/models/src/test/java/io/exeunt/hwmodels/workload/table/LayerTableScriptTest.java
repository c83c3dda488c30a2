package io.exeunt.hwmodels.workload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that makes tables of PyTorch networks, against counts by hand. Asks for a Python with PyTorch: {@code python3}, or what the
 * variable EXEUNT_PYTHON names.
 */
class LayerTableScriptTest {
    private static final String PYTHON =
            Optional.ofNullable(System.getenv("EXEUNT_PYTHON")).orElse("python3");

    private final Path folder;

    LayerTableScriptTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tablesOfPyTorchNetworksCountWhatTheyComputeOrAreRefusedByName() throws Exception {
        assumeTrue(
                run("-c", "import torch.utils._python_dispatch").isPresent(),
                "needs a Python with PyTorch; set EXEUNT_PYTHON or install python3-torch");
        List<String> lines = run(script().toString(), examples().toString(), folder.toString())
                .orElseThrow(() -> new AssertionError(read("err")));
        SoftAssertions softly = new SoftAssertions();
        for (String line : lines) {
            check(new ObjectMapper().readTree(line), softly);
        }
        softly.assertAll();
        assertThat(lines).hasSizeGreaterThan(25);
    }

    private void check(JsonNode network, SoftAssertions softly) {
        String name = network.path("name").textValue();
        if (network.has("refused") || network.has("expected")) {
            softly.assertThat(network.path("refused").asText("accepted"))
                    .as(name)
                    .contains(network.path("expected").asText("no refusal"));
            return;
        }
        softly.assertThatCode(() -> {
                    OperatorGraph graph = LayerTables.read(folder.resolve(name + ".json"));
                    assertThat(graph.exits()).hasSize(2);
                    assertThat(graph.macs()).isEqualTo(network.path("macs").longValue());
                    // A folded batch norm leaves one of its two numbers per channel; an embedding stands there once per
                    // look-up.
                    if (!List.of("folded", "embedding").contains(name)) {
                        assertThat(graph.parameters())
                                .isEqualTo(network.path("parameters").longValue());
                    }
                })
                .as(name)
                .doesNotThrowAnyException();
    }

    /** The lines that Python prints; empty if it fails or is not there. */
    private Optional<List<String>> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        try {
            int code = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start()
                    .waitFor();
            return code == 0 ? Optional.of(Files.readAllLines(out)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String read(String name) {
        try {
            return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path script() throws URISyntaxException {
        return Path.of(LayerTableScriptTest.class
                .getResource("layer_table_networks.py")
                .toURI());
    }

    private static Path examples() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(here -> here.resolve("docs/examples"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
