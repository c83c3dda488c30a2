package org.nd4j.nativeblas;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Stand-in at the class name under which Deeplearning4j 1.0.0-M2.1 asks whether oneDNN is on. ND4J moved the class to
 * {@code org.nd4j.linalg.cpu.nativecpu.bindings}; without this one the question fails and every convolution falls back to a path
 * that is twenty times slower.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** The part of ND4J's environment that is asked for. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /** Found by reflection. */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether the native build contains oneDNN and has it switched on. Found by reflection. */
        public boolean isUseMKLDNN() {
            return Nd4j.getBackend().buildInfo().contains("HAVE_ONEDNN")
                    && org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance()
                            .isUseONEDNN();
        }
    }
}
