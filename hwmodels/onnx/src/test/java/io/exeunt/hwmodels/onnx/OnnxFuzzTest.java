package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Damaged models are refused with a message, whatever is wrong with them. */
class OnnxFuzzTest {
    private static final byte[] WHOLE = new OnnxBytes()
            .input("image", "batch", 3, 8, 8)
            .weights("w", 4, 3, 3, 3)
            .integers("shape", 0, -1)
            .weights("fc", 144, 5)
            .node("Conv", List.of("image", "w"), "c", "strides", List.of(1, 1))
            .node("Relu", List.of("c"), "r")
            .node("Reshape", List.of("r", "shape"), "f")
            .node("MatMul", List.of("f", "fc"), "y")
            .output("y")
            .bytes();

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeProperty
    void make() throws IOException {
        file = Files.createTempFile("model", ".onnx");
    }

    @AfterProperty
    void remove() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 600)
    void changedBytesAreReadOrRefused(
            @ForAll @IntRange(min = 0, max = 4000) int at,
            @ForAll byte value,
            @ForAll @IntRange(min = 0, max = 4000) int other,
            @ForAll byte otherValue)
            throws IOException {
        byte[] changed = WHOLE.clone();
        changed[at % changed.length] = value;
        changed[other % changed.length] = otherValue;

        assertReadOrRefused(changed);
    }

    @Property(tries = 100)
    void cutFilesAreRefused(@ForAll @IntRange(min = 0, max = 4000) int length) throws IOException {
        byte[] cut = Arrays.copyOf(WHOLE, length % (WHOLE.length - 4));
        Files.write(file, cut);

        assertThatCode(() -> OnnxNetworks.read(file, ImportOptions.NONE)).isInstanceOf(InvalidInputException.class);
    }

    /** What was read can be cut as well. */
    @Property(tries = 300)
    void changedModelsAreCutOrRefused(
            @ForAll @IntRange(min = 0, max = 4000) int at,
            @ForAll byte value,
            @ForAll @IntRange(min = 0, max = 4000) int other,
            @ForAll byte otherValue)
            throws IOException {
        byte[] changed = WHOLE.clone();
        changed[at % changed.length] = value;
        changed[other % changed.length] = otherValue;
        Files.write(file, changed);
        Path target = file.resolveSibling(file.getFileName() + ".cut");
        try {
            OnnxStages.writeWhole(file, List.of("y"), target);
            OnnxBranches.write(file, List.of("r", "y"), 0.5f, target);
            OnnxHeads.writeMeans(file, OnnxHeads.sites(file, ImportOptions.NONE, List.of("r"), 1), target);
            assertThat(OnnxReader.read(target).outputs()).hasSize(1);
        } catch (InvalidInputException refused) {
            assertThat(refused).hasMessageStartingWith(file.toString());
        } finally {
            Files.deleteIfExists(target);
        }
    }

    /** Where weights lie beside the file, whatever is said of their place ends in a message. */
    @Property(tries = 200)
    void placesOfWeightsAreFollowedOrRefused(
            @ForAll @From("texts") String location,
            @ForAll @From("texts") String offset,
            @ForAll @From("texts") String length)
            throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".data");
        Files.write(beside, new byte[64]);
        try {
            new OnnxBytes()
                    .input("x", 1, 4)
                    .external(
                            "w",
                            Map.of(
                                    "location",
                                    location.isEmpty() ? String.valueOf(beside.getFileName()) : location,
                                    "offset",
                                    offset,
                                    "length",
                                    length),
                            4,
                            4)
                    .node("MatMul", List.of("x", "w"), "y")
                    .output("y")
                    .writtenTo(file);
            OnnxStages.writeWhole(file, List.of("y"), file.resolveSibling(file.getFileName() + ".cut"));
        } catch (InvalidInputException refused) {
            assertThat(refused).hasMessageStartingWith(file.toString());
        } finally {
            Files.deleteIfExists(beside);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".cut"));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", "0", "16", "64", "-1", "1e3", "..", "/", ".", "\0", "../../etc/passwd", "9".repeat(40)),
                Arbitraries.strings().ofMaxLength(12));
    }

    private void assertReadOrRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            assertThat(OnnxNetworks.read(file, ImportOptions.NONE).graph().macs())
                    .isNotNegative();
        } catch (InvalidInputException refused) {
            assertThat(refused).hasMessageStartingWith(file.toString());
        }
    }
}
