package io.exeunt.policies.dl4j.data;

/** MNIST from the class path (rapaio-datasets). */
public final class Mnist {
    private Mnist() {}

    /** The 60,000 training images. */
    public static LabelledImages train() {
        throw new UnsupportedOperationException("draft");
    }

    /** The 10,000 test images. */
    public static LabelledImages test() {
        throw new UnsupportedOperationException("draft");
    }
}
