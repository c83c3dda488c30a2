package io.exeunt.scenarios.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** What Java says when the machine does not suffice, in words and with a way out. */
final class MissingResource {
    private static final String OPTIONS = "EXEUNT_JAVA_OPTS";

    private static final Pattern TRAINING = Pattern.compile("org[/.](nd4j|deeplearning4j|bytedeco)[/.]");

    private static final Pattern RECORDING = Pattern.compile("ai[/.]onnxruntime[/.]");

    private MissingResource() {}

    /** Whether memory, stack, a class or a native library was missing. */
    static boolean isShownBy(Throwable e) {
        return e instanceof VirtualMachineError || e instanceof LinkageError;
    }

    /** What was missing, and what may help. */
    static String message(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return outOfMemory(String.valueOf(e.getMessage()));
        }
        if (e instanceof StackOverflowError) {
            return text(
                    "Something is nested too deeply for Java's stack.", "a larger one helps: " + OPTIONS + "=-Xss64m");
        }
        if (e instanceof LinkageError) {
            return library(e);
        }
        return text("Java broke down: " + reason(e), "another Java helps: EXEUNT_JAVA=/path/to/java");
    }

    private static String outOfMemory(String reason) {
        if (reason.contains("thread")) {
            return text(
                    "The system allows no further thread.",
                    "fewer help: --threads 1 or --set search.threads=1; 'ulimit -u' shows how many are allowed");
        }
        if (reason.contains("array size")) {
            return text("A table would have more than 2^31 cells.", "fewer samples, budgets or resamples help");
        }
        boolean physical = reason.toLowerCase(Locale.ROOT).contains("physical") || reason.contains("direct");
        return outOf(physical ? ", and native code beside it was refused more." : ".");
    }

    /** That memory just suffices, and collecting garbage takes all the time. */
    static String heapTooSmall() {
        return outOf(", and hardly anything but collecting garbage went on.");
    }

    private static String outOf(String more) {
        long mib = Runtime.getRuntime().maxMemory() >> 20;
        return text(
                "Out of memory: Java may use " + mib + " MiB" + more,
                "more helps: " + OPTIONS + "=-Xmx" + Math.max(1, (2 * mib + 512) >> 10) + "g");
    }

    private static String library(Throwable e) {
        if (e instanceof NoClassDefFoundError && TRAINING.matcher(reason(e)).find()) {
            return text(
                    "This trains a network or heads, and Deeplearning4j is not part of this distribution.",
                    "a checkout has it (git, Maven and a JDK are needed); all else works here, on networks from ONNX files, traces and study"
                            + " folders too");
        }
        if (e instanceof NoClassDefFoundError && RECORDING.matcher(reason(e)).find()) {
            return text(
                    "This runs a network with ONNX Runtime, and that is not part of this distribution.",
                    "a checkout has it (git, Maven and a JDK are needed); traces and study folders work here too");
        }
        Throwable cause = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
        return text(
                "A library that Exeunt needs can't be loaded: " + reason(cause),
                "this processor or system has no native build here, a temporary folder is not writable (" + OPTIONS
                        + "=-Djava.io.tmpdir=/path), or the build is not whole (mvn clean, then call again)");
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? "no reason given"
                : message.lines().findFirst().orElse("").strip();
    }

    private static String text(String problem, String hint) {
        return problem + System.lineSeparator() + "  Maybe " + hint;
    }
}
