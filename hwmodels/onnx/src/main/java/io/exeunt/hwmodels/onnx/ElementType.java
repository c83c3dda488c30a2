package io.exeunt.hwmodels.onnx;

/** Types of elements, numbered as in ONNX's TensorProto.DataType. */
enum ElementType {
    UNDEFINED(0),
    FLOAT(32),
    UINT8(8),
    INT8(8),
    UINT16(16),
    INT16(16),
    INT32(32),
    INT64(64),
    STRING(0),
    BOOL(8),
    FLOAT16(16),
    DOUBLE(64),
    UINT32(32),
    UINT64(64),
    COMPLEX64(64),
    COMPLEX128(128),
    BFLOAT16(16),
    FLOAT8E4M3FN(8),
    FLOAT8E4M3FNUZ(8),
    FLOAT8E5M2(8),
    FLOAT8E5M2FNUZ(8),
    UINT4(4),
    INT4(4),
    FLOAT4E2M1(4);

    private final int bits;

    ElementType(int bits) {
        this.bits = bits;
    }

    /** The type of this number; {@link #UNDEFINED} for one that is not known. */
    static ElementType of(long number) {
        return number >= 0 && number < values().length ? values()[(int) number] : UNDEFINED;
    }

    /** Its number, the inverse of {@link #of}. */
    int number() {
        return ordinal();
    }

    /** Bytes that so many elements take; 0 where that is not fixed. */
    long bytes(long elements) {
        return (Math.multiplyExact(elements, bits) + 7) / 8;
    }

    /** Whether these are weights rather than indices, shapes or flags: anything but whole numbers of 16 bits and more, and flags. */
    boolean weight() {
        return switch (this) {
            case UINT16, INT16, INT32, INT64, UINT32, UINT64, BOOL, STRING, UNDEFINED -> false;
            default -> true;
        };
    }
}
