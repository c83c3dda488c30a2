package io.exeunt.simulator.npz;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.HeadOrigin;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class TraceFileTest {
    @TempDir
    Path folder;

    private static ExitOutputs softmax(double... values) {
        return outputs(HeadKind.SOFTMAX, values);
    }

    private static ExitOutputs outputs(HeadKind kind, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return new ExitOutputs(kind, 2, floats, null);
    }

    private static StoredTrace example() {
        TraceSplit fit =
                new TraceSplit("fit", new int[] {0, 1}, List.of(softmax(.75, .25, .5, .5), softmax(1, 0, 0, 1)));
        TraceSplit report = new TraceSplit("report", new int[] {1}, List.of(softmax(.125, .875), softmax(0, 1)));
        ExitTrace trace = new ExitTrace("tiny", List.of("early", "final"), fit, report);
        return new StoredTrace(trace, new ExitCosts("MMAC", new double[] {1, 2}, new double[] {.5, .25}));
    }

    /** The arrays of a file that is right, for tests that spoil one of them. */
    private static Map<String, byte[]> arrays() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("fit_labels", NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(0, 1)));
        arrays.put("report_labels", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(1)));
        arrays.put("fit_exit_0", NumpyBytes.npy("<f4", "(2, 2)", NumpyBytes.floats(.75, .25, .5, .5)));
        arrays.put("fit_exit_1", NumpyBytes.npy("<f4", "(2, 2)", NumpyBytes.floats(1, 0, 0, 1)));
        arrays.put("report_exit_0", NumpyBytes.npy("<f4", "(1, 2)", NumpyBytes.floats(.125, .875)));
        arrays.put("report_exit_1", NumpyBytes.npy("<f4", "(1, 2)", NumpyBytes.floats(0, 1)));
        return arrays;
    }

    private StoredTrace read(Map<String, byte[]> arrays) throws IOException {
        return TraceFile.read(NumpyBytes.npz(folder.resolve("t.npz"), arrays));
    }

    private void assertRefused(String array, byte[] spoiled, String message) {
        Map<String, byte[]> arrays = arrays();
        arrays.put(array, spoiled);
        assertThatThrownBy(() -> read(arrays))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("t.npz") + ":" + message);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("trace.npz");
        TraceFile.write(file, example());
        StoredTrace read = TraceFile.read(file);
        assertThat(read.trace().network()).isEqualTo("tiny");
        assertThat(read.trace().exitNames()).containsExactly("early", "final");
        assertThat(read.trace().fit().labels()).containsExactly(0, 1);
        assertThat(read.trace().fit().exits().get(0).values()).containsExactly(.75f, .25f, .5f, .5f);
        assertThat(read.trace().report().exits().get(1).values()).containsExactly(0, 1);
        assertThat(read.costs()).isNotNull();
        assertThat(read.costs().unit()).isEqualTo("MMAC");
        assertThat(read.costs().head()).containsExactly(.5, .25);
    }

    @Test
    void everyHeadKindAndConfidenceSurvivesTheRoundTrip() {
        ExitOutputs confident = new ExitOutputs(HeadKind.SIGMOID, 2, new float[] {.9f, .9f}, new float[] {.3f});
        ExitOutputs logits = outputs(HeadKind.LOGITS, -3, 12);
        TraceSplit split = new TraceSplit("fit", new int[] {1}, List.of(confident, logits));
        ExitTrace trace =
                new ExitTrace("n", List.of("a", "b"), split, new TraceSplit("report", split.labels(), split.exits()));
        Path file = folder.resolve("trace.npz");
        TraceFile.write(file, new StoredTrace(trace, null));
        StoredTrace read = TraceFile.read(file);
        assertThat(read.costs()).isNull();
        ExitOutputs first = read.trace().fit().exits().get(0);
        assertThat(first.kind()).isEqualTo(HeadKind.SIGMOID);
        assertThat(first.confidence()).containsExactly(.3f);
        ExitOutputs second = read.trace().report().exits().get(1);
        assertThat(second.kind()).isEqualTo(HeadKind.LOGITS);
        assertThat(second.confidence()).isNull();
    }

    @Test
    void equalTracesGiveEqualBytesAndNothingElseIsLeftInTheFolder() throws IOException {
        TraceFile.write(folder.resolve("a.npz"), example());
        TraceFile.write(folder.resolve("b.npz"), example());
        TraceFile.write(folder.resolve("b.npz"), example());
        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file where a folder is wanted");
        assertThatThrownBy(() -> TraceFile.write(taken.resolve("a.npz"), example()))
                .isInstanceOf(UncheckedIOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void aPlainNumpyFileIsReadWithDefaults() throws IOException {
        StoredTrace read = read(arrays());
        assertThat(read.trace().network()).isEqualTo("t");
        assertThat(read.trace().exitNames()).containsExactly("exit_0", "final");
        assertThat(read.trace().fit().exits().get(0).kind()).isEqualTo(HeadKind.SOFTMAX);
        assertThat(read.costs()).isNull();
    }

    @Test
    void allExitsMayStandInOneArrayPerSplit() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("fit_labels", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(0)));
        arrays.put("report_labels", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(1)));
        byte[] stacked = NumpyBytes.npy("<f4", "(2, 1, 2)", NumpyBytes.floats(.75, .25, 1, 0));
        arrays.put("fit_probabilities", stacked);
        arrays.put("report_probabilities", stacked);
        StoredTrace read = read(arrays);
        assertThat(read.trace().exits()).isEqualTo(2);
        assertThat(read.trace().fit().exits().get(1).values()).containsExactly(1, 0);
    }

    @Test
    void halfPrecisionRowsMayMissOneByTheirRounding() throws IOException {
        Map<String, byte[]> arrays = arrays();
        // 1/3 and 2/3 in binary16: 0.33325195 + 0.66650391 = 0.99975586
        arrays.put("report_exit_0", NumpyBytes.npy("<f2", "(1, 2)", NumpyBytes.shorts(0x3555, 0x3955)));
        assertThat(read(arrays).trace().report().exits().get(0).value(0, 1)).isEqualTo(0.6665039f);
    }

    @Test
    void aFloatRowThatMissesOneIsRefused() {
        assertRefused(
                "fit_exit_0",
                NumpyBytes.npy("<f4", "(2, 2)", NumpyBytes.floats(.75, .25, .5, .4998)),
                "fit_exit_0[1]: Expected a softmax row that sums to 1 within 1.0E-4, given 0.99979");
    }

    @Test
    void aRowOfALayerIsNamedWithItsExit() {
        Map<String, byte[]> arrays = arrays();
        arrays.keySet().removeIf(name -> name.startsWith("fit_exit_"));
        arrays.put("fit_probabilities", NumpyBytes.npy("<f4", "(2, 2, 2)", NumpyBytes.floats(1, 0, 0, 1, 1, 0, 0, 0)));
        assertThatThrownBy(() -> read(arrays))
                .hasMessageContaining("t.npz:fit_probabilities[1][1]: Expected a softmax");
    }

    @Test
    void notANumberIsRefusedWithItsIndex() {
        assertRefused(
                "report_exit_1",
                NumpyBytes.npy("<f4", "(1, 2)", NumpyBytes.floats(0, Double.NaN)),
                "report_exit_1[0][1]: Expected a finite number, given NaN");
    }

    @Test
    void logitsTakenForProbabilitiesAreRefusedWithAHint() {
        assertRefused(
                "fit_exit_1",
                NumpyBytes.npy("<f4", "(2, 2)", NumpyBytes.floats(4, -3, 0, 1)),
                "fit_exit_1[0][0]: Expected a probability in 0..1, given 4.0" + System.lineSeparator()
                        + "  Maybe these are logits; say head_kind=\"logits\"");
    }

    @Test
    void aLabelOutOfRangeIsRefusedWithItsIndex() {
        assertRefused(
                "fit_labels",
                NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(0, 2)),
                "fit_labels[1]: Expected a label in 0..1, given 2");
        assertRefused(
                "fit_labels",
                NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(0, 1L << 32)),
                "fit_labels[1]: Expected a label below 2^31, given 4294967296");
    }

    @Test
    void labelsMustBeWholeNumbers() {
        assertRefused(
                "fit_labels",
                NumpyBytes.npy("<f4", "(2,)", NumpyBytes.floats(0, 1)),
                "fit_labels: Expected whole numbers, given float32");
    }

    @Test
    void shapesMustFitTogether() {
        assertRefused(
                "fit_exit_1",
                NumpyBytes.npy("<f4", "(1, 2)", NumpyBytes.floats(0, 1)),
                "fit_exit_1: Expected [sample][class] of 2 samples, as many as labels, given (1, 2)");
        assertRefused(
                "fit_exit_1",
                NumpyBytes.npy("<f4", "(2, 1)", NumpyBytes.floats(1, 1)),
                "fit_exit_1: Expected 2 classes, as at exit 0, given 1");
        assertRefused(
                "report_exit_2",
                NumpyBytes.npy("<f4", "(1, 2)", NumpyBytes.floats(0, 1)),
                "report: Expected as many exits as fit, 2, given 3");
        assertRefused(
                "fit_confidence",
                NumpyBytes.npy("<f4", "(2,)", NumpyBytes.floats(0, 1)),
                "fit_confidence: Expected shape (2, 2), given (2,)");
    }

    @Test
    void aMissingArrayIsNamed() {
        Map<String, byte[]> arrays = arrays();
        arrays.remove("report_labels");
        assertThatThrownBy(() -> read(arrays))
                .hasMessageEndingWith("t.npz:report_labels: Expected an array of this name, found only fit_labels,"
                        + " fit_exit_0, fit_exit_1, report_exit_0, report_exit_1");
    }

    @Test
    void anExitThatIsLeftOutIsNamed() throws IOException {
        Map<String, byte[]> arrays = arrays();
        arrays.put("fit_exit_3", requireNonNull(arrays.get("fit_exit_1")));
        assertThatThrownBy(() -> read(arrays))
                .hasMessageEndingWith(
                        "t.npz:fit_exit_2: Expected an array of this name, as there is fit_exit_3, given none");
    }

    @Test
    void aFileOfOneSplitIsRefusedWithAHint() {
        Map<String, byte[]> arrays = arrays();
        arrays.keySet().removeIf(name -> name.startsWith("report_"));
        assertThatThrownBy(() -> read(arrays))
                .hasMessageEndingWith(
                        "t.npz:report_exit_0: Expected an array of this name or one called report_probabilities, given none"
                                + System.lineSeparator()
                                + "  Maybe halve the samples that are held out: one half for fit, one for report");
    }

    @Test
    void bothLayoutsAtOnceAreRefused() {
        byte[] stacked = NumpyBytes.npy("<f4", "(2, 2, 2)", NumpyBytes.floats(1, 0, 0, 1, 1, 0, 0, 1));
        assertRefused(
                "fit_probabilities",
                stacked,
                "fit_probabilities: Expected all exits in this array, or each in one of its own, given both, see"
                        + " fit_exit_1");
    }

    @Test
    void confidencesAreInBothSplitsOrInNone() {
        assertRefused(
                "fit_confidence",
                NumpyBytes.npy("<f4", "(2, 2)", NumpyBytes.floats(.5, .5, .5, .5)),
                "report_confidence: Expected confidences of exit 0, as fit has them, given none");
    }

    @Test
    void arraysThatAreNotOfATraceMayBeOfAnyType() throws IOException {
        Map<String, byte[]> arrays = arrays();
        arrays.put("mask", NumpyBytes.npy("|b1", "(1,)", new byte[] {1}));
        arrays.put("notes", NumpyBytes.npy("|O", "(1,)", new byte[] {1, 2, 3}));
        assertThat(read(arrays).trace().exits()).isEqualTo(2);
    }

    @Test
    void anArrayOfPythonObjectsIsRefusedWithItsReason() {
        assertRefused(
                "fit_exit_0",
                NumpyBytes.npy("|O", "(2,)", new byte[] {1, 2, 3}),
                "fit_exit_0: Expected float16, float32, float64, integers or text, given dtype '|O'"
                        + System.lineSeparator()
                        + "  Maybe rows differ in length, or one is None; Python objects would need pickle");
    }

    @Test
    void aSingleArrayIsNoTrace() throws IOException {
        Path file = folder.resolve("single.npz");
        Files.write(file, NumpyBytes.npy("<f4", "(1,)", NumpyBytes.floats(1)));
        assertThatThrownBy(() -> TraceFile.read(file))
                .hasMessageEndingWith("Maybe write all arrays into one file with np.savez (docs/trace-format.md)");
    }

    @Test
    void anUnknownHeadKindIsRefused() {
        byte[] kind = NpyArray.of(List.of("softmin")).toBytes();
        assertRefused("head_kind", kind, "head_kind: Expected softmax, sigmoid or logits, given \"softmin\"");
    }

    @Test
    void aNegativeCostIsRefused() {
        Map<String, byte[]> arrays = arrays();
        arrays.put("segment_cost", NpyArray.of(new double[] {1, 2}, 2).toBytes());
        arrays.put("head_cost", NpyArray.of(new double[] {1, -2}, 2).toBytes());
        assertThatThrownBy(() -> read(arrays))
                .hasMessageEndingWith("t.npz:head_cost[1]: Expected >= 0 and finite, given -2.0");
    }

    @Test
    void strangeArraysAreLeftAloneButMisspeltOnesAreRefused() throws IOException {
        Map<String, byte[]> arrays = arrays();
        arrays.put("image_ids", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(9)));
        assertThat(read(arrays).trace().exits()).isEqualTo(2);
        assertRefused(
                "fit_confidences",
                NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(9)),
                "fit_confidences: Expected a known array name" + System.lineSeparator()
                        + "  Maybe you meant 'fit_confidence'");
    }

    @Test
    void aCutOffFileIsRefused() throws IOException {
        Path file = folder.resolve("trace.npz");
        TraceFile.write(file, example());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TraceFile.read(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(file + ": Expected a whole .npz file");
        }
    }

    @Test
    void anyDamagedByteIsEitherNoticedOrWithoutEffect() throws IOException {
        Path file = folder.resolve("trace.npz");
        TraceFile.write(file, example());
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            refused += isRefused(file) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(whole.length / 2);
    }

    private static boolean isRefused(Path file) {
        try {
            StoredTrace read = TraceFile.read(file);
            assertThat(read.trace().fit().labels()).containsExactly(0, 1);
            assertThat(read.trace().fit().exits().get(0).values()).containsExactly(.75f, .25f, .5f, .5f);
            return false;
        } catch (InvalidInputException expected) {
            return true;
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.npz");
        assertThatThrownBy(() -> TraceFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": Expected a file, found none");
    }

    @Test
    void aBundleKeepsEachTraceApart() {
        StoredTrace softmax = example();
        ExitTrace trace = softmax.trace();
        StoredTrace dearer = new StoredTrace(
                new ExitTrace("other", trace.exitNames(), trace.fit(), trace.report()),
                new ExitCosts("MMAC", new double[] {1, 2}, new double[] {5, 5}));
        Path file = folder.resolve("bundle.npz");
        TraceFile.writeBundle(file, Map.of("softmax", softmax, "exclusion", dearer));
        Map<String, StoredTrace> read = TraceFile.readBundle(file);
        assertThat(read.keySet()).containsExactly("exclusion", "softmax");
        assertThat(read.get("exclusion").costs().head()).containsExactly(5, 5);
        assertThat(read.get("softmax").trace().network()).isEqualTo("tiny");
        assertThatThrownBy(() -> TraceFile.read(file)).hasMessageContaining("a bundle of [exclusion, softmax]");
    }

    /** Outside the folders stands the trace of another layout: it must not be taken for the member's own. */
    @Test
    void outputsOutsideTheFolderDoNotReplaceATracesOwn() throws IOException {
        byte[] outside = NumpyBytes.npy("<f4", "(2, 2, 2)", NumpyBytes.floats(0, 1, 0, 1, 0, 1, 0, 1));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays().forEach((name, bytes) -> arrays.put(name.contains("_exit_") ? "own/" + name : name, bytes));
        arrays.put("fit_probabilities", outside);
        StoredTrace read = TraceFile.readBundle(NumpyBytes.npz(folder.resolve("b.npz"), arrays))
                .get("own");
        assertThat(read.trace().fit().exits().get(0).values()).containsExactly(.75f, .25f, .5f, .5f);
    }

    @Test
    void theFinalExitMayBeSharedByABundle() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays().forEach((name, bytes) -> arrays.put(name.endsWith("_exit_0") ? "own/" + name : name, bytes));
        StoredTrace read = TraceFile.readBundle(NumpyBytes.npz(folder.resolve("b.npz"), arrays))
                .get("own");
        assertThat(read.trace().exits()).isEqualTo(2);
        assertThat(read.trace().fit().exits().get(1).values()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void aFileOfOneTraceIsABundleOfOne() {
        Path file = folder.resolve("trace.npz");
        TraceFile.write(file, example());
        assertThat(TraceFile.readBundle(file)).containsOnlyKeys("tiny");
    }

    /** Near 1 float16 has steps of 2^-11: what the small numbers leave of 1 is exact to 2^-24. */
    @Test
    void compactTracesKeepHowFarFromOneTheLargestIs() {
        float[] sure = {1 - 3e-5f, 2e-5f, 1e-5f, 0.25f, 0.5f, 0.25f};
        ExitOutputs outputs = new ExitOutputs(HeadKind.SOFTMAX, 3, sure, new float[] {0.9f, 0.1f});
        TraceSplit fit = new TraceSplit("fit", new int[] {0, 1}, List.of(outputs));
        TraceSplit report = new TraceSplit("report", new int[] {0, 2}, List.of(outputs));
        ExitTrace trace = new ExitTrace("net", List.of("final"), fit, report);
        Path file = folder.resolve("compact.npz");

        TraceFile.writeBundle(file, Map.of("net", new StoredTrace(trace, null)), TraceStorage.COMPACT);

        ExitOutputs read =
                TraceFile.readBundle(file).get("net").trace().report().exits().get(0);
        for (int i = 0; i < sure.length; i++) {
            assertThat(read.values()[i]).isCloseTo(sure[i], within(1e-7f));
        }
        assertThat(read.confidence()[0]).isCloseTo(0.9f, within(2.5e-4f));
    }

    @Test
    void tracesOfOtherSamplesAreNoBundle() {
        ExitTrace trace = example().trace();
        TraceSplit flipped = new TraceSplit("fit", new int[] {1, 1}, trace.fit().exits());
        StoredTrace other = new StoredTrace(new ExitTrace("o", trace.exitNames(), flipped, trace.report()), null);
        Map<String, StoredTrace> bundle = new LinkedHashMap<>();
        bundle.put("a", example());
        bundle.put("b", other);
        assertThatThrownBy(() -> TraceFile.writeBundle(folder.resolve("x.npz"), bundle))
                .hasMessage("Expected labels of b to be those of the bundle, given others");
    }

    @Test
    void theSystemOfItsHeadsIsKeptWithATrace() {
        StoredTrace example = example();
        HeadOrigin origin = new HeadOrigin("pteenet", Map.of("lambda", "0.3", "note", "a=b"));
        Path file = folder.resolve("b.npz");
        Map<String, StoredTrace> bundle = new LinkedHashMap<>();
        bundle.put("anything", new StoredTrace(example.trace(), example.costs(), origin));
        bundle.put("softmax", new StoredTrace(example.trace(), null, HeadOrigin.of("softmax")));
        bundle.put("untold", new StoredTrace(example.trace(), null));
        TraceFile.writeBundle(file, bundle);

        Map<String, StoredTrace> read = TraceFile.readBundle(file);

        assertThat(read.get("anything").origin()).isEqualTo(origin);
        assertThat(read.get("softmax").origin()).isEqualTo(HeadOrigin.of("softmax"));
        assertThat(read.get("untold").origin()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lambda;'Expected name=value, given \"lambda\"'",
                "=3;'Expected name=value, given \"=3\"'",
                "a=1,a=2;'Expected each name once, given \"a=2\" as well'"
            })
    void parametersOfHeadsThatAreNoneAreRefused(String pairs, String message) throws IOException {
        Map<String, byte[]> arrays = arrays();
        arrays.put("head_system", NumpyBytes.texts("pteenet"));
        arrays.put("head_parameters", NumpyBytes.texts(pairs.split(",")));

        assertThatThrownBy(() -> read(arrays))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("t.npz") + ":head_parameters: " + message);
    }

    @Test
    void parametersOfHeadsWithoutTheirSystemAreRefused() {
        assertRefused(
                "head_parameters", NumpyBytes.texts("lambda=1"), "head_parameters: Expected head_system beside it");
    }
}
