package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.failure.ExeuntException;
import io.exeunt.ground.failure.InfeasibleException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.failure.TrialFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what was thrown into a message and an exit code. */
final class Failures {
    private static final int MOST_WRAPPERS = 20;

    private final PrintWriter err;
    private final GlobalOptions globals;
    private final List<String> commandLine;

    Failures(Terminal terminal, GlobalOptions globals, List<String> commandLine) {
        this.err = terminal.err();
        this.globals = globals;
        this.commandLine = commandLine;
    }

    /** The command line was wrong. */
    int usage(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command + ": " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("'" + command + " --help' shows what it takes.");
        debug(e);
        return ExitCode.USAGE.code();
    }

    /** A command failed. */
    int execution(Exception e, CommandLine command, ParseResult parsed) {
        return told(underlying(e));
    }

    /** Java itself gave up: out of memory or stack, or a class or native library is missing. */
    int error(Error e) {
        return told(underlying(e));
    }

    private int told(Throwable e) {
        ExitCode code = exitCode(e);
        err.println(message(e, code));
        debug(e);
        err.flush();
        return code.code();
    }

    /**
     * What a wrapper around it hides: what a worker thread or a library threw in the end, where that says more than the wrapper does. Libraries
     * wrap an {@link OutOfMemoryError} as readily as anything else.
     */
    private static Throwable underlying(Throwable thrown) {
        if (exitCode(thrown) != ExitCode.INTERNAL) {
            return thrown;
        }
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < MOST_WRAPPERS; depth++) {
            if (exitCode(cause) != ExitCode.INTERNAL) {
                return cause;
            }
            cause = cause.getCause();
        }
        return thrown;
    }

    static ExitCode exitCode(Throwable e) {
        if (e instanceof InvalidInputException || e instanceof InvalidPathException) {
            return ExitCode.INVALID_INPUT;
        }
        if (e instanceof ExeuntException failure) {
            return exitCode(failure);
        }
        if (MissingResource.isShownBy(e)) {
            return ExitCode.RESOURCES;
        }
        return e instanceof UncheckedIOException ? ExitCode.STORAGE : ExitCode.INTERNAL;
    }

    private static ExitCode exitCode(ExeuntException failure) {
        if (failure instanceof CancelledException) {
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof InfeasibleException) {
            return ExitCode.INFEASIBLE;
        }
        if (failure instanceof StoreException) {
            return ExitCode.STORAGE;
        }
        return failure instanceof TrialFailedException ? ExitCode.FAILED_TRIALS : ExitCode.INTERNAL;
    }

    private String message(Throwable e, ExitCode code) {
        return switch (code) {
            case INTERRUPTED ->
                "Interrupted: " + e.getMessage() + System.lineSeparator() + "  Resume with: exeunt "
                        + String.join(
                                " ",
                                commandLine.stream()
                                        .filter(argument -> !argument.equals("--restart"))
                                        .map(Failures::quoted)
                                        .toList());
            case RESOURCES -> MissingResource.message(e);
            case INTERNAL ->
                "Internal error, please report it: " + e
                        + (globals.debug() ? "" : System.lineSeparator() + "  Maybe --debug shows more.");
            case STORAGE ->
                e instanceof UncheckedIOException unchecked ? stored(unchecked) : String.valueOf(e.getMessage());
            default ->
                e instanceof InvalidPathException path ? PathConverter.problem(path) : String.valueOf(e.getMessage());
        };
    }

    /** With the reason, and a hint where the disk is full or closed to us, whether or not who threw it thought of them. */
    private static String stored(UncheckedIOException e) {
        IOException cause = Objects.requireNonNull(e.getCause());
        String message = String.valueOf(e.getMessage());
        String reason = Reason.of(cause);
        boolean bare = message.equals(cause.toString());
        String told = bare ? "Could not read or write" + place(cause) : message;
        return String.valueOf(
                new StoreException(told.contains(reason) ? told : told + ": " + reason, cause).getMessage());
    }

    private static String place(IOException cause) {
        return cause instanceof FileSystemException failure && failure.getFile() != null ? " " + failure.getFile() : "";
    }

    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+#-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private void debug(Throwable e) {
        if (globals.debug()) {
            e.printStackTrace(err);
        }
    }
}
