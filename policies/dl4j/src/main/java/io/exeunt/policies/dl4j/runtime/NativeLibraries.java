package io.exeunt.policies.dl4j.runtime;

import java.nio.file.Path;

/** Where ND4J's native libraries are unpacked. Loads nothing of ND4J. */
public final class NativeLibraries {
    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    private NativeLibraries() {}

    /**
     * Names the folder; has to be called before anything touches ND4J, and leaves alone what was named on the Java command line. Where
     * the folder can't be written to, the loader takes {@code ~/.javacpp} or the folder of temporary files.
     */
    public static void unpackInto(Path folder) {
        if (System.getProperty(FOLDER) == null) {
            System.setProperty(FOLDER, folder.toString());
        }
    }
}
