package io.exeunt.hwmodels.workload;

/** Number format of weights and activations. */
public enum Precision {
    FP32(4),
    FP16(2),
    INT8(1);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per element. */
    public int bytes() {
        return bytes;
    }
}
