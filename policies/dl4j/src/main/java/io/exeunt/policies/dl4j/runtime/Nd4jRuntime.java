package io.exeunt.policies.dl4j.runtime;

import java.util.List;

/** The one place that prepares ND4J. Call {@link #prepare()} before anything else touches it; calling it again costs nothing. */
public final class Nd4jRuntime {
    private Nd4jRuntime() {}

    /**
     * What ND4J runs on.
     *
     * @param backend name of the native build, such as "linux-x86_64-onednn-avx2"
     * @param oneDnn whether convolutions run on oneDNN
     * @param warnings what a person should know, such as a missing oneDNN; usually empty
     */
    public record Status(String backend, boolean oneDnn, List<String> warnings) {
        public Status {
            warnings = List.copyOf(warnings);
        }
    }

    /** Loads ND4J with the settings that Exeunt needs: oneDNN helpers on, one native thread per Java thread, quiet. */
    public static Status prepare() {
        throw new UnsupportedOperationException("draft");
    }
}
