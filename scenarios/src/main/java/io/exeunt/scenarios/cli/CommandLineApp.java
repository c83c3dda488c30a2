package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, tied together. */
public final class CommandLineApp {
    private static final List<ExitCode> EVERYWHERE =
            List.of(ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.INVALID_INPUT, ExitCode.RESOURCES);

    private final Terminal terminal;
    private final Services services;

    /** An app that writes here and works with these. */
    public CommandLineApp(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    /** Runs one command and returns its exit code. */
    public int run(String... args) {
        GlobalOptions globals = new GlobalOptions();
        CommandLine line = commands(new CommandContext(terminal, services, globals, List.of(args)), globals);
        Failures failures = new Failures(terminal, globals, List.of(args));
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(colours(args))
                .setUsageHelpWidth(100)
                .setExecutionStrategy(parsed -> withPlugins(globals, line, parsed))
                .setParameterExceptionHandler(failures::usage)
                .setExecutionExceptionHandler(failures::execution);
        try {
            return line.execute(args.length == 0 ? new String[] {"--help"} : args);
        } catch (Error e) { // the one place that every command passes on its way out
            return failures.error(e);
        }
    }

    private static int withPlugins(GlobalOptions globals, CommandLine line, CommandLine.ParseResult parsed) {
        try {
            Plugins.install(globals.plugins());
        } catch (InvalidInputException e) {
            throw new CommandLine.ExecutionException(line, String.valueOf(e.getMessage()), e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** All commands, ready to parse. */
    static CommandLine commands(CommandContext context, GlobalOptions globals) {
        CommandLine line = new CommandLine(new ExeuntCommand(globals))
                .addSubcommand(new RunCommand(context))
                .addSubcommand(new TrainCommand(context))
                .addSubcommand(new SimulateCommand(context))
                .addSubcommand(new SearchCommand(context))
                .addSubcommand(new SweepCommand(context))
                .addSubcommand(new DiffCommand(context))
                .addSubcommand(new PickCommand(context))
                .addSubcommand(new JournalCommand(context))
                .addSubcommand(new ReportCommand(context))
                .addSubcommand(new StudyTableCommand(context))
                .addSubcommand(new PictureCommand(context))
                .addSubcommand(new DashboardCommand(context))
                .addSubcommand(new CompareCommand(context))
                .addSubcommand(new CommandLine(DevicesCommand.group())
                        .addSubcommand(new DevicesCommand.ListDevices(context))
                        .addSubcommand(new DescribeCommand(context))
                        .addSubcommand(new MeasureCommand(context))
                        .addSubcommand(new MeasureExitsCommand(context))
                        .addSubcommand(new AssembleCommand(context))
                        .addSubcommand(new CalibrateCommand(context))
                        .addSubcommand(new CheckCommand(context))
                        .addSubcommand(new CheckRailCommand(context))
                        .addSubcommand(new GateCommand(context))
                        .addSubcommand(new ImportOppCommand(context)))
                .addSubcommand(new CommandLine(MeasurementsCommand.group())
                        .addSubcommand(new ImportMeasurementsCommand(context)))
                .addSubcommand(new CommandLine(NetworksCommand.group())
                        .addSubcommand(new NetworksCommand.ListNetworks(context))
                        .addSubcommand(new NetworksCommand.Table(context))
                        .addSubcommand(new ImportNetworkCommand(context))
                        .addSubcommand(new NetworksCommand.Export(context)))
                .addSubcommand(
                        new CommandLine(new DeployCommand(context)).addSubcommand(new DeployCheckCommand(context)))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new SchemaCommand(context))
                .addSubcommand(new CommandLine(CacheCommand.group())
                        .addSubcommand(new CacheCommand.ListEntries(context))
                        .addSubcommand(new CacheCommand.Clean(context)))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new ManCommand(context))
                .addSubcommand(new VersionCommand(context));
        line.getSubcommands().values().forEach(CommandLineApp::documentExitCodes);
        document(line.getCommandSpec(), List.of(ExitCode.values()));
        return line.registerConverter(Path.class, new PathConverter()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static void documentExitCodes(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        List<ExitCode> codes = new ArrayList<>(EVERYWHERE);
        Optional.ofNullable(spec.userObject().getClass().getAnnotation(ExitCodes.class))
                .ifPresent(own -> codes.addAll(List.of(own.value())));
        document(spec, codes);
        line.getSubcommands().values().forEach(CommandLineApp::documentExitCodes);
    }

    private static void document(CommandSpec spec, List<ExitCode> codes) {
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes(codes));
    }

    private static Map<String, String> codes(List<ExitCode> codes) {
        Map<String, String> texts = new LinkedHashMap<>();
        codes.forEach(code -> texts.put(" " + code.code(), code.meaning()));
        return texts;
    }

    private ColorScheme colours(String[] args) {
        boolean wanted = terminal.colour() && !List.of(args).contains("--no-color");
        return CommandLine.Help.defaultColorScheme(wanted ? Ansi.ON : Ansi.OFF);
    }
}
