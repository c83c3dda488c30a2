package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exeunt man}. */
@Command(
        name = "man",
        description = {"Prints the manual page of a command, or writes those of all.", ""},
        footer = {
            "",
            "Examples:",
            "  exeunt man compare | man -l -",
            "  exeunt man --output ~/.local/share/man/man1    # then: man exeunt-compare"
        })
@ExitCodes(ExitCode.STORAGE)
final class ManCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            arity = "0..*",
            paramLabel = "<command>",
            description = "Command, such as devices list; exeunt itself if left out.")
    private List<String> command = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<folder>",
            description = "Folder for the pages of all commands.")
    private @Nullable Path output;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ManCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine chosen = chosen(spec.root().commandLine());
        Optional<Path> folder = Optional.ofNullable(output);
        if (folder.isPresent()) {
            write(chosen, folder.get());
        } else {
            context.out().print(new ManPage(chosen).text());
        }
        return ExitCode.OK.code();
    }

    private CommandLine chosen(CommandLine root) {
        CommandLine at = root;
        for (String word : command) {
            CommandLine next = at.getSubcommands().get(word);
            if (next == null) {
                throw new InvalidInputException(
                        at.getCommandSpec().qualifiedName(),
                        "no command '" + word + "'",
                        Suggestion.hint(word, at.getSubcommands().keySet()).orElse(null));
            }
            at = next;
        }
        return at;
    }

    private void write(CommandLine line, Path folder) {
        Path file = folder.resolve(ManPage.name(line) + ".1");
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file, new ManPage(line).text());
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
        context.out().println(file);
        line.getSubcommands().values().forEach(each -> write(each, folder));
    }
}
