package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.ReportSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped scenarios and boards, as the command line finds them. */
class CatalogueTest {
    private final ScenarioReader reader = new ScenarioReader(new Catalogue());

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "raspberry-pi-4"})
    void theShippedScenariosAreValid(String name) {
        Scenario scenario = reader.read(Path.of(name + ".yaml"), List.of());

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.report()).isEqualTo(new ReportSpec(Path.of("runs", name)));
    }

    @Test
    void theCifarScenarioNeedsToKnowWhereTheImagesAre() {
        Path file = Path.of("cifar10.yaml");

        assertThat(reader.read(file, List.of("data.folder=/sets/cifar.tgz")).data())
                .isEqualTo(new DataSpec.Published(DataSpec.PublishedSet.CIFAR10, Path.of("/sets/cifar.tgz"), 5000));
        assertThatThrownBy(() -> reader.read(file, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("cifar10.yaml:13:1: /data: missing key 'folder', needed with set: cifar10"
                        + System.lineSeparator() + "  Maybe --set data.folder=…, see docs/data.md");
    }

    @Test
    void everyPresetHasAnExitAfterEachBlock() {
        assertThat(new Catalogue().exits(NetworkSpec.PresetName.RESNET20_CIFAR10))
                .isEqualTo(9);
        assertThat(new Catalogue().exits(NetworkSpec.PresetName.RESNET56_CIFAR10))
                .isEqualTo(27);
    }

    @Test
    void theQuickstartNetworkHasEnoughExits() {
        assertThat(new Catalogue().exits(NetworkSpec.PresetName.QUICKSTART)).isGreaterThanOrEqualTo(6);
    }

    @Test
    void everyNumberOfADeviceIsPrintedWithItsSource() {
        StringWriter text = new StringWriter();

        new DevicePrinter(DeviceCatalog.find("jetson-tx2"), new PrintWriter(text)).print();

        List<String> numbers = text.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("number"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
        assertThat(numbers)
                .hasSizeGreaterThan(30)
                .allMatch(line -> line.matches("\\S+ .*(measured|declared|fitted|assumed) +\\S+"))
                .anyMatch(line -> line.startsWith("domains.gpu.effective_us") && line.contains(" 5000  assumed"));
    }
}
