package io.exeunt.ground.spec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.DocumentReader;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.PointedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFormTest {
    private static final String SCHEMA = "/io/exeunt/ground/spec/bind/walk.schema.json";
    private static final DocumentReader READER = DocumentReader.of(RecordFormTest.class, SCHEMA);
    private static final RecordForm<Walk> FORM = form(Walk.class);

    enum Pace {
        SLOW,
        VERY_FAST
    }

    record Walk(
            String name,
            int steps,
            Pace pace,

            @Key(value = "gap_ms", in = KeyUnit.MILLI, or = "per_s", orIn = KeyUnit.RECIPROCAL)
            double gapS,

            @Absent("Infinity") double limitM,
            Optional<Path> map,
            @Key(asGiven = true) Optional<Path> notes,
            @Nullable Double heightM,
            Map<String, List<Double>> marks,
            @Key(one = "dog") @Absent List<Dog> dogs,
            @Inlined Way way,
            @Inlined Weather weather) {
        Walk {
            Check.require(steps != 13, "steps", "another number", steps);
            if (limitM == 7) {
                throw new PointedException("/limit_m", "expected another limit, given 7", "8");
            }
        }
    }

    record Dog(String name, boolean big) {}

    sealed interface Way {
        @Variant(called = "a street")
        record Street(String street, @Absent("0") int lanes) implements Way {}

        @Variant(under = "hill")
        record Hill(double slope) implements Way {}

        @Variant(flag = "lost")
        record Lost() implements Way {}

        @Variant(otherwise = "on the open field", called = "an open field")
        record Field(String crop) implements Way {}
    }

    @ByTag("sky")
    sealed interface Weather {
        @Variant(tag = "clear")
        record Clear() implements Weather {}

        record Wet(
                @Key("sky") Kind kind,
                @Key(hint = "an umbrella") double mm) implements Weather {
            enum Kind {
                RAIN,
                SNOW
            }
        }
    }

    private static <T extends Record> RecordForm<T> form(Class<T> type) {
        try {
            return RecordForm.of(
                    type, new ObjectMapper().readTree(RecordFormTest.class.getResourceAsStream(SCHEMA)), Leaves.PLAIN);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Walk read(String text) {
        Placed<ObjectNode> placed = READER.place("w.yaml", text, List.of());
        return FORM.read(placed, placed.value(), Path.of("/home"));
    }

    @Test
    void whatIsLeftOutIsAsTheSchemaOrTheComponentSays() {
        assertThat(read("{name: a, crop: rye}"))
                .isEqualTo(new Walk(
                        "a",
                        100,
                        Pace.SLOW,
                        0.5,
                        Double.POSITIVE_INFINITY,
                        Optional.empty(),
                        Optional.empty(),
                        null,
                        Map.of(),
                        List.of(),
                        new Way.Field("rye"),
                        new Weather.Clear()));
    }

    @Test
    void whatIsGivenIsTakenAndReadsBackFromPrint() {
        Walk walk = read("""
                name: b
                steps: 3
                pace: very_fast
                per_s: 97
                limit_m: 2.5
                map: m/../map.txt
                notes: n.txt
                height_m: 1.5
                marks: {a/b: [1, 2], c: []}
                dogs: [{name: x}, {name: y, big: true}]
                hill: {slope: 0.1}
                sky: snow
                mm: 4
                """);

        assertThat(walk)
                .isEqualTo(new Walk(
                        "b",
                        3,
                        Pace.VERY_FAST,
                        1 / 97.0,
                        2.5,
                        Optional.of(Path.of("/home/map.txt")),
                        Optional.of(Path.of("n.txt")),
                        1.5,
                        Map.of("a/b", List.of(1.0, 2.0), "c", List.of()),
                        List.of(new Dog("x", false), new Dog("y", true)),
                        new Way.Hill(0.1),
                        new Weather.Wet(Weather.Wet.Kind.SNOW, 4)));
        assertThat(FORM.print(walk))
                .hasToString("{\"name\":\"b\",\"steps\":3,\"pace\":\"very_fast\",\"per_s\":97.0,\"limit_m\":2.5,"
                        + "\"map\":\"/home/map.txt\",\"notes\":\"n.txt\",\"height_m\":1.5,"
                        + "\"marks\":{\"a/b\":[1.0,2.0],\"c\":[]},"
                        + "\"dogs\":[{\"name\":\"x\",\"big\":false},{\"name\":\"y\",\"big\":true}],"
                        + "\"hill\":{\"slope\":0.1},\"sky\":\"snow\",\"mm\":4.0}");
        assertThat(read(FORM.print(walk).toString())).isEqualTo(walk);
    }

    @Test
    void theOnlyItemMayStandAlone() {
        Walk walk = read("{name: c, lost: true, dog: {name: z}}");

        assertThat(walk.dogs()).containsExactly(new Dog("z", false));
        assertThat(walk.way()).isEqualTo(new Way.Lost());
        assertThat(FORM.print(walk).path("dog")).hasToString("{\"name\":\"z\",\"big\":false}");
        assertThat(read(FORM.print(walk).toString())).isEqualTo(walk);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: a, crop: rye, steps: 13}                  | w.yaml:1:1: Expected steps to be another number, given 13
            {name: a, crop: rye, limit_m: 7}                 | w.yaml:1:31: /limit_m: expected another limit, given 7%n  Maybe 8
            {name: a, crop: rye, steps: 3000000000}          | w.yaml:1:29: /steps: expected <= 2147483647, given 3000000000
            {name: a}                                        | w.yaml:1:1: missing key 'crop', needed on the open field
            {name: a, street: s, lost: true}                 | w.yaml:1:28: /lost: expected one of street, hill, lost, given street and lost
            {name: a, lost: false}                           | w.yaml:1:17: /lost: expected true, given false%n  Maybe leave it out
            {name: a, street: s, crop: rye}                  | w.yaml:1:28: /crop: has no effect beside a street
            {name: a, crop: rye, lanes: 2}                   | w.yaml:1:29: /lanes: has no effect without a street
            {name: a, crop: rye, mm: 2}                      | w.yaml:1:26: /mm: has no effect with sky: clear
            {name: a, crop: rye, sky: rain}                  | w.yaml:1:1: missing key 'mm', needed with sky: rain%n  Maybe an umbrella
            {name: a, crop: rye, dog: {name: z}, dogs: []}   | w.yaml:1:38: /dogs: has no effect beside dog
            {name: a, crop: rye, gap_ms: 1, per_s: 1}        | w.yaml:1:40: /per_s: has no effect beside gap_ms
            """)
    void mistakesAreToldWhereTheyStand(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message.formatted());
    }

    record Small(String name, int stepz) {}

    @Test
    void aForgottenLineIsNamed() {
        assertThat(FORM.disagreements()).isEmpty();
        assertThat(form(Small.class).disagreements())
                .contains(
                        "/stepz: a component of Small, but not in the schema",
                        "/steps: in the schema, but no component of Small stands for it");
    }
}
