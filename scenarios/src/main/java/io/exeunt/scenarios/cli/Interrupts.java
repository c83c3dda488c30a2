package io.exeunt.scenarios.cli;

import io.exeunt.ground.failure.Cancellation;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C: the first asks the run to stop and keep its work, the second ends the process at once.
 *
 * @implNote {@code sun.misc.Signal} is reached by reflection, since it is no part of the Java API: a shutdown hook can't do the same,
 *     because a process that has begun to shut down no longer hears a second Ctrl-C. Without that class Ctrl-C just ends the process.
 */
final class Interrupts implements Cancellation {
    private final AtomicInteger requests = new AtomicInteger();
    private final PrintWriter err;
    private final Runnable quitAtOnce;
    private volatile Runnable undo = () -> {};

    Interrupts(PrintWriter err, Runnable quitAtOnce) {
        this.err = err;
        this.quitAtOnce = quitAtOnce;
    }

    /** Begins to listen for Ctrl-C and for requests of the system to end. */
    static Interrupts install(PrintWriter err) {
        Interrupts interrupts = new Interrupts(err, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code()));
        List.of("INT", "TERM").forEach(signal -> handle(signal, interrupts::interrupted));
        return interrupts;
    }

    @Override
    public boolean requested() {
        return requests.get() > 0;
    }

    @Override
    public void beforeQuitting(Runnable undo) {
        this.undo = undo;
    }

    /** Called once per Ctrl-C. */
    void interrupted() {
        if (requests.incrementAndGet() > 1) {
            try {
                undo.run();
            } finally {
                quitAtOnce.run();
            }
            return;
        }
        err.println();
        err.println("Stopping after the current step; finished work is kept. Ctrl-C again quits at once.");
        err.flush();
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException unavailable) {
            System.getLogger(Interrupts.class.getName())
                    .log(System.Logger.Level.DEBUG, "Ctrl-C ends the process at once", unavailable);
        }
    }
}
