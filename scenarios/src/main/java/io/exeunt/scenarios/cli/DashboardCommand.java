package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.scenarios.dashboard.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt dashboard}. */
@Command(
        name = "dashboard",
        description = {
            "Shows the studies and sweeps of a folder in the browser, finished and running, until Ctrl-C.",
            "The page is on 127.0.0.1 alone, under an address that holds a random token.",
            ""
        },
        footer = {"", "Examples:", "  exeunt dashboard runs", "  exeunt dashboard runs --port 8080"})
final class DashboardCommand implements Callable<Integer> {
    private static final int TOKEN_BYTES = 16;
    private static final int MOST_PORT = 65_535;
    private static final long LOOK_MS = 200;

    private final CommandContext context;

    @Parameters(paramLabel = "<folder>", description = "Folder with studies and sweeps, however deep (four levels).")
    private Path folder = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "<number>",
            defaultValue = "0",
            description = "Port, 1 to 65535; default: any that is free.")
    private int port;

    DashboardCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionBounds.within("--port", port, 0, MOST_PORT);
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    folder.toString(),
                    "Expected a folder with studies, found none",
                    "exeunt run writes to runs/<name>");
        }
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        try (Dashboard dashboard = Dashboard.start(
                folder,
                port,
                HexFormat.of().formatHex(token),
                context.services().clock())) {
            context.out().println(dashboard.address());
            context.out().flush();
            context.note("Ctrl-C ends it");
            waitForInterrupt();
            return ExitCode.OK.code();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--port " + port, Reason.of(e), "another port, or none for any that is free", e);
        }
    }

    private void waitForInterrupt() {
        try {
            while (!context.services().cancellation().requested()) {
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
