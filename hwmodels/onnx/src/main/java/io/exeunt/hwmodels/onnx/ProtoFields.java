package io.exeunt.hwmodels.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fields of a protocol buffer, one after the other; what nobody asks for is skipped without being held in memory. */
final class ProtoFields {
    /** Longest text of which more than its beginning matters: names of nodes and tensors are far shorter. */
    private static final int MOST_TEXT_BYTES = 1 << 20;

    /** Most numbers of a list that are kept. */
    private static final int MOST_NUMBERS = 1 << 16;

    private final CodedInputStream in;
    private int wireType;

    ProtoFields(CodedInputStream in) {
        this.in = in;
    }

    /** Takes a field, or leaves it to be skipped. */
    @FunctionalInterface
    interface Handler {
        /**
         * Takes a field.
         *
         * @return whether it has been read
         */
        boolean take(int field) throws IOException;
    }

    /** Bytes read so far. */
    long position() {
        return in.getTotalBytesRead();
    }

    /** Every field up to the end of the message, or of the file. */
    void each(Handler handler) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            wireType = WireFormat.getTagWireType(tag);
            if (!handler.take(WireFormat.getTagFieldNumber(tag))) {
                in.skipField(tag);
            }
        }
    }

    /** The fields of a message within. */
    boolean message(Handler handler) throws IOException {
        int outer = in.pushLimit(length());
        each(handler);
        in.checkLastTagWas(0);
        in.popLimit(outer);
        return true;
    }

    long integer() throws IOException {
        require(WireFormat.WIRETYPE_VARINT);
        return in.readRawVarint64();
    }

    float real() throws IOException {
        require(WireFormat.WIRETYPE_FIXED32);
        return Float.intBitsToFloat(in.readRawLittleEndian32());
    }

    String text() throws IOException {
        int length = length();
        if (length > MOST_TEXT_BYTES) {
            throw new InvalidProtocolBufferException("a text of " + length + " bytes");
        }
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    /** Bytes, if they are no more than this; else nothing, and they are skipped. */
    byte[] bytes(int most) throws IOException {
        int length = length();
        if (length > most) {
            in.skipRawBytes(length);
            return new byte[0];
        }
        return in.readRawBytes(length);
    }

    /** Length of the bytes that come, without having read them. */
    int length() throws IOException {
        require(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int length = in.readRawVarint32();
        if (length < 0) {
            throw new InvalidProtocolBufferException("a negative length");
        }
        return length;
    }

    /** Adds a whole number, or a packed list of them, to a list. */
    boolean integers(List<Long> into) throws IOException {
        return numbers(into, WireFormat.WIRETYPE_VARINT, in::readRawVarint64);
    }

    /** Adds a number, or a packed list of them, to a list. */
    boolean reals(List<Double> into) throws IOException {
        return numbers(
                into, WireFormat.WIRETYPE_FIXED32, () -> (double) Float.intBitsToFloat(in.readRawLittleEndian32()));
    }

    /** As {@link #reals} with twice the digits. */
    boolean doubles(List<Double> into) throws IOException {
        return numbers(into, WireFormat.WIRETYPE_FIXED64, () -> Double.longBitsToDouble(in.readRawLittleEndian64()));
    }

    private interface Number<T> {
        T read() throws IOException;
    }

    private <T> boolean numbers(List<T> into, int single, Number<T> number) throws IOException {
        if (wireType == single) {
            keep(into, number.read());
            return true;
        }
        int outer = in.pushLimit(length());
        while (!in.isAtEnd()) {
            keep(into, number.read());
        }
        in.popLimit(outer);
        return true;
    }

    private static <T> void keep(List<T> into, T value) {
        if (into.size() <= MOST_NUMBERS) {
            into.add(value);
        }
    }

    private void require(int expected) throws InvalidProtocolBufferException {
        if (wireType != expected) {
            throw new InvalidProtocolBufferException("a field of wire type " + wireType + " instead of " + expected);
        }
    }
}
