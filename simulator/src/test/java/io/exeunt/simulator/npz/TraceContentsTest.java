package io.exeunt.simulator.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.trace.ExitTrace;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and texts that people's own scripts write: masked, rounded, one-hot, from one, empty. */
class TraceContentsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static final String OVERFLOWN = "\nthe network overflowed there, or divided by 0; leave these samples out";

    @TempDir
    Path folder;

    /** Two exits, two samples of fit, one of report, three classes. */
    private static Map<String, byte[]> arrays() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("fit_labels", NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(0, 2)));
        arrays.put("report_labels", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(1)));
        for (int k = 0; k < 2; k++) {
            arrays.put("fit_exit_" + k, rows(2, .75, .125, .125, 0, .5, .5));
            arrays.put("report_exit_" + k, rows(1, .25, .5, .25));
        }
        return arrays;
    }

    private static byte[] rows(int samples, double... values) {
        return NumpyBytes.npy("<f4", "(" + samples + ", " + values.length / samples + ")", NumpyBytes.floats(values));
    }

    private ExitTrace read(Map<String, byte[]> arrays, RowSums sums) throws IOException {
        return TraceFile.read(NumpyBytes.npz(folder.resolve("t.npz"), arrays), sums)
                .trace();
    }

    private void assertRefused(Map<String, byte[]> arrays, String message) {
        assertThatThrownBy(() -> read(arrays, RowSums.REQUIRED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("t.npz") + ":" + message.replace("\n", System.lineSeparator() + "  Maybe "));
    }

    private static Map<String, byte[]> with(String name, byte[] array) {
        Map<String, byte[]> arrays = arrays();
        arrays.put(name, array);
        return arrays;
    }

    private static Map<String, byte[]> logits(double... firstRow) {
        Map<String, byte[]> arrays = with("report_exit_0", rows(1, firstRow));
        arrays.put("head_kind", NpyArray.of(List.of("logits")).toBytes());
        return arrays;
    }

    @Test
    void aMaskedClassIsALogitOfMinusInfinity() throws IOException {
        ExitTrace trace = read(logits(1, -INFINITE, 2), RowSums.REQUIRED);
        assertThat(trace.report().exits().get(0).values()).containsExactly(1, Float.NEGATIVE_INFINITY, 2);
        assertThat(trace.report().exits().get(0).argmax(0)).isEqualTo(2);
    }

    @Test
    void aRowWhoseClassesAreAllMaskedIsRefused() {
        assertRefused(
                logits(-INFINITE, -INFINITE, -INFINITE),
                "report_exit_0[0]: Expected a class that is not masked, given -inf for all 3\nleave this sample out");
    }

    @Test
    void plusInfinityAndNotANumberAreNoMask() {
        assertRefused(
                logits(1, INFINITE, 2),
                "report_exit_0[0][1]: Expected a finite logit, or -inf for a masked class, given Infinity" + OVERFLOWN);
        assertRefused(
                logits(1, Double.NaN, 2),
                "report_exit_0[0][1]: Expected a finite logit, or -inf for a masked class, given NaN" + OVERFLOWN);
    }

    @Test
    void minusInfinityIsNoProbability() {
        assertRefused(
                with("report_exit_0", rows(1, 1, -INFINITE, 0)),
                "report_exit_0[0][1]: Expected a finite number, given -Infinity\nit masks a class of a head of logits; say"
                        + " head_kind=\"logits\"");
        assertRefused(
                with("report_exit_0", rows(1, 1, Double.NaN, 0)),
                "report_exit_0[0][1]: Expected a finite number, given NaN" + OVERFLOWN);
    }

    private static double bfloat16(double p) {
        return Float.intBitsToFloat(Float.floatToIntBits((float) p) + 0x8000 & 0xffff0000);
    }

    private static double float16(double p) {
        return Float16.toFloat(Float16.ofFloat((float) p));
    }

    private static double[] rounded(DoubleUnaryOperator rounding) {
        return Arrays.stream(new double[] {.701, .2, .099, .0123, .3344, .6533})
                .map(rounding)
                .toArray();
    }

    @Test
    void theCauseOfRoundedRowsIsNamed() {
        String row = "fit_exit_1[%d]: Expected a softmax row that sums to 1 within 1.0E-4, given %s\nthe numbers were"
                + " rounded to %s: --renormalise (in a scenario: renormalise: true beside trace) divides each row by its"
                + " sum; better store float32";
        assertRefused(
                with("fit_exit_1", rows(2, rounded(TraceContentsTest::bfloat16))),
                String.format(row, 0, "0.99853515625", "bfloat16"));
        assertRefused(
                with("fit_exit_1", rows(2, rounded(p -> Math.rint(p * 256) / 256))),
                String.format(row, 0, "0.99609375", "int8, in steps of 1/256"));
        assertRefused(
                with("fit_exit_1", rows(2, .333, .333, .333, 0, .5, .5)),
                String.format(row, 0, "0.9990000128746033", "steps of 1/1000"));
        assertRefused(
                with("fit_exit_1", rows(2, rounded(p -> float16(p * 1.0006)))),
                String.format(row, 0, "1.00079345703125", "float16"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".28125, .46875, .3125, .0625, .8125, .125 | Expected a softmax row that sums to 1 within 1.0E-4, given 1.0625 | float8 (E4M3)",
                ".3125, .4375, .15625, .0625, .875, .109375 | Expected a softmax row that sums to 1 within 1.0E-4, given 0.90625 | float8 (E5M2)",
            })
    void theKindOfFloat8IsNamed(String values, String problem, String kind) {
        assertRefused(
                with("fit_exit_1", rows(2, numbers(values))),
                "fit_exit_1[0]: " + problem + "\nthe numbers were rounded to " + kind
                        + ": --renormalise (in a scenario: renormalise: true beside trace) divides each row by its sum; better"
                        + " store float32");
    }

    private static double[] numbers(String values) {
        return Arrays.stream(values.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "70.1, 20, 9.9, 1, 33, 66 | [0][0]: Expected a probability in 0..1, given 70.1 | these are per cent; store p / 100",
                "7.1, 2, 2.9, 1, 4, 7 | [0][0]: Expected a probability in 0..1, given 7.1 | each row was scaled to a sum of 12.00,"
                        + " or a class is missing; store p / p.sum(axis=1, keepdims=True)",
                ".35, .1012, .0488, .2123, .1, .1877 | [0]: Expected a softmax row that sums to 1 within 1.0E-4, given 0.4999999925494194 |"
                        + " each row was scaled to a sum of 0.5000, or a class is missing; store p / p.sum(axis=1, keepdims=True)",
                ".35, .3012, 0, .4123, .5, 0 | [0]: Expected a softmax row that sums to 1 within 1.0E-4, given 0.651199996471405 |"
                        + " classes are missing, such as where only the largest were kept; store all of them, or say"
                        + " head_kind=\"sigmoid\" if these are sigmoids",
                "-.6931472, -1.3862944, -1.3862944, 0, -30, -40 | [0][0]: Expected a probability in 0..1, given -0.6931472 |"
                        + " these are logarithms of probabilities; say head_kind=\"logits\", whose softmax gives them back",
                ".6931472, 1.3862944, 1.3862944, 0, 30, 40 | [0][1]: Expected a probability in 0..1, given 1.3862944 |"
                        + " these are negative logarithms of probabilities; store -p and say head_kind=\"logits\", whose softmax gives them back",
                "3, 1, 2, 4, 0, 1 | [0][0]: Expected a probability in 0..1, given 3.0 | these are logits; say head_kind=\"logits\"",
                "-3, 1, 2, 4, 0, 1 | [0][0]: Expected a probability in 0..1, given -3.0 | these are logits; say head_kind=\"logits\"",
            })
    void whatTheNumbersAreInsteadIsTakenFromTheirRows(String values, String problem, String hint) {
        assertRefused(with("fit_exit_1", rows(2, numbers(values))), "fit_exit_1" + problem + "\n" + hint);
    }

    /** Integers of any width and scale, and decimals of any number: rows that one step explains are no sigmoids. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.1000", "0.2, 0.2000", "0.0667, 0.06670", "0.013, 0.01300", "0.00333, 0.003330"})
    void theStepOfRoundedRowsIsNamedWhateverItIs(double step, String shown) {
        Random random = new Random(1);
        float[] values = new float[300];
        for (int row = 0; row < values.length; row += 10) {
            double[] p = random.doubles(10).map(u -> Math.pow(u, 5)).toArray();
            double sum = Arrays.stream(p).sum();
            for (int c = 0; c < 10; c++) {
                values[row + c] = (float) (Math.rint(p[c] / sum / step) * step);
            }
            values[row] += Arrays.equals(values, row, row + 10, new float[10], 0, 10) ? (float) step : 0;
        }
        SoftmaxRows rows = new SoftmaxRows("x", values, 10, 1e-4);
        assertThatThrownBy(rows::requireOne)
                .hasMessageContaining("Maybe the numbers were rounded to steps of " + shown + ": --renormalise");
        rows.renormalise();
        assertThat(values[0] + values[1] + values[2] + values[3] + values[4] + values[5] + values[6] + values[7]
                        + values[8] + values[9])
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5f));
    }

    @Test
    void rowsThatAreFarFromOneAreSigmoids() {
        assertRefused(
                with("fit_exit_1", rows(2, .9, .8, .1, 0, .5, .5)),
                "fit_exit_1[0]: Expected a softmax row that sums to 1 within 1.0E-4, given 1.7999999895691872\nthese are"
                        + " sigmoids; say head_kind=\"sigmoid\"");
    }

    @Test
    void renormalisedRowsAreThoseDividedByTheirSums() throws IOException {
        double[] rounded = rounded(TraceContentsTest::bfloat16);
        ExitTrace trace = read(with("fit_exit_1", rows(2, rounded)), RowSums.RENORMALISED);
        float[] values = trace.fit().exits().get(1).values();
        double sum = rounded[3] + rounded[4] + rounded[5];
        assertThat(values[4]).isEqualTo((float) (rounded[4] / sum));
        assertThat(trace.fit().exits().get(0).values()).containsExactly(.75f, .125f, .125f, 0, .5f, .5f);
    }

    @Test
    void renormalisingTurnsNoSigmoidsIntoSoftmax() {
        assertThatThrownBy(() -> read(with("fit_exit_1", rows(2, .9, .8, .1, 0, .5, .5)), RowSums.RENORMALISED))
                .hasMessageContaining(
                        "fit_exit_1[0]: Expected a softmax row that sums to 1 but for its rounding, within 0.05, given 1.79999")
                .hasMessageEndingWith("Maybe these are sigmoids; say head_kind=\"sigmoid\"");
        assertThatThrownBy(() -> read(with("fit_exit_1", rows(2, 0, 0, 0, 0, .5, .5)), RowSums.RENORMALISED))
                .hasMessageEndingWith("but for its rounding, within 0.05, given 0.0");
    }

    @Property(tries = 200)
    void whateverTheRoundingRenormalisedRowsSumToOneAndKeepTheirOrder(
            @ForAll @IntRange(min = 2, max = 40) int classes,
            @ForAll @IntRange(min = 0, max = 3) int way,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] row = new float[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            row[c] = (float) Math.exp(2 * random.nextGaussian());
            sum += row[c];
        }
        for (int c = 0; c < classes; c++) {
            double p = row[c] / sum;
            row[c] = (float)
                    switch (way) {
                        case 0 -> bfloat16(p);
                        case 1 -> float16(p);
                        case 2 -> Math.rint(p * 256) / 256;
                        default -> Math.rint(p * 1000) / 1000;
                    };
        }
        float[] stored = row.clone();
        new SoftmaxRows("x", row, classes, 1e-4).renormalise();
        double total = 0;
        for (int c = 0; c < classes; c++) {
            total += row[c];
            assertThat(row[c] > row[0]).isEqualTo(stored[c] > stored[0]);
        }
        assertThat(Math.abs(total - 1)).isLessThan(1e-5);
    }

    @Test
    void oneHotAndFloatingLabelsAreRefusedWithTheWayToWholeNumbers() {
        byte[] bits = NpyArray.of(new double[] {1, 0, 0, 0, 0, 1}, 2, 3).toBytes();
        assertRefused(
                with("fit_labels", bits),
                "fit_labels: Expected [sample], not empty, given (2, 3)\nthey are one-hot; store labels.argmax(axis=1)");
        assertRefused(
                with("fit_labels", NpyArray.of(new double[] {1, 0}, 2).toBytes()),
                "fit_labels: Expected whole numbers, given float64\nstore labels.astype('int64')");
    }

    @Test
    void oneHotLabelsAndOutputsTheOtherWayRoundAreSeen() {
        byte[] bits = NpyArray.of(new double[] {1, 0, 1, 0, 1, 0}, 2, 3).toBytes();
        assertRefused(
                with("fit_labels", bits),
                "fit_labels: Expected [sample], not empty, given (2, 3)\nthey are one-hot; store labels.argmax(axis=0)");
        assertRefused(
                with("fit_exit_0", rows(3, .75, 0, .125, .5, .125, .5)),
                "fit_exit_0: Expected [sample][class] of 2 samples, as many as labels, given (3, 2)\nstore its transpose,"
                        + " p.T");
    }

    @Test
    void shapesThatAreAsTheyShouldBeGetNoHint() {
        for (int[] shape :
                List.of(new int[] {2, 2, 3}, new int[] {3, 3, 3}, new int[] {1, 2, 2}, new int[] {2, 3, 2})) {
            assertThat(AxisOrder.toStacked(shape, shape[1])).isNull();
            assertThat(AxisOrder.toStacked(shape, 0)).isNull();
        }
        assertThat(AxisOrder.toPlane(new int[] {2, 2}, 2, 2)).isNull();
    }

    private static int[] shape(String text) {
        return Arrays.stream(text.replaceAll("[() ]", "").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (5, 2, 3)    | it is [sample][exit][class]; store p.transpose(1, 0, 2)
            (5, 10, 2)   | it is [sample][class][exit]; store p.transpose(2, 0, 1)
            (2, 3, 5)    | it is [exit][class][sample]; store p.transpose(0, 2, 1)
            (2, 5, 3, 1) | an axis of length 1 is too many; store p.squeeze()
            """)
    void stackedOutputsInAnotherOrderAreSeen(String shape, String hint) {
        byte[] labels = NumpyBytes.npy("<i8", "(5,)", NumpyBytes.longs(0, 0, 0, 0, 0));
        int values = Arrays.stream(shape(shape)).reduce(1, Math::multiplyExact);
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        for (String split : List.of("fit", "report")) {
            arrays.put(split + "_labels", labels);
            arrays.put(split + "_probabilities", NumpyBytes.npy("<f4", shape, NumpyBytes.floats(new double[values])));
        }
        assertRefused(
                arrays,
                "fit_probabilities: Expected [exit][sample][class] of 5 samples, as many as labels, given " + shape
                        + "\n" + hint);
    }

    @Test
    void confidencesTheOtherWayRoundAreSeen() {
        Map<String, byte[]> arrays =
                with("report_confidence", NumpyBytes.npy("<f4", "(1, 2)", NumpyBytes.floats(1, 1)));
        arrays.put("fit_confidence", NumpyBytes.npy("<f4", "(2, 2)", NumpyBytes.floats(1, 1, 1, 1)));
        assertRefused(arrays, "report_confidence: Expected shape (2, 1), given (1, 2)\nstore its transpose, .T");
    }

    @Test
    void outputsUnderANameOfTheWritersOwnAreSeen() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("fit_labels", NumpyBytes.npy("<i8", "(1,)", NumpyBytes.longs(0)));
        arrays.put("fit_logits", NumpyBytes.npy("<f4", "(1, 1, 2)", NumpyBytes.floats(1, 2)));
        assertRefused(
                arrays,
                "fit_logits: Expected what exits said under fit_exit_0 and so on, or fit_probabilities\ncall it fit_probabilities if"
                        + " it is [exit][sample][class]; of outputs before softmax say head_kind=\"logits\"");
    }

    @Test
    void labelsInARowAndLabelsBeyondSignedNumbersAreTold() {
        assertRefused(
                with("fit_labels", NumpyBytes.npy("<i8", "(1, 2)", NumpyBytes.longs(0, 1))),
                "fit_labels: Expected [sample], not empty, given (1, 2)\nstore labels.ravel()");
        assertRefused(
                with("fit_labels", NumpyBytes.npy("<u8", "(2,)", NumpyBytes.longs(0, Long.MIN_VALUE))),
                "fit_labels[1]: Expected a label below 2^31, given 9223372036854775808");
    }

    @Test
    void quantisedOutputsAreRefusedWithTheirWay() {
        byte[] quantised = NumpyBytes.npy("<i8", "(2, 3)", NumpyBytes.longs(191, 32, 32, 0, 128, 127));
        assertRefused(
                with("fit_exit_0", quantised),
                "fit_exit_0: Expected float16, float32 or float64, given int64\nthey were quantised; store scale * (q -"
                        + " zero_point) as float32");
    }

    @Test
    void labelsOfOtherKindsAreRefusedWithTheirWay() {
        assertRefused(
                with("fit_labels", NpyArray.of(List.of("cat", "dog"), 2).toBytes()),
                "fit_labels: Expected whole numbers, given text\nnumber the classes: np.unique(labels,"
                        + " return_inverse=True)[1]");
        assertRefused(
                with("fit_labels", NumpyBytes.npy("<f4", "(2,)", NumpyBytes.floats(.5, 1))),
                "fit_labels: Expected whole numbers, given float32\nthey are no classes but measured values");
        assertRefused(
                with("fit_labels", NumpyBytes.npy("<i8", "(2, 1)", NumpyBytes.longs(0, 1))),
                "fit_labels: Expected [sample], not empty, given (2, 1)\nstore labels.ravel()");
        assertRefused(
                with("fit_labels", NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(1, 3))),
                "fit_labels[1]: Expected a label in 0..2, given 3\nthey count from 1; store labels - 1");
        assertRefused(
                with("fit_labels", NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(0, -1))),
                "fit_labels[1]: Expected a label in 0..2, given -1\nit stands for no label; leave these samples out");
    }

    @Test
    void aTextArrayWhereNumbersAreWantedIsNamedWithItsType() {
        byte[] text = NpyArray.of(List.of("a", "b", "c", "d"), 2, 2).toBytes();
        assertRefused(with("fit_confidence", text), "fit_confidence: Expected numbers, given text");
        assertRefused(with("fit_exit_0", text), "fit_exit_0: Expected float16, float32 or float64, given text");
        Map<String, byte[]> costs =
                with("segment_cost", NpyArray.of(List.of("1", "2"), 2).toBytes());
        costs.put("head_cost", NpyArray.of(new double[] {1, 2}, 2).toBytes());
        assertRefused(costs, "segment_cost: Expected numbers, given text");
    }

    @ParameterizedTest
    @CsvSource({"<U0, 0", "|S0, 0", "<U1, 4"})
    void emptyTextIsRefusedByName(String descr, int bytes) {
        String expected = "Expected one line of text, at most 200 characters, not blank, given \"\"";
        byte[] empty = NumpyBytes.npy(descr, "()", new byte[bytes]);
        assertRefused(with("network", empty), "network: " + expected);
        byte[] names = NumpyBytes.npy(descr, "(2,)", new byte[2 * bytes]);
        assertRefused(with("exit_names", names), "exit_names: " + expected);
        assertRefused(
                with("fit_exit_0", NumpyBytes.npy(descr, "(2, 3)", new byte[6 * bytes])),
                "fit_exit_0: Expected float16, float32 or float64, given text");
    }

    @Test
    void textThatWouldCommandATerminalIsRefused() {
        byte[] hostile = NumpyBytes.npy("<U5", "()", "\u001b[31m".getBytes(Charset.forName("UTF-32LE")));
        assertRefused(
                with("network", hostile),
                "network: Expected one line of text, at most 200 characters, not blank, given \"?[31m\"");
    }

    @Test
    void twoExitsOfOneNameAreRefused() {
        assertRefused(
                with("exit_names", NpyArray.of(List.of("a", "a"), 2).toBytes()),
                "exit_names: Expected different names, given \"a\" twice");
        assertRefused(
                with("exit_names", NpyArray.of(List.of("a", " a "), 2).toBytes()),
                "exit_names: Expected different names, given \"a\" twice");
    }

    @Test
    void costsThatOverflowInSumsAreRefused() {
        Map<String, byte[]> costs =
                with("segment_cost", NpyArray.of(new double[] {1e308, 1e308}, 2).toBytes());
        costs.put("head_cost", NpyArray.of(new double[] {1, 2}, 2).toBytes());
        assertRefused(costs, "segment_cost[0]: Expected at most 1.0E100, given 1.0E308");
    }

    @Test
    void typesThatNumpyAndWeDoNotShareAreRefusedWithAWay() {
        String expected = "fit_exit_0: Expected float16, float32, float64, integers or text, given dtype '%s'\n%s";
        assertRefused(
                with("fit_exit_0", NumpyBytes.npy("|V2", "(2, 3)", new byte[12])),
                String.format(
                        expected,
                        "|V2",
                        "it was bfloat16, which NumPy does not know; convert it with .float() in PyTorch before saving"));
        assertRefused(
                with("fit_exit_0", NumpyBytes.npy("<f16", "(2, 3)", new byte[96])),
                String.format(expected, "<f16", "convert it with .astype('float32') before saving"));
        assertRefused(
                with("fit_exit_0", NumpyBytes.npy("<M8[ns]", "(2, 3)", new byte[48])),
                String.format(expected, "<M8[ns]", "convert it with .astype('int64') before saving"));
        assertRefused(
                with("fit_exit_0", NumpyBytes.npy("[".repeat(5000), "(2, 3)", new byte[48])),
                String.format(expected, "[".repeat(59) + "…", "convert it with .astype('float32') before saving"));
    }

    @Test
    void logarithmsAndSlightlyRoundedProbabilitiesAreToldFromLogits() {
        assertRefused(
                with("fit_exit_0", rows(2, -1, -2, -3, -1, -2, -3)),
                "fit_exit_0[0][0]: Expected a probability in 0..1, given -1.0\nthese are logarithms of probabilities; say"
                        + " head_kind=\"logits\", whose softmax gives them back");
        assertRefused(
                with("fit_exit_0", rows(2, 1.001, -.001, 0, 1, 0, 0)),
                "fit_exit_0[0][0]: Expected a probability in 0..1, given 1.001\nrounding did it; store p.clip(0, 1)");
    }

    @Test
    void bigEndianAndFortranOrderMeanTheSameTrace() throws IOException {
        ExitTrace plain = read(arrays(), RowSums.REQUIRED);
        byte[] big = NumpyBytes.npy(
                1,
                NumpyBytes.header(">f4", "True", "(2, 3)"),
                NumpyBytes.floats(ByteOrder.BIG_ENDIAN, .75, 0, .125, .5, .125, .5));
        ExitTrace turned = read(with("fit_exit_0", big), RowSums.REQUIRED);
        assertThat(turned.fit().exits().get(0).values())
                .containsExactly(plain.fit().exits().get(0).values());
    }
}
