package io.exeunt.scenarios.process;

import io.exeunt.scenarios.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The command line, which gets Ctrl-C's signal as soon as it is at work in a class: its first argument, the beginning of a name. */
final class InterruptedMain {
    private static final long LOOK_MS = 5;

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
            new ProcessBuilder("sh", "-c", "kill -INT " + pid).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAtWorkIn(String prefix) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith(prefix));
    }
}
