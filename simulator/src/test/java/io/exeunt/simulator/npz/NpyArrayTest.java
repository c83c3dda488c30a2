package io.exeunt.simulator.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyFormatVersionIsRead(int version) throws NpyFormatException {
        String header = NumpyBytes.header("<f4", "False", "(2, 2)");
        NpyArray array = NpyArray.parse(NumpyBytes.npy(version, header, NumpyBytes.floats(1, 2, 3, 4)));
        assertThat(array.shape()).containsExactly(2, 2);
        assertThat(array.floats()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aBigEndianFileMeansTheSameNumbers() throws NpyFormatException {
        byte[] elements = NumpyBytes.floats(ByteOrder.BIG_ENDIAN, 0.25, -3);
        NpyArray array = NpyArray.parse(NumpyBytes.npy(">f4", "(2,)", elements));
        assertThat(array.floats()).containsExactly(0.25f, -3f);
        assertThat(array.doubles()).containsExactly(0.25, -3);
    }

    @Test
    void fortranOrderIsTurnedIntoRowMajor() throws NpyFormatException {
        // The matrix ((1 2 3) (4 5 6)), stored column by column.
        String header = NumpyBytes.header("<f4", "True", "(2, 3)");
        NpyArray array = NpyArray.parse(NumpyBytes.npy(1, header, NumpyBytes.floats(1, 4, 2, 5, 3, 6)));
        assertThat(array.floats()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void fortranOrderOfThreeDimensionsIsTurnedToo() throws NpyFormatException {
        String header = NumpyBytes.header("<f4", "True", "(2, 1, 2)");
        NpyArray array = NpyArray.parse(NumpyBytes.npy(1, header, NumpyBytes.floats(1, 3, 2, 4)));
        assertThat(array.floats()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0",
        "0x8000, -0.0",
        "0x3c00, 1",
        "0xc000, -2",
        "0x7bff, 65504",
        "0x0001, 5.9604645e-8",
        "0x03ff, 6.097555e-5",
        "0x0400, 6.1035156e-5",
        "0x3555, 0.33325195",
        "0x7c00, Infinity",
        "0xfc00, -Infinity",
        "0x7e00, NaN"
    })
    void halfPrecisionIsConvertedExactly(String bits, float expected) {
        assertThat(Float16.toFloat((short) (int) Integer.decode(bits))).isEqualTo(Float.valueOf(expected));
    }

    @Test
    void halfPrecisionArraysAreRead() throws NpyFormatException {
        NpyArray array = NpyArray.parse(NumpyBytes.npy("<f2", "(2,)", NumpyBytes.shorts(0x3800, 0x3400)));
        assertThat(array.floats()).containsExactly(0.5f, 0.25f);
    }

    @Test
    void integersOfEverySizeAreRead() throws NpyFormatException {
        assertThat(NpyArray.parse(NumpyBytes.npy("|u1", "(2,)", new byte[] {7, (byte) 200}))
                        .longs())
                .containsExactly(7, 200);
        assertThat(NpyArray.parse(NumpyBytes.npy("|i1", "(1,)", new byte[] {-1}))
                        .longs())
                .containsExactly(-1);
        assertThat(NpyArray.parse(NumpyBytes.npy("<u2", "(1,)", NumpyBytes.shorts(0xffff)))
                        .longs())
                .containsExactly(65535);
        assertThat(NpyArray.parse(NumpyBytes.npy("<i8", "(2,)", NumpyBytes.longs(-5, 9)))
                        .longs())
                .containsExactly(-5, 9);
    }

    @Test
    void textIsReadAsUtf32AndAsBytes() throws NpyFormatException {
        byte[] utf32 = {'a', 0, 0, 0, 'b', 0, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0};
        assertThat(NpyArray.parse(NumpyBytes.npy("<U2", "(2,)", utf32)).strings())
                .containsExactly("ab", "c");
        byte[] ascii = "xy\0z\0\0".getBytes(StandardCharsets.US_ASCII);
        assertThat(NpyArray.parse(NumpyBytes.npy("|S3", "(2,)", ascii)).strings())
                .containsExactly("xy", "z");
    }

    @Test
    void ourOwnBytesAreReadBack() throws NpyFormatException {
        assertThat(NpyArray.parse(NpyArray.of(new float[] {1, 2, 3}, 3).toBytes())
                        .floats())
                .containsExactly(1, 2, 3);
        assertThat(NpyArray.parse(NpyArray.of(new double[] {1e300}).toBytes()).doubles())
                .containsExactly(1e300);
        assertThat(NpyArray.parse(NpyArray.of(new int[] {-4, 8}, 2, 1).toBytes())
                        .longs())
                .containsExactly(-4, 8);
        assertThat(NpyArray.parse(NpyArray.of(List.of("λ", "exit 12"), 2).toBytes())
                        .strings())
                .containsExactly("λ", "exit 12");
    }

    @Test
    void ourHeaderIsAlignedAsNumpyWantsIt() {
        byte[] bytes = NpyArray.of(new float[] {1}, 1).toBytes();
        assertThat((bytes.length - 4) % 64).isZero();
        assertThat(bytes[bytes.length - 5]).isEqualTo((byte) '\n');
    }

    @Test
    void aSliceStartsAtItsOffset() {
        NpyArray array = NpyArray.of(new float[] {0, 1, 2, 3, 4, 5}, 3, 2);
        assertThat(array.slice(2, 3)).containsExactly(2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|O", "<c8", "<f16", "<i3", "<M8[s]"})
    void typesThatAreNoPlainNumbersAreRefused(String descr) {
        assertThatThrownBy(() -> NpyArray.parse(NumpyBytes.npy(descr, "(0,)", new byte[0])))
                .isInstanceOf(NpyFormatException.class)
                .hasMessage("Expected float16, float32, float64, integers or text, given dtype '" + descr + "'");
    }

    @Test
    void missingElementsAreRefused() {
        assertThatThrownBy(() -> NpyArray.parse(NumpyBytes.npy("<f4", "(3,)", NumpyBytes.floats(1, 2))))
                .hasMessage("Expected 12 bytes of elements for shape (3,), given 8");
    }

    @Test
    void anAbsurdShapeIsRefusedBeforeMemoryIsTaken() {
        assertThatThrownBy(() ->
                        NpyArray.parse(NumpyBytes.npy("<f4", "(2000000000, 2000000000, 2000000000)", new byte[4])))
                .hasMessage("Expected less than 2^31 elements, given shape (2000000000, 2000000000, 2000000000)");
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> NpyArray.parse("not an array at all".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("which begins with \\x93NUMPY");
        assertThatThrownBy(() -> NpyArray.parse(new byte[] {1, 2})).hasMessageContaining("cut off");
        byte[] future = NumpyBytes.npy("<f4", "(1,)", NumpyBytes.floats(1));
        future[6] = 9;
        assertThatThrownBy(() -> NpyArray.parse(future)).hasMessageContaining("given 9");
    }

    @Test
    void aCutOffHeaderIsRefused() {
        byte[] whole = NumpyBytes.npy("<f4", "(1,)", NumpyBytes.floats(1));
        byte[] cut = java.util.Arrays.copyOf(whole, 30);
        assertThatThrownBy(() -> NpyArray.parse(cut)).hasMessageContaining("cut off");
    }

    @Test
    void askingForTheWrongKindOfNumbersIsAnError() {
        NpyArray text = NpyArray.of(List.of("a"), 1);
        assertThatThrownBy(text::doubles).hasMessage("Expected array to be of numbers, given text");
        assertThatThrownBy(text::longs).hasMessage("Expected array to be of whole numbers, given text");
        assertThatThrownBy(NpyArray.of(new int[] {1}, 1)::strings)
                .hasMessage("Expected array to be of text, given int32");
    }
}
