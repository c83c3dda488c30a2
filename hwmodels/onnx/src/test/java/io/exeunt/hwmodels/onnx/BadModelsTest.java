package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people bring by mistake, word by word as they are told. */
class BadModelsTest {
    private static final long GIB = 1L << 30;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("m.onnx");
    }

    private static OnnxBytes small() {
        return new OnnxBytes()
                .input("x", 1, 4)
                .weights("w", 4, 4)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y");
    }

    private void read() {
        OnnxNetworks.read(file, ImportOptions.NONE);
    }

    private void assertRefused(ThrowingCallable action, String... lines) {
        assertThatThrownBy(action)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + String.join(System.lineSeparator(), lines));
    }

    @Test
    void aShapeThatNobodyFixed() {
        new OnnxBytes()
                .input("x", "batch", "length")
                .node("Relu", List.of("x"), "y")
                .output("y")
                .writtenTo(file);

        assertRefused(
                this::read,
                ": input 'x': axis 'length' is not fixed (batchxlength)",
                "  Maybe say it: --shape x=1x224, or shapes: {x: 1x224} in a scenario");
    }

    @Test
    void controlFlow() {
        new OnnxBytes()
                .input("x", 1, 4)
                .node("Loop", List.of("x"), "y")
                .output("y")
                .writtenTo(file);

        assertRefused(
                this::read,
                ": node 1 (y.node, Loop): its work is decided at run time: control flow has no fixed shapes",
                "  Maybe export the network without it, all branches computed or one of them chosen");
    }

    @Test
    void operatorsOfSomebodyElse() {
        new OnnxBytes()
                .input("x", 1, 4)
                .node("com.microsoft", "Swirl", List.of("x"), List.of("y"))
                .output("y")
                .writtenTo(file);

        assertRefused(
                this::read,
                ": node 1 (y.node, com.microsoft.Swirl): operator com.microsoft.Swirl is not known",
                "  Maybe let it through as mere traffic: --allow-unknown, or allow_unknown: true in a scenario");
    }

    @Test
    void aFileThatWasCutShort() throws IOException {
        byte[] whole = small().bytes();
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("(?s)" + Pattern.quote(file.toString())
                        + ": not a whole ONNX model: .* \\(after [0-9]+ bytes\\)\\R"
                        + "  Maybe the file was cut short, or is no ONNX model");
    }

    @Test
    void aFileOfTwoGibibytes() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2 * GIB);
        }

        assertRefused(
                this::read,
                ": Expected an ONNX model of at most 2 GiB, given 2147483648 bytes",
                "  Maybe save its weights beside it: onnx.save(model, file, save_as_external_data=True)");
    }

    /** Counting it takes no more memory than another; a stage of it would be too large for one file. */
    @Test
    void weightsOfMoreThanTwoGibibytesBesideTheFile() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("w").toFile(), "rw")) {
            sparse.setLength(4 * GIB);
        }
        new OnnxBytes()
                .input("x", 1, 32768)
                .external("w", Map.of("location", "w"), 32768, 32768)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y")
                .writtenTo(file);

        assertThat(OnnxNetworks.read(file, ImportOptions.NONE).graph().macs()).isEqualTo(GIB);
        assertRefused(
                () -> OnnxStages.write(file, List.of("y"), folder),
                ": Expected weights of at most 2 GiB from one exit to the next, given 4294967296 bytes",
                "  Maybe keep more exits, so that stages get smaller");
        assertThat(folder.resolve("stage1.onnx")).doesNotExist();
    }

    @Test
    void shapesWhoseProductsOverflow() {
        new OnnxBytes()
                .input("x", 1, 4)
                .weights("w", 4, 4)
                .external("huge", Map.of("location", "w"), 0, 1L << 62, 1L << 62)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y")
                .writtenTo(file);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        file + ": not a whole ONNX model: Expected shape to be of at most 2^40 elements");
    }
}
