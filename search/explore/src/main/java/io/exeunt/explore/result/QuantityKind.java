package io.exeunt.explore.result;

/** A kind of quantity and the unit it is held in. */
public enum QuantityKind {
    /** A share, 0 … 1, shown in per cent. */
    SHARE(""),
    /** Seconds. */
    TIME("s"),
    /** Joules per inference. */
    ENERGY("J"),
    /** Hertz. */
    FREQUENCY("Hz"),
    /** Bytes. */
    BYTES("B"),
    /** A plain number of things, shown with an SI prefix. */
    COUNT("");

    private final String unit;

    QuantityKind(String unit) {
        this.unit = unit;
    }

    /** The SI unit; "" for shares and counts. */
    public String unit() {
        return unit;
    }
}
