package io.exeunt.policies.dl4j.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The one place that prepares ND4J, for the launcher and for tests. Call {@link #prepare()} before anything else touches ND4J;
 * calling it again costs nothing.
 *
 * <p>Four settings matter. oneDNN helpers are off by default in Deeplearning4j and, when switched on, look for a class that has
 * moved ({@link org.nd4j.nativeblas.Nd4jCpu}); without them training is twenty times slower. Native (OpenMP) threads stay at one
 * for each Java thread: more make results differ between runs, and on small networks they wait more than they work. And when
 * memory runs out nothing is dumped into the working directory. Native memory is given back late, see {@link LateRelease}.
 */
public final class Nd4jRuntime {
    private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
    private static final String CRASH_DUMPS = "org.deeplearning4j.crash.reporting.enabled";
    private static final String BANNER = "org.nd4j.log.initialization";

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
        Status status = Loaded.STATUS;
        useOneNativeThread();
        return status;
    }

    /**
     * Java threads that may compute with ND4J, each with one native thread. They are daemons: an executor that nobody closed does
     * not keep the program alive.
     *
     * @param threads > 0
     */
    public static ExecutorService executor(int threads) {
        prepare();
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(
                    () -> {
                        useOneNativeThread();
                        task.run();
                    },
                    "exeunt-nd4j");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Memory that this process has at present, native memory included, in bytes. */
    public static long residentBytes() {
        prepare();
        return Pointer.physicalBytes();
    }

    /** OpenMP keeps the number of threads for each calling thread apart, so each has to say it. */
    private static void useOneNativeThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /** Loaded once, on first use. */
    private static final class Loaded {
        private static final Status STATUS = load();

        private static Status load() {
            System.setProperty(HELPERS_DISABLED, "false");
            System.setProperty(CRASH_DUMPS, "false");
            System.setProperty(BANNER, "false");
            Environment environment = Nd4j.getEnvironment();
            LateRelease.install();
            environment.setMaxThreads(1);
            environment.setMaxMasterThreads(1);
            Nd4j.factory().blas().setMaxThreads(1);
            boolean oneDnn = BaseMKLDNNHelper.mklDnnEnabled();
            return new Status(nativeBuild(), oneDnn, warnings(oneDnn));
        }

        /** The folder that the native library was unpacked from is named after its build. */
        private static String nativeBuild() {
            String library = Loader.getLoadedLibraries().get("nd4jcpu");
            Path folder = library == null ? null : Path.of(library).getParent();
            return folder == null ? Loader.getPlatform() : String.valueOf(folder.getFileName());
        }

        private static List<String> warnings(boolean oneDnn) {
            List<String> warnings = new ArrayList<>();
            if (!oneDnn) {
                warnings.add("This native build of ND4J has no oneDNN: training takes about twenty times as long");
            }
            return warnings;
        }
    }
}
