package io.exeunt.scenarios.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code exeunt version}. */
@Command(
        name = "version",
        description = {"Prints the version of Exeunt and of Java.", ""})
final class VersionCommand implements Callable<Integer> {
    private final CommandContext context;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List.of(new Version().getVersion()).forEach(context.out()::println);
        return ExitCode.OK.code();
    }
}
