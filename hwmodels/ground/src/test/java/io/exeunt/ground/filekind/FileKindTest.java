package io.exeunt.ground.filekind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileKindTest {
    @TempDir
    Path folder;

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] noise() {
        byte[] bytes = new byte[300];
        new Random(1).nextBytes(bytes);
        bytes[0] = 0x67;
        return bytes;
    }

    private static byte[] behind(int zeros, byte[] content) {
        byte[] bytes = new byte[zeros + content.length];
        System.arraycopy(content, 0, bytes, zeros, content.length);
        return bytes;
    }

    private static byte[] tar() {
        byte[] bytes = new byte[1024];
        System.arraycopy(text("ustar"), 0, bytes, 257, 5);
        return bytes;
    }

    private static byte[] safetensors() {
        byte[] header = text("{\"weight\":{}}");
        return ByteBuffer.allocate(8 + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    /** As the tools themselves write them, shortened. */
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(FileKind.NPZ, "a.npz", zip("fit_labels.npy", "fit_exit_0.npy")),
                Arguments.of(FileKind.NPY, "a.npz", hex("93 4e554d5059 01 00 76 00")),
                Arguments.of(FileKind.TORCH, "a.npz", zip("archive/data.pkl", "archive/version")),
                Arguments.of(FileKind.TORCH, "a", hex("80 02 8a 0a 6c fc 9c 46 f9 20 6a a8 50 19 2e")),
                Arguments.of(FileKind.PICKLE, "a", hex("80 04 95 10 00")),
                Arguments.of(FileKind.ONNX, "a", hex("08 08 12 07 7079746f726368 3a 10")),
                Arguments.of(FileKind.ONNX, "a.onnx", noise()),
                Arguments.of(FileKind.TENSORFLOW, "a", hex("08 01 12 90 01 0a")),
                Arguments.of(FileKind.HDF5, "a", hex("89 48 44 46 0d 0a 1a 0a 00")),
                Arguments.of(FileKind.KERAS, "a", zip("metadata.json", "config.json", "model.weights.h5")),
                Arguments.of(FileKind.TFLITE, "a", hex("1c 00 00 00 54 46 4c 33 00")),
                Arguments.of(FileKind.SAFETENSORS, "a", safetensors()),
                Arguments.of(FileKind.ORT, "a", hex("18 00 00 00 4f 52 54 4d 00")),
                Arguments.of(FileKind.CORE_ML, "a", hex("08 04 12 2c 0a 14 0a 05 696d616765")),
                Arguments.of(FileKind.ONNX, "a", hex("08 01 12 07 7079746f726368 3a 10")),
                Arguments.of(FileKind.TENSORRT_ENGINE, "a", hex("66747274 61000000 01000000")),
                Arguments.of(FileKind.TENSORRT_ENGINE, "a", hex("70747274 00000000 01000000")),
                Arguments.of(FileKind.TENSORRT_ENGINE, "a", hex("02000000 7b7d 66747274 61000000")),
                Arguments.of(FileKind.HDF5, "a", behind(512, hex("89 48 44 46 0d 0a 1a 0a"))),
                Arguments.of(FileKind.ARCHIVE, "a", hex("04 22 4d 18 64")),
                Arguments.of(FileKind.PICTURE, "a", text("RIFF1234WEBPVP8 ")),
                Arguments.of(FileKind.PICTURE, "a", hex("424d 46000000 00000000 36000000 28000000")),
                Arguments.of(
                        FileKind.TEGRASTATS,
                        "a.txt",
                        text("RAM 4096/30536MB (lfb 200x4MB) SWAP 0/15268MB (cached 0MB) CPU [10%@2201,5%@2201,off,off]"
                                + " GR3D_FREQ 0% cpu@50C VDD_GPU_SOC 3200mW/3210mW\n")),
                Arguments.of(
                        FileKind.TFLITE_BENCHMARK,
                        "a",
                        text("I tflite  : Inference timings in us: Init: 92318, First inference: 187533, Warmup (avg):"
                                + " 211669, Inference (avg): 145528\n")),
                Arguments.of(
                        FileKind.TFLITE_BENCHMARK,
                        "a",
                        text("INFO: count=50 first=1249964 curr=1240143 min=1238588 max=1252566 avg=1.24027e+06"
                                + " std=2565\n")),
                Arguments.of(
                        FileKind.TRTEXEC, "a", text("Average over 10 runs is 1.47945 ms (host walltime is 1.6 ms)\n")),
                Arguments.of(FileKind.NCNN_PARAM, "a", text("7767517\n75 83\nInput data 0 1 data\n")),
                Arguments.of(
                        FileKind.TEGRASTATS,
                        "a.txt",
                        text("11-02-2026 10:12:01 RAM 2981/7772MB (lfb 10x4MB) CPU [12%@2035,0%@2035] EMC_FREQ 3%@1866"
                                + " VDD_IN 7321/7100\n")),
                Arguments.of(
                        FileKind.TEGRASTATS,
                        "a.csv",
                        text("RAM 1903/3956MB (lfb 4x2MB) CPU [5%@921] VDD_CPU 1210mW/1181mW\n")),
                Arguments.of(
                        FileKind.TRTEXEC,
                        "a",
                        text("&&&& RUNNING TensorRT.trtexec [TensorRT v8502] # trtexec --onnx=a\n[01/02/2026] [I]\n")),
                Arguments.of(
                        FileKind.TRTEXEC,
                        "a",
                        text("[11/02/2026-10:14:10] [I] Latency: min = 2.41 ms, max = 2.98 ms, mean = 2.48 ms\n")),
                Arguments.of(
                        FileKind.NCNN_BENCHMARK,
                        "a",
                        text(
                                "loop_count = 8\nnum_threads = 4\n  resnet18  min =   48.88  max =   49.60  avg =   49.21\n")),
                Arguments.of(
                        FileKind.TFLITE_BENCHMARK,
                        "a",
                        text("STARTING!\nNum threads: [4]\nGraph: [mobilenet_v2.tflite]\nInference timings in us: Init:"
                                + " 4183, First inference: 39195\n")),
                Arguments.of(
                        FileKind.OTHER_BENCHMARK,
                        "a",
                        text("Session creation time cost: 0.1 s\nFirst inference: 2 ms\n")),
                Arguments.of(
                        FileKind.MLPERF,
                        "a",
                        text("=====\nMLPerf Results Summary\n=====\nSUT name : PySUT\nScenario : SingleStream\n")),
                Arguments.of(FileKind.MLPERF, "a", text(":::MLLOG {\"key\": \"x\", \"value\": 1}\n")),
                Arguments.of(
                        FileKind.PERF_STAT,
                        "a",
                        text("# started on Thu\n\n Performance counter stats for './bench' (10 runs):\n\n  4 msec\n")),
                Arguments.of(
                        FileKind.PERF_STAT, "a.csv", text("     1.002 , 412.35,msec,task-clock,412,100.00,3.9,x\n")),
                Arguments.of(FileKind.PERF_STAT, "a.csv", text("412.35;msec;task-clock;412;100.00;3.9;x\n")),
                Arguments.of(
                        FileKind.JTOP,
                        "a.csv",
                        text("time,uptime,GPU,RAM,Power TOT\n2026-11-26 10:00:00,1 day,55,0.41,5210\n")),
                Arguments.of(FileKind.POWER_LOG, "a", text("Core\tCPU\tBzy_MHz\tPkgWatt\n-\t-\t3000\t23.1\n")),
                Arguments.of(FileKind.POWER_LOG, "a", text("Bus Voltage: 5.1 V\nPower: 4.1 W\n")),
                Arguments.of(
                        FileKind.NVIDIA_SMI, "a.csv", text("timestamp,power.draw [W]\n2026/11/26 10:00, 23.45 W\n")),
                Arguments.of(FileKind.NVIDIA_SMI, "a.csv", text("2026/11/26 10:00:00.123, 0, 45 %, 23.45 W\n")),
                Arguments.of(
                        FileKind.OTHER_BENCHMARK,
                        "a",
                        text("Execution time summary:\n mean (ms)  max (ms)\n 12.3  13\n")),
                Arguments.of(FileKind.CSV, "a", text("network,power.draw [W],Power TOT\nvgg16,3,4\n")),
                Arguments.of(FileKind.ARROW, "a", text("ARROW1\0\0")),
                Arguments.of(FileKind.AVRO, "a", hex("4f626a01 00")),
                Arguments.of(FileKind.TFRECORD, "a", hex("1400000000000000 61626364 0a12 0a10 0000")),
                Arguments.of(FileKind.GGUF, "a", text("GGUF\u0003\0\0\0")),
                Arguments.of(FileKind.DATABASE, "a", text("SQLite format 3\0")),
                Arguments.of(FileKind.DATABASE, "a", hex("00000000000000000000000000000000 dec0efbe 0100")),
                Arguments.of(FileKind.CSV, "a", "network,runtime\nvgg16,ncnn\n".getBytes(Charset.forName("UTF-16LE"))),
                Arguments.of(FileKind.CSV, "a", "network,runtime\nvgg16,ncnn\n".getBytes(Charset.forName("UTF-32BE"))),
                Arguments.of(FileKind.GZIP, "a", gzip(text("network,runtime\n"))),
                Arguments.of(FileKind.ARCHIVE, "a", tar()),
                Arguments.of(FileKind.SPREADSHEET, "a.csv", zip("[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of(FileKind.SPREADSHEET, "a", zip("mimetype", "content.xml")),
                Arguments.of(FileKind.PARQUET, "a", text("PAR1xxxx")),
                Arguments.of(FileKind.DEVICE_TREE_BLOB, "a", hex("d0 0d fe ed 00 00")),
                Arguments.of(FileKind.DEVICE_TREE, "a", text("/dts-v1/;\n\n/ {\n\tcompatible = \"x,y\";\n};\n")),
                Arguments.of(
                        FileKind.CLOCK_LISTING,
                        "a",
                        text("/sys/devices/system/cpu/cpufreq/policy0/scaling_available_frequencies:600000 1000000\n")),
                Arguments.of(FileKind.HTML, "a.csv", text("\n<!DOCTYPE html>\n<html lang=\"en\">\n")),
                Arguments.of(FileKind.XML, "a", text("<?xml version=\"1.0\"?>\n<a/>\n")),
                Arguments.of(FileKind.LAYER_TABLE, "a", text("{\"name\": \"x\",\n \"layers\": []}")),
                Arguments.of(FileKind.FRONT, "a", text("{\"schemaVersion\": 1, \"kind\": \"exeunt-front\"}")),
                Arguments.of(FileKind.JSON, "a", text("{\"traceEvents\": []}")),
                Arguments.of(FileKind.SCENARIO, "a", text("name: x\nnetwork:\n  depth: 1\nsearch: {evaluations: 3}\n")),
                Arguments.of(
                        FileKind.DEVICE,
                        "a",
                        text(
                                "id: x\nsources:\n  log: \"trtexec: [I] Latency: min\"\ndomains:\n  - id: cpu\nunits:\n  - id: c\n")),
                Arguments.of(FileKind.YAML, "a", text("# a comment, with commas\nname: x\nlist:\n  - a\n  - b\n")),
                Arguments.of(FileKind.CSV, "a", text("# from my board\nnetwork,runtime,latency_ms\nvgg16,ncnn,3\n")),
                Arguments.of(
                        FileKind.CSV, "a", ("\ufeffnetwork;runtime\nvgg16;ncnn\n").getBytes(Charset.forName("UTF-16"))),
                Arguments.of(
                        FileKind.POINTER,
                        "a.npz",
                        text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")),
                Arguments.of(FileKind.POINTER, "a.npz", text("/annex/objects/SHA256E-s12345--4d7a.npz\n")),
                Arguments.of(FileKind.POINTER, "a.npz", text("../.git/annex/objects/Q2/x/SHA256E-s1--4d.npz\n")),
                Arguments.of(FileKind.TEXT, "a", text("nothing known\n")),
                Arguments.of(FileKind.BINARY, "a", noise()),
                Arguments.of(FileKind.EMPTY, "a.npz", new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsRecognisedByWhatItHolds(FileKind kind, String name, byte[] content) throws IOException {
        assertThat(FileKind.of(Files.write(folder.resolve(name), content))).isEqualTo(kind);
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        assertThat(FileKind.of(folder)).isEqualTo(FileKind.FOLDER);
    }

    private void assertRefused(Wanted wanted, String name, byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        assertThatThrownBy(() -> wanted.require(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message.replace("\n", System.lineSeparator() + "  Maybe "));
    }

    @Test
    void theWayInIsSaidOfWhatSomebodyHasInstead() throws IOException {
        assertRefused(
                Wanted.TRACE_OR_SCENARIO,
                "x.npy",
                hex("93 4e554d5059 01 00 76 00"),
                "Expected a trace (.npz) or a scenario (YAML), given a single NumPy array (.npy)\nwrite all arrays into one"
                        + " file with np.savez (docs/trace-format.md)");
        assertRefused(
                Wanted.TRACE,
                "renamed.npz",
                zip("archive/data.pkl"),
                "Expected a trace (.npz), given a PyTorch file (.pt)\nload it in Python and write its arrays with np.savez:"
                        + " labels and what the exits said (docs/trace-format.md)");
        assertRefused(
                Wanted.LAYER_TABLE,
                "model.onnx",
                hex("08 08 12 07 7079746f726368 3a 10"),
                "Expected a layer table (JSON), given an ONNX model\nmake a layer table of it: exeunt networks import model.onnx"
                        + " -o table.json");
        assertRefused(
                Wanted.SCENARIO,
                "trace.npz",
                zip("fit_labels.npy"),
                "Expected a scenario (YAML), given a NumPy archive (.npz)\nname it in a scenario, network: {trace: trace.npz},"
                        + " or compare policies on it: exeunt compare trace.npz");
        assertRefused(
                Wanted.MEASUREMENTS,
                "ncnn.txt",
                text("loop_count = 8\n resnet18  min = 48.88  max = 49.60  avg = 49.21\n"),
                "Expected a table of measurements (CSV), given a log of ncnn's benchncnn\nmake a table of it: exeunt"
                        + " measurements import <log> -o mine.csv (docs/calibration.md, Logs of other tools)");
        assertRefused(
                Wanted.DEVICE,
                "board.dtb",
                hex("d0 0d fe ed 00 00"),
                "Expected a device file (YAML), given a compiled device tree (.dtb)\nmake it text first: dtc -I dtb -O dts -o"
                        + " board.dts board.dtb, then exeunt devices import-opp board.dts");
        assertRefused(
                Wanted.MEASUREMENTS,
                "raw.csv",
                text("<!DOCTYPE html>\n<html>\n"),
                "Expected a table of measurements (CSV), given a web page (HTML)\nthe page was saved instead of the file:"
                        + " download the raw file");
    }

    @Test
    void aPointerToAFileElsewhereIsNamedWithTheWayToIt() throws IOException {
        assertRefused(
                Wanted.TRACE_OR_SCENARIO,
                "t.npz",
                text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"),
                "Expected a trace (.npz) or a scenario (YAML), given a pointer of Git LFS or git-annex, not the file itself\nfetch"
                        + " the file first: git lfs pull, or git annex get t.npz");
    }

    @ParameterizedTest
    @EnumSource(value = Wanted.class)
    void everyRefusalNamesAWayIn(Wanted wanted) throws IOException {
        for (FileKind kind : FileKind.values()) {
            if (kind != FileKind.FOLDER && kind != FileKind.EMPTY) {
                assertThat(Ways.from(kind, wanted, Path.of("x")))
                        .as(wanted + " from " + kind)
                        .isPresent();
            }
        }
    }

    @Test
    void aGzippedFileCountsForWhatIsInsideWhereSuchAreTaken() throws IOException {
        Path table = Files.write(folder.resolve("t.csv.gz"), gzip(text("network,runtime\nvgg16,ncnn\n")));
        assertThatCode(() -> Wanted.MEASUREMENTS.require(table)).doesNotThrowAnyException();
        assertRefused(
                Wanted.MEASUREMENTS,
                "t.json.gz",
                gzip(text("{\"a\": 1}")),
                "Expected a table of measurements (CSV), given JSON\nwrite it as CSV, a header and a row per measurement"
                        + " (docs/calibration.md)");
        assertRefused(
                Wanted.TRACE,
                "t.npz.gz",
                gzip(zip("a.npy")),
                "Expected a trace (.npz), given a gzip archive\nunpack it first: gunzip t.npz.gz");
    }

    @ParameterizedTest
    @EnumSource(Wanted.class)
    void whatIsNotThereIsLeftToTheReader(Wanted wanted) {
        assertThatCode(() -> wanted.require(folder.resolve("missing"))).doesNotThrowAnyException();
    }

    /** Each kind is either taken or refused with a sentence that names it, whatever is wanted. */
    @ParameterizedTest
    @MethodSource("files")
    void everyKindIsTakenOrNamedWhereverAFileIsTaken(FileKind kind, String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        for (Wanted wanted : EnumSet.allOf(Wanted.class)) {
            try {
                wanted.require(file);
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageStartingWith(file + ": Expected " + wanted.description() + ", given ");
            }
        }
    }

    @Property(tries = 300)
    void anyBytesAreRecognisedAsSomething(@ForAll byte[] bytes, @ForAll long seed) throws IOException {
        Path file =
                Files.createTempFile("any", List.of(".npz", ".csv", ".yaml", "").get((int) (seed & 3)));
        try {
            byte[] beginning = Arrays.copyOf(
                    files().toList().get((int) Math.floorMod(seed, 30L)).get()[2] instanceof byte[] b ? b : bytes, 8);
            for (byte[] content : List.of(bytes, beginning, gzip(bytes), Arrays.copyOf(gzip(bytes), 12))) {
                Files.write(file, content);
                assertThat(FileKind.of(file)).isNotNull();
                assertThat(FileKind.unpacked(file)).isNotNull();
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void onlyTheBeginningOfAFileIsLookedAt() throws IOException {
        byte[] large = new byte[1 << 22];
        Arrays.fill(large, (byte) 'a');
        Path bomb = Files.write(folder.resolve("bomb.gz"), gzip(large));
        assertThat(FileKind.unpacked(bomb)).isEqualTo(FileKind.TEXT);
    }
}
