package io.exeunt.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exeunt completion}. */
@Command(
        name = "completion",
        description = {"Prints a script that lets bash or zsh complete commands and options.", ""},
        footer = {
            "",
            "Examples:",
            "  source <(exeunt completion)                                                 # this shell",
            "  exeunt completion > ~/.local/share/bash-completion/completions/exeunt       # every bash"
        })
final class CompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine whole = spec.root().commandLine();
        context.out().print(AutoComplete.bash(whole.getCommandName(), whole));
        return ExitCode.OK.code();
    }
}
