package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
