package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesTest {
    private static final byte[] IMAGES = idx(new int[] {2, 2, 3}, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 255);
    private static final byte[] LABELS = idx(new int[] {2}, 1, 0);

    private final Path folder;

    IdxImagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static byte[] idx(int[] dimensions, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
        buffer.putInt(0x0800 | dimensions.length);
        Arrays.stream(dimensions).forEach(buffer::putInt);
        Arrays.stream(values).forEach(value -> buffer.put((byte) value));
        return buffer.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private LabelledImages read(byte[] images, byte[] labels) throws IOException {
        return IdxImages.read("two", file("images", images), file("labels", labels), 2);
    }

    private String problem(byte[] images, byte[] labels) {
        InvalidInputException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                InvalidInputException.class, () -> read(images, labels));
        return String.valueOf(refused.getMessage()).replace(folder + "/", "").replace(System.lineSeparator(), "\n");
    }

    @Test
    void plainAndGzippedFilesGiveTheSameImages() throws IOException {
        LabelledImages plain = read(IMAGES, LABELS);
        assertThat(plain.shape()).isEqualTo(new FeatureMap(1, 2, 3));
        assertThat(plain.labels()).containsExactly(1, 0);
        assertThat(read(gzip(IMAGES), gzip(LABELS)).sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Path labels = file("labels", LABELS);
        Path missing = folder.resolve("missing.gz");
        assertThatThrownBy(() -> IdxImages.read("x", missing, labels, 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + ": no such file");
    }

    @Test
    void aFileThatWasCutOffSaysHowManyBytesAreMissing() {
        assertThat(problem(Arrays.copyOf(IMAGES, 20), LABELS)).isEqualTo("""
                        images: expected 28 bytes (unzipped), given 20
                          Maybe the file was cut off while it was copied; fetch it again""");
        assertThat(problem(IMAGES, Arrays.copyOf(LABELS, 6)))
                .startsWith("labels: expected 8 bytes (unzipped), given 6");
        assertThat(problem(Arrays.copyOf(IMAGES, 40), LABELS))
                .isEqualTo("images: expected 28 bytes (unzipped), given 40");
    }

    @Test
    void aGzipStreamThatWasCutOffOrDamagedSaysSo() throws IOException {
        byte[] zipped = gzip(IMAGES);
        String expected = "images: gzip stream ends early or is damaged\n"
                + "  Maybe the file was cut off while it was copied; fetch it again";
        assertThat(problem(Arrays.copyOf(zipped, zipped.length - 9), LABELS)).isEqualTo(expected);
        zipped[zipped.length - 6] ^= 1;
        assertThat(problem(zipped, LABELS)).isEqualTo(expected);
    }

    @Test
    void swappedFilesAreRecognised() {
        assertThat(problem(LABELS, IMAGES)).isEqualTo("""
                        images: expected 16 bytes (unzipped), given 10
                          Maybe the file was cut off while it was copied; fetch it again""");
        assertThat(problem(IMAGES, IMAGES)).isEqualTo("""
                        labels: expected an IDX file that begins with 0x00000801, given 0x00000803
                          Maybe images and labels are swapped""");
    }

    @Test
    void labelsThatDoNotBelongToTheImagesAreRefused() {
        assertThat(problem(IMAGES, idx(new int[] {3}, 0, 1, 0)))
                .isEqualTo("labels: expected 2 labels, one for each image of images, given 3\n"
                        + "  Maybe the two files belong to different splits");
        assertThat(problem(IMAGES, idx(new int[] {2}, 0, 7))).isEqualTo("labels[1]: expected a label in 0..1, given 7");
    }

    @Test
    void emptyDimensionsAreRefused() {
        assertThat(problem(idx(new int[] {2, 0, 3}), LABELS))
                .isEqualTo("images: expected dimension 1 to be > 0, given 0");
    }
}
