package io.exeunt.scenarios.process;

import io.exeunt.scenarios.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The command line, which gets Ctrl-C's signal as soon as it is at work in a class: its first argument, the beginning of a name. */
final class InterruptedMain {
    private static final long LOOK_MS = 5;
    private static final String IGNORED = "SigIgn:";
    /** Of signal 2 in a mask of signals. */
    private static final long INT = 1L << 1;

    private InterruptedMain() {}

    public static void main(String[] args) {
        Thread watcher = new Thread(() -> interruptWithin(args[0]), "watcher");
        watcher.setDaemon(true);
        watcher.start();
        Main.main(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void interruptWithin(String prefix) {
        while (!isAtWorkIn(prefix)) {
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
        signal();
    }

    /** From outside, as a terminal does: Java has no door of its own for it. */
    private static void signal() {
        long pid = ProcessHandle.current().pid();
        try {
            new ProcessBuilder("sh", "-c", "kill -" + heard() + " " + pid).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What starts in the background of a shell is deaf to Ctrl-C, and everything below it; the system's request to end it hears. */
    private static String heard() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean deaf = Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith(IGNORED))
                        .mapToLong(line -> Long.parseUnsignedLong(
                                line.substring(IGNORED.length()).strip(), 16))
                        .anyMatch(mask -> (mask & INT) != 0);
        return deaf ? "TERM" : "INT";
    }

    private static boolean isAtWorkIn(String prefix) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith(prefix));
    }
}
