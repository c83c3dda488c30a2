package io.exeunt.scenarios.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls of the command line in a process of their own: signals and the heap's size belong to a process. */
final class Child {
    /** After that it is taken to be deaf. */
    private static final int DEAF_AFTER_S = 180;

    private final Path folder;

    /**
     * Processes that work in a folder.
     *
     * @param folder the current one, with cache and output
     */
    Child(Path folder) {
        this.folder = folder;
    }

    /** How it ended, and everything that it printed. */
    record Result(int code, String text) {}

    /** Runs a main class to its end. */
    Result call(Class<?> main, List<String> jvmOptions, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        return ended(command);
    }

    private Result ended(List<String> command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("EXEUNT_CACHE", folder.resolve("cache").toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(DEAF_AFTER_S, TimeUnit.SECONDS)) {
                throw new AssertionError(String.join(" ", command) + " goes on and on: " + Files.readString(printed));
            }
            return new Result(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
