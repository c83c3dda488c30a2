package io.exeunt.scenarios.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.docs.Page.Block;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.sweep.AxisValues;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every block of code in the documentation is what it says it is. {@code text} is what a program prints; {@code sketch} behind the
 * language marks a block with parts left out, of which nothing can be checked.
 */
class DocumentationTest {
    private static final Set<String> OTHER_PROGRAMS = Set.of(
            "mvn", "git", "man", "source", ".ci/run", "printf", "javac", "jar", "mkdir", "echo", "cd", "sed", "python",
            "python3");
    private static final Pattern PUBLIC_CLASS = Pattern.compile("public final class (\\w+)");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+)[.`]");
    private static final Pattern JAR = Pattern.compile("\\$exeunt/([\\w/]+)/target/(exeunt-[a-z0-9-]+?)-\\d");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Block> blocks() throws IOException {
        return Page.all().stream().flatMap(page -> page.blocks().stream());
    }

    static Stream<Page> pages() throws IOException {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockHolds(Block block) throws Exception {
        switch (block.kind()) {
            case "sh" -> shell(block);
            case "yaml" -> scenario(block);
            case "json" -> json(block);
            case "java" -> java(block);
            case "python" -> python(block);
            case "text", "sh sketch", "yaml sketch", "java sketch", "python sketch" ->
                assertThat(block.text()).isNotBlank();
            default ->
                fail(block.place() + ": Expected a kind of block that is checked, or text, or a sketch, given '"
                        + block.kind() + "'");
        }
    }

    private static void shell(Block block) {
        for (List<String> command : ShellCommands.of(block.text())) {
            String program = command.get(0);
            if (program.equals("exeunt") || program.equals("./exeunt")) {
                parses(block, command.subList(1, command.size()));
                answers(block.place(), command.subList(1, command.size()));
            } else if (!program.contains("=") && !program.equals(">")) {
                assertThat(OTHER_PROGRAMS).as(block.place()).contains(program);
            }
            command.forEach(word -> standsInTheRepository(block, word));
        }
    }

    private static void parses(Block block, List<String> arguments) {
        assertThatCode(() -> TestWiring.commands().parseArgs(arguments.toArray(String[]::new)))
                .as(block.place() + ": exeunt " + String.join(" ", arguments))
                .doesNotThrowAnyException();
    }

    /** Scenarios of the repository take the replacements that an example makes. */
    static void answers(String place, List<String> arguments) {
        Path scenario = arguments.stream()
                .filter(word -> word.matches("scenarios/[\\w-]+\\.yaml"))
                .map(Page.root()::resolve)
                .findFirst()
                .orElse(null);
        if (scenario == null) {
            return;
        }
        assertThatCode(() -> new ScenarioReader(TestWiring.knownNames()).read(scenario, replacements(arguments)))
                .as(place + ": exeunt " + String.join(" ", arguments))
                .doesNotThrowAnyException();
    }

    /** Of --set, and the last value of each --vary. */
    private static List<String> replacements(List<String> arguments) {
        List<String> replacements = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String value = arguments.get(i + 1);
            if (arguments.get(i).equals("--set")) {
                replacements.add(value);
            } else if (arguments.get(i).equals("--vary")) {
                var axis = AxisValues.parse("--vary", value);
                replacements.add(
                        axis.key() + "=" + axis.values().get(axis.values().size() - 1));
            }
        }
        return replacements;
    }

    static Stream<String> examplesOfHelp() {
        return all(TestWiring.commands())
                .flatMap(line -> Stream.of(line.getCommandSpec().usageMessage().footer()))
                .filter(line -> line.startsWith("  exeunt "));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(DocumentationTest::all));
    }

    @ParameterizedTest
    @MethodSource("examplesOfHelp")
    void everyExampleOfTheHelpHolds(String example) {
        shell(new Block("help", "sh", String.format(Locale.ROOT, example).replaceFirst(" 2?> \\S+", "") + "\n"));
    }

    /** Scenarios that are named are there, and jars are where their module puts them. */
    private static void standsInTheRepository(Block block, String word) {
        if (word.matches("scenarios/[\\w-]+\\.yaml")) {
            assertThat(Page.root().resolve(word)).as(block.place()).exists();
        }
        Matcher jar = JAR.matcher(word);
        while (jar.find()) {
            Path pom = Page.root().resolve(jar.group(1)).resolve("pom.xml");
            assertThat(pom).as(block.place()).content().contains("<artifactId>" + jar.group(2) + "</artifactId>");
        }
    }

    /** A scenario, or a part of one: what it lacks to be one is added. */
    private void scenario(Block block) throws IOException {
        for (String named : List.of("trace.npz", "table.json")) {
            Files.writeString(folder.resolve(named), "");
        }
        String name = block.text().contains("name:") ? "" : "name: part\n";
        String device = block.text().matches("(?s)(.*\n)?devices?:.*") ? "" : "device: {id: jetson-tx2}\n";
        assertThatCode(() -> new ScenarioReader(TestWiring.knownNames())
                        .parse(block.place(), name + device + block.text(), folder, List.of()))
                .as(block.place())
                .doesNotThrowAnyException();
    }

    /** JSON, and if it lists layers a table of a network, cut at its exits if it names some. */
    private void json(Block block) throws IOException {
        if (new ObjectMapper().readTree(block.text()).has("layers")) {
            Path file = Files.writeString(folder.resolve("table.json"), block.text());
            var graph = LayerTables.read(file);
            assertThat(graph.exits().isEmpty()
                            || EarlyExitNetwork.of(graph).exits()
                                    == graph.exits().size())
                    .as(block.place())
                    .isTrue();
        }
    }

    private void java(Block block) throws IOException {
        Matcher name = PUBLIC_CLASS.matcher(block.text());
        assertThat(name.find()).as(block.place() + " holds a public class").isTrue();
        Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), block.text());
        var messages = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, messages, messages, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(result)
                .as(block.place() + ": " + messages.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private void python(Block block) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("block.py"), block.text());
        Process python;
        try {
            python = new ProcessBuilder(
                            "python3", "-c", "import ast,sys; ast.parse(open(sys.argv[1]).read())", "" + source)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("needs python3");
            return;
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(block.place() + ": " + said).isZero();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) throws IOException {
        List<String> lost = new ArrayList<>();
        for (String link : page.links()) {
            if (!link.matches("(https?|mailto):.*") && !leads(page, link)) {
                lost.add(link);
            }
        }
        assertThat(lost).as(page.file().toString()).isEmpty();
    }

    private static boolean leads(Page from, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? from.file()
                : from.file().resolveSibling(parts[0]).normalize();
        return Files.exists(Page.root().resolve(target))
                && (parts.length == 1
                        || new Page(target, Files.readAllLines(Page.root().resolve(target)))
                                .anchors()
                                .contains(parts[1]));
    }

    /** Modules by their folders, and types by their names. */
    @Test
    void thePageOfTheArchitectureTellsEveryModuleAndNamesNoTypeThatIsNotThere() throws IOException {
        String page = Files.readString(Page.root().resolve("docs/architecture.md"));

        assertThat(Repository.modules()).isNotEmpty().allSatisfy(module -> assertThat(page)
                .contains("| `" + module + "` |"));
        assertThat(TYPE.matcher(page).results().map(match -> match.group(1)))
                .isNotEmpty()
                .isSubsetOf(Repository.types());
    }

    @Test
    void commandsAreToldApart() {
        assertThat(ShellCommands.of("""
                        a -b 'c d' \\
                            e   # what it is for
                        # nothing
                        x=1 && (y "z#1" | w)
                        """))
                .containsExactly(List.of("a", "-b", "c d", "e"), List.of("x=1"), List.of("y", "z#1"), List.of("w"));
    }

    @Test
    void aWrongOptionIsSeen() {
        Block block = new Block("page.md:1", "sh", "exeunt run s.yaml --no-such-option\n");

        assertThatCode(() -> shell(block)).isInstanceOf(AssertionError.class).hasMessageContaining("page.md:1");
    }
}
