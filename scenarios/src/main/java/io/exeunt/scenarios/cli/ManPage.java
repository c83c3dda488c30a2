package io.exeunt.scenarios.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command in roff, as {@code man} reads it, from what its help says. */
final class ManPage {
    private final CommandLine line;
    private final CommandSpec spec;
    private final StringBuilder text = new StringBuilder();

    ManPage(CommandLine line) {
        this.line = line;
        this.spec = line.getCommandSpec();
    }

    /** "exeunt-devices-list". */
    static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName("-");
    }

    String text() {
        text.append(".TH \"").append(name(line).toUpperCase(Locale.ROOT)).append("\" \"1\" \"\" \"exeunt ");
        text.append(escaped(Version.number())).append("\"\n");
        section("NAME", escaped(name(line)) + " \\- " + escaped(plain(summary())));
        section("SYNOPSIS", ".nf\n" + escaped(line.getHelp().synopsis(0).strip()) + "\n.fi");
        section("DESCRIPTION", paragraphs(spec.usageMessage().description()));
        section("ARGUMENTS", parameters());
        section("OPTIONS", options());
        section("COMMANDS", commands());
        section("EXIT STATUS", exitCodes());
        section("EXAMPLES", examples());
        return text.toString();
    }

    private void section(String title, String body) {
        if (!body.isBlank()) {
            text.append(".SH \"")
                    .append(title)
                    .append("\"\n")
                    .append(body.strip())
                    .append('\n');
        }
    }

    private String summary() {
        return Stream.of(spec.usageMessage().description()).findFirst().orElse("");
    }

    private static String paragraphs(String... lines) {
        return Stream.of(lines)
                .filter(each -> !each.isBlank())
                .map(each -> escaped(plain(each)))
                .collect(Collectors.joining("\n.PP\n"));
    }

    private String parameters() {
        return spec.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(parameter -> entry(label(parameter), parameter.description()))
                .collect(Collectors.joining());
    }

    private String options() {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> entry(label(option), option.description()))
                .collect(Collectors.joining());
    }

    private String commands() {
        return line.getSubcommands().values().stream()
                .map(each -> entry(
                        name(each) + "(1)", each.getCommandSpec().usageMessage().description()))
                .collect(Collectors.joining());
    }

    private String exitCodes() {
        return spec.usageMessage().exitCodeList().entrySet().stream()
                .map(code -> term(code.getKey().strip(), code.getValue()))
                .collect(Collectors.joining());
    }

    private String examples() {
        List<String> lines = List.of(spec.usageMessage().footer());
        return lines.isEmpty()
                ? ""
                : ".nf\n"
                        + lines.stream()
                                .filter(each -> !each.isBlank() && !each.equals("Examples:"))
                                .map(each -> escaped(plain(each)))
                                .collect(Collectors.joining("\n"))
                        + "\n.fi";
    }

    private static String label(PositionalParamSpec parameter) {
        return parameter.paramLabel();
    }

    private static String label(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private static String entry(String term, String... lines) {
        return term(
                term,
                Stream.of(lines)
                        .filter(each -> !each.isBlank())
                        .map(ManPage::plain)
                        .collect(Collectors.joining(" ")));
    }

    private static String term(String term, String what) {
        return ".TP\n\\fB" + escaped(term) + "\\fR\n" + escaped(what) + "\n";
    }

    /** Without markup of colours, and with a per cent sign where the text of a format has two; not all texts are formats. */
    private static String plain(String line) {
        return Ansi.OFF.string(line.replace("%n", " ").replace("%%", "%"));
    }

    /** What roff would take for a command or an escape. */
    private static String escaped(String plain) {
        return plain.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
