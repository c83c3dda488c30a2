package io.exeunt.simulator.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to be a nuisance: each is an error that names file and array, and costs no memory to speak of. */
class HostileNpzTest {
    private static final int CENTRAL_SIZE_AT = 24;

    @TempDir
    Path folder;

    private Path npz(Map<String, byte[]> arrays) throws IOException {
        return NumpyBytes.npz(folder.resolve("h.npz"), arrays);
    }

    private static byte[] zeros(int count) {
        return NumpyBytes.npy("<f4", "(" + count + ",)", new byte[4 * count]);
    }

    @Test
    void whatUnpacksToMoreThanTheLimitIsRefusedBeforeItIsUnpacked() throws IOException {
        Path file = npz(Map.of("a", zeros(1 << 20)));
        assertThat(Files.size(file)).isLessThan(10_000);
        assertThatThrownBy(() -> Npz.read(file, name -> true, new UnpackedLimit(1 << 20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file
                        + ":a: Expected arrays of at most 1 MiB in all once unpacked, a third of the memory that Java may"
                        + " take, given 5 MiB up to this one" + System.lineSeparator()
                        + "  Maybe leave out what is not needed, store float16, or give more memory:"
                        + " EXEUNT_JAVA_OPTS=-Xmx13m");
    }

    @Test
    void manySmallArraysCountTogether() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            arrays.put("a" + i, zeros(1 << 16));
        }
        Path file = npz(arrays);
        assertThatThrownBy(() -> Npz.read(file, name -> true, new UnpackedLimit(1 << 20)))
                .hasMessageStartingWith(file + ":a3: Expected arrays of at most 1 MiB in all");
        assertThat(Npz.read(file, name -> name.compareTo("a3") < 0, new UnpackedLimit(1 << 20)))
                .hasSize(3);
    }

    /** The size that the zip's directory declares, which stands there once per entry. */
    private Path declaring(int size) throws IOException {
        Path file = npz(Map.of("a", zeros(1 << 10)));
        byte[] bytes = Files.readAllBytes(file);
        int directory = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + CENTRAL_SIZE_AT, size);
        return Files.write(file, bytes);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aSizeThatTheCompressedBytesCannotHoldIsRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = declaring(2_000_000_000);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":a: Expected contents of the declared size, 2000000000 B, which ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 100, 4000, 5000, 30_000})
    void anEntryThatHoldsMoreOrLessThanItDeclaresIsRefused(int declared) throws IOException {
        Path file = declaring(declared);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":a: Expected ");
    }

    @Test
    void aShapeThatTheEntryHasNoBytesForIsRefusedByItsHeader() throws IOException {
        byte[] lying = NumpyBytes.npy("<f4", "(400000000,)", new byte[200_000]);
        Path file = npz(Map.of("a", lying));
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ":a: Expected 1600000000 bytes of elements for shape (400000000,), given 200000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(-1,)", "(4294967295,)", "(1,-2)", "(99999999999,)", "(a,)", "(0, 3000000000)"})
    void lengthsThatAreNoneAreRefused(String shape) throws IOException {
        Path file = npz(Map.of("a", NumpyBytes.npy("<f4", shape, new byte[4])));
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":a: Expected ");
    }

    @Test
    void aHeaderWithoutEndIsRefused() throws IOException {
        byte[] npy = NumpyBytes.npy(2, "{'descr': '" + "<f4".repeat(30_000) + "'}", new byte[0]);
        Path file = npz(Map.of("a", npy));
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ":a: Expected an .npy header of at most 65536 bytes, given 90014");
    }

    @Test
    void aNameThatHoldsTerminalCommandsIsShownWithoutThem() throws IOException {
        Path file = npz(Map.of("\u001b[31mx\n" + "y".repeat(200), new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ":?[31mx?" + "y".repeat(73) + "…: Expected an .npy header, which is cut off");
    }

    @Test
    void aBundleWhoseTracesHaveHostileNamesIsRefused() throws IOException {
        Path file = npz(Map.of("\u001b[31m/fit_labels", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(0))));
        assertThatThrownBy(() -> TraceFile.readBundle(file))
                .hasMessage(file + ":?[31m/: Expected the name of a trace in at most 64 characters that can be seen");
    }

    @Test
    void namesThatLeadOutOfTheFolderAreOnlyNames() throws IOException {
        Path file = npz(Map.of("../../escaped", zeros(1)));
        assertThat(Npz.read(file)).containsOnlyKeys("../../escaped");
        assertThat(folder.resolve("../../escaped")).doesNotExist();
    }

    @Test
    void twoArraysOfOneNameAreRefused() throws IOException {
        Path file = npz(new LinkedHashMap<>(Map.of("aa", zeros(1), "ab", zeros(1))));
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("ab.npy", "aa.npy");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Npz.read(file)).hasMessage(file + ":aa: Expected one array of this name, found two");
    }

    @Test
    void aZipWithoutArraysIsNoTrace() throws IOException {
        Path file = folder.resolve("h.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme.md"));
        }
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessageStartingWith(file + ": Expected a NumPy archive (.npz), given a zip archive without arrays");
    }

    @Test
    void arraysOfSomethingElseAreNoTrace() throws IOException {
        Path weights = npz(Map.of("conv1.weight", zeros(1)));
        assertThatThrownBy(() -> TraceFile.read(weights))
                .hasMessageStartingWith(weights
                        + ": Expected a trace's arrays, fit_labels, fit_exit_0 and so on, found only conv1.weight");
        Path unnamed = npz(Map.of("arr_0", zeros(1)));
        assertThatThrownBy(() -> TraceFile.read(unnamed)).hasMessageContaining("Maybe name them: np.savez(");
    }
}
