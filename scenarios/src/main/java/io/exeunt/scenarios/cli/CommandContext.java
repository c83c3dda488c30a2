package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.ground.spec.Placed;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every command shares.
 *
 * @param terminal where to write
 * @param services who does the work
 * @param globals options that all commands take
 * @param commandLine arguments as typed
 */
record CommandContext(Terminal terminal, Services services, GlobalOptions globals, List<String> commandLine) {
    PrintWriter out() {
        return terminal.out();
    }

    /** Reads a scenario with the replacements of the command line, ours last. */
    Scenario scenario(Path file, List<String> ownAssignments) {
        return placed(file, ownAssignments).value();
    }

    /** The same, with the places of its values. */
    Placed<Scenario> placed(Path file, List<String> ownAssignments) {
        List<String> all = new ArrayList<>(globals.assignments());
        all.addAll(ownAssignments);
        return new ScenarioReader(services.known(), this::note).place(file, all);
    }

    /** One of many that a command reads; nothing is said of it alone. */
    Placed<Scenario> cell(Path file, List<String> ownAssignments) {
        List<String> all = new ArrayList<>(globals.assignments());
        all.addAll(ownAssignments);
        return new ScenarioReader(services.known()).place(file, all);
    }

    /** Says something beside results, unless the user wants to hear nothing. */
    void note(String text) {
        if (!globals.quiet()) {
            terminal.err().println("note: " + text);
            terminal.err().flush();
        }
    }

    /** A scenario of defaults, these replacements and those of the command line, for what it says of a device. */
    Scenario placeholder(String source, List<String> ownAssignments) {
        List<String> all = new ArrayList<>(ownAssignments);
        all.addAll(globals.assignments());
        return new ScenarioReader(services.known()).parse(source, "name: trace\n", Path.of(""), all);
    }

    /** Does a piece of work while its progress is shown. */
    <T> T working(Function<RunContext, T> work) {
        try (ProgressDisplay display = ProgressDisplay.choose(globals.progress(), terminal, services.clock())) {
            return work.apply(new RunContext(services.cancellation(), display, services.clock(), commandLine));
        }
    }

    /** Does what a scenario asks for; mistakes in it that only show now are told with their places. */
    <T> T working(Placed<Scenario> scenario, BiFunction<Scenario, RunContext, T> work) {
        try {
            return working(run -> work.apply(scenario.value(), run));
        } catch (InvalidInputException e) {
            throw e.at(scenario::problem);
        }
    }

    /** Computes something that changes nothing outside of itself; Ctrl-C ends it at once. */
    <T> T listening(Supplier<T> task) {
        return Workers.one(task, services.cancellation(), "nothing is kept of it");
    }
}
