package io.exeunt.ground.spec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.PointedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {
    private static final SpecReader<Plan> READER = SpecReader.of(Plan.class, "plan.schema.json");

    private static final String GOOD = """
            name: quick      # a comment
            runs: 3
            clock:
              freq_mhz: 806.4
              governor: ondemand
            exits:
              - {after: block1, threshold: 0.9}
              - {after: block2, threshold: 0.8}
            """;

    record Plan(
            String name, int runs, Clock clock, @Nullable List<Exit> exits) {
        Plan {
            Check.require(!name.equals("forbidden"), "name", "anything but forbidden", name);
        }
    }

    record Clock(double freqMhz, @Nullable Governor governor) {
        Clock {
            Check.require(freqMhz != 13, "freqMhz", "a lucky number", freqMhz);
            if (freqMhz == 14) {
                throw new PointedException("/governor", "expected static at 14 MHz", "leave it out");
            }
        }
    }

    enum Governor {
        STATIC,
        ONDEMAND
    }

    record Exit(String after, double threshold) {}

    private static String messageFor(String text, String... assignments) {
        try {
            READER.place("plan.yaml", text, List.of(assignments));
        } catch (InvalidInputException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted:\n" + text);
    }

    @Test
    void aCorrectFileBecomesARecord() {
        Plan plan = READER.parse("plan.yaml", GOOD);
        assertThat(plan)
                .isEqualTo(new Plan(
                        "quick",
                        3,
                        new Clock(806.4, Governor.ONDEMAND),
                        List.of(new Exit("block1", 0.9), new Exit("block2", 0.8))));
    }

    @Test
    void jsonIsReadAsWell() {
        Plan plan = READER.parse("plan.json", "{\"name\": \"j\", \"runs\": 1, \"clock\": {\"freq_mhz\": 5}}");
        assertThat(plan).isEqualTo(new Plan("j", 1, new Clock(5, null), null));
    }

    @Test
    void anUnknownKeyNamesItsPlaceTheAllowedKeysAndAGuess() {
        assertThat(messageFor(GOOD.replace("  governor", "  govenor")))
                .isEqualTo("plan.yaml:5:3: /clock: unknown key 'govenor'; allowed: freq_mhz, governor\n"
                        + "  Maybe you meant 'governor'");
    }

    @Test
    void anUnknownKeyFarFromAllOthersGetsNoGuess() {
        assertThat(messageFor(GOOD + "weather: fine\n"))
                .isEqualTo("plan.yaml:9:1: unknown key 'weather'; allowed: clock, exits, mode, name, runs, tag");
    }

    @Test
    void anUnknownEnumValueListsTheAllowedOnes() {
        assertThat(messageFor(GOOD.replace("ondemand", "on-demand")))
                .isEqualTo("plan.yaml:5:13: /clock/governor: expected one of static, ondemand, given \"on-demand\"\n"
                        + "  Maybe you meant 'ondemand'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    runs: 3          | runs: many       | plan.yaml:2:7: /runs: expected a whole number, given "many"
                    runs: 3          | runs: 2.5        | plan.yaml:2:7: /runs: expected a whole number, given 2.5
                    runs: 3          | runs: 0          | plan.yaml:2:7: /runs: expected >= 1, given 0
                    runs: 3          | runs: 101        | plan.yaml:2:7: /runs: expected <= 100, given 101
                    runs: 3          | runs:            | plan.yaml:2:6: /runs: expected a whole number, given null
                    freq_mhz: 806.4  | freq_mhz: -1     | plan.yaml:4:13: /clock/freq_mhz: expected > 0, given -1
                    freq_mhz: 806.4  | freq_mhz: .inf   | plan.yaml:4:13: /clock/freq_mhz: expected a finite number, given .inf
                    freq_mhz: 806.4  | freq_mhz: *f     | plan.yaml:4:13: /clock/freq_mhz: aliases (*name) are not supported; expected the value itself
                    threshold: 0.8   | threshold: 1.5   | plan.yaml:8:32: /exits/1/threshold: expected <= 1, given 1.5
                    threshold: 0.8   | threshold: 0.8, threshold: 1 | plan.yaml:8:37: /exits/1: key 'threshold' is given twice, first in line 8
                    name: quick      | title: quick     | plan.yaml:1:1: missing key 'name'
                    """)
    void eachMistakeIsNamedWithItsPlace(String good, String bad, String message) {
        assertThat(messageFor(GOOD.replace(good, bad)).lines().toList()).contains(message);
    }

    @Test
    void severalMistakesAreListedInReadingOrder() {
        String text = GOOD.replace("0.8", "8").replace("runs: 3", "runs: 0").replace("806.4", "fast");
        assertThat(messageFor(text)).isEqualTo("""
                        plan.yaml:2:7: /runs: expected >= 1, given 0
                        plan.yaml:4:13: /clock/freq_mhz: expected a number, given "fast"
                        plan.yaml:8:32: /exits/1/threshold: expected <= 1, given 8""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    exits: []                   | plan.yaml:3:1: /exits: expected at least 1 entry, given []
                    exits: [{}, {}]             | plan.yaml:3:1: /exits: expected no entry twice, given [{},{}]
                    exits: [{after: 1, threshold: 1}] | plan.yaml:3:17: /exits/0/after: expected text, given 1
                    exits: block1               | plan.yaml:3:8: /exits: expected a list, given "block1"
                    runs: [1]                   | plan.yaml:3:1: /runs: expected a whole number, given [1]
                    mode: slow                  | plan.yaml:3:7: /mode: expected fast, given "slow"
                    tag: A1                     | plan.yaml:3:6: /tag: expected text like ^[a-z]+$, given "A1"
                    """)
    void otherKeywordsAreToldInWords(String line, String message) {
        assertThat(messageFor("name: n\nclock: {freq_mhz: 1}\n" + line + "\n")).isEqualTo(message);
    }

    @Test
    void afterTenMistakesTheRestIsCounted() {
        String exits = "  - {threshold: 2}\n".repeat(13).replace("2", "%s");
        Object[] distinct = new Object[13];
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] = 2 + i;
        }
        String message = messageFor("name: n\nclock: {freq_mhz: 1}\nexits:\n" + exits.formatted(distinct));
        assertThat(message.lines()).hasSize(11).last().isEqualTo("… and 3 more");
    }

    @Test
    void brokenSyntaxNamesThePlace() {
        assertThat(messageFor("name: [quick\nruns: 3\n"))
                .isEqualTo("plan.yaml:2:5: not valid YAML: while parsing a flow sequence");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(messageFor("# nothing\n")).isEqualTo("plan.yaml:1:1: the file is empty");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(messageFor(GOOD + "---\nname: other\n"))
                .isEqualTo("plan.yaml:10:1: a second document begins here; expected one per file");
    }

    @Test
    void aListWhereKeysBelongIsRefused() {
        assertThat(messageFor("- name: quick\n"))
                .isEqualTo("plan.yaml:1:1: expected keys with values, given [{\"name\":\"quick\"}]");
    }

    @Test
    void aRecordsOwnCheckIsToldWithItsPlace() {
        assertThat(messageFor(GOOD.replace("806.4", "13")))
                .isEqualTo("plan.yaml:3:1: /clock: Expected freqMhz to be a lucky number, given 13.0");
        assertThat(messageFor(GOOD.replace("quick", "forbidden")))
                .isEqualTo("plan.yaml:1:1: Expected name to be anything but forbidden, given forbidden");
    }

    @Test
    void aRecordMayPointAtThePartThatIsWrong() {
        assertThat(messageFor(GOOD.replace("806.4", "14")))
                .isEqualTo("plan.yaml:5:13: /clock/governor: expected static at 14 MHz\n  Maybe leave it out");
    }

    @Test
    void placesAreKeptForChecksThatComeLater() {
        Placed<Plan> plan = READER.place("plan.yaml", GOOD, List.of());
        assertThat(plan.value().name()).isEqualTo("quick");
        assertThat(plan.problem("/exits/1/after", "no such block", "you meant 'block1'"))
                .hasMessage("plan.yaml:8:13: /exits/1/after: no such block\n  Maybe you meant 'block1'");
        assertThat(plan.problem("/clock/none", "missing", null)).hasMessage("plan.yaml:3:1: /clock/none: missing");
    }

    @Test
    void assignmentsReplaceValues() {
        Plan plan = READER.place("plan.yaml", GOOD, List.of("runs=7", "exits.1.threshold=0.5", "clock.freq_mhz = 9"))
                .value();
        assertThat(plan.runs()).isEqualTo(7);
        assertThat(plan.exits()).last().isEqualTo(new Exit("block2", 0.5));
        assertThat(plan.clock().freqMhz()).isEqualTo(9);
    }

    @Test
    void assignmentsCreateWhatIsMissing() {
        Plan plan = READER.place("plan.yaml", "name: n\nruns: 1\n", List.of("clock.freq_mhz=5"))
                .value();
        assertThat(plan.clock()).isEqualTo(new Clock(5, null));
    }

    @Test
    void aBadAssignmentIsToldAsTheOptionItWas() {
        assertThat(messageFor(GOOD, "runs=many"))
                .isEqualTo("--set runs=many: /runs: expected a whole number, given \"many\"");
        assertThat(messageFor(GOOD, "clok.governor=static"))
                .isEqualTo(
                        "--set clok.governor=static: unknown key 'clok'; allowed: clock, exits, mode, name, runs, tag\n"
                                + "  Maybe you meant 'clock'");
        assertThat(messageFor(GOOD, "runs"))
                .isEqualTo("--set runs: expected key=value, with dots between the levels of the key");
        assertThat(messageFor(GOOD, "exits.7.threshold=0")).isEqualTo("--set exits.7.threshold=0: /exits: has no '7'");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("no.yaml");
        assertThatThrownBy(() -> READER.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": there is no such file");
    }

    @Test
    void aFileThatIsNotTextIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, new byte[] {'n', ':', ' ', (byte) 0xE9, '\n'});
        assertThatThrownBy(() -> READER.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": expected text in UTF-8");
    }

    @Test
    void aMissingSchemaIsAProgrammingError() {
        assertThatThrownBy(() -> SpecReader.of(Plan.class, "none.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected schema to be on the class path, given none.json");
    }

    @Test
    void aFileTooLargeForItsKindIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> READER.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": Expected a scenario or device file of at most 1 MiB, given 1.0 MiB");
    }

    @Test
    void deepNestingIsToldWhereItBegins() {
        assertThat(messageFor("name: " + "[".repeat(100_000)))
                .isEqualTo("plan.yaml:1:107: nested deeper than 100 levels");
        assertThat(messageFor("{name: ".repeat(100_000))).endsWith(": nested deeper than 100 levels");
    }

    @Test
    void moreValuesThanAnyFileHasAreRefused() {
        assertThat(messageFor("name: [" + "1,".repeat(200_000) + "]"))
                .endsWith("expected at most 100000 values, given more");
    }

    @Test
    void hugeNumbersAreShownBriefly() {
        assertThat(messageFor(GOOD.replace("806.4", "-1e308"))).doesNotContain("00000000000000000000");
        assertThat(messageFor(GOOD.replace("806.4", "1e999999999"))).contains("expected a finite number");
        assertThat(messageFor(GOOD.replace("runs: 3", "runs: " + "9".repeat(100_000))))
                .hasSizeLessThan(500)
                .contains("/runs");
    }

    @Test
    void aHugeUnknownKeyIsToldInAFewLines() {
        assertThat(messageFor(GOOD + "x".repeat(1000) + ": 1\n"))
                .contains("unknown key 'xxx")
                .hasSizeLessThan(5000);
    }

    @Test
    void aListAsAKeyIsToldWithoutInnerNames() {
        assertThat(messageFor("? [a]\n: 1\n"))
                .isEqualTo("plan.yaml:1:4: not valid YAML: Expected a field name (Scalar value in YAML), "
                        + "given a list or mapping as key");
    }
}
