package io.exeunt.hwmodels.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTreeTest {
    private static DeviceTree tree(String text) {
        return DeviceTree.read("a.dts", text, Includes.NONE);
    }

    private static TreeNode node(DeviceTree tree, String path) {
        return tree.find(new NodeReference(path)).orElseThrow();
    }

    private static TreeProperty property(String value) {
        return tree("/ { p = " + value + "; };").root().property("p").orElseThrow();
    }

    private static DeviceTree including(Map<String, String> files) {
        return DeviceTree.read("a.dts", files.get("a.dts"), (from, name) -> Optional.ofNullable(files.get(name))
                .map(text -> new Includes.Included(name, text)));
    }

    @Test
    void nodesOfTheSameNameMergeAndLaterPropertiesReplaceEarlierOnes() {
        DeviceTree tree = tree("""
                /dts-v1/;
                / { a { one = <1>; two = <2>; }; };
                / { a { two = <22>; b { }; }; };
                """);
        assertThat(node(tree, "/a").property("one").orElseThrow().numbers(32)).containsExactly(1);
        assertThat(node(tree, "/a").property("two").orElseThrow().numbers(32)).containsExactly(22);
        assertThat(node(tree, "/a").property("two").orElseThrow().place()).hasToString("a.dts:3");
        assertThat(node(tree, "/a/b").isEnabled()).isTrue();
    }

    @Test
    void aLabelAndAPathReachTheSameNode() {
        DeviceTree tree = tree("""
                / { x: y: a@10 { }; };
                &x { one = <1>; };
                &{/a@10} { two = <2>; };
                """);
        assertThat(node(tree, "/a@10").properties())
                .extracting(TreeProperty::name)
                .containsExactly("one", "two");
        assertThat(node(tree, "/a@10").labels()).containsExactly("x", "y");
        assertThat(tree.additions()).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneAndMayComeAgain() {
        DeviceTree tree = tree("""
                / { t: a { p; q; b { old; }; c: c { }; d { }; }; };
                &t { /delete-property/ p; /delete-node/ b; b { fresh; }; };
                /delete-node/ &c;
                &t { /delete-node/ &nobody; };
                &{/a/d} { p; };
                """);
        TreeNode a = node(tree, "/a");
        assertThat(a.properties()).extracting(TreeProperty::name).containsExactly("q");
        assertThat(a.children()).extracting(TreeNode::name).containsExactly("d", "b");
        assertThat(node(tree, "/a/b").has("old")).isFalse();
        assertThat(tree.find(new NodeReference("c"))).isEmpty();
        a.requireSound();
    }

    @Test
    void whatIsAddedToANodeThatIsNotThereStandsApart() {
        DeviceTree tree = tree("#include \"base.dtsi\"\n&gpu { p; };\n&gpu { q; };\n");
        assertThat(tree.additions()).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("gpu");
            assertThat(node.properties()).hasSize(2);
        });
        assertThat(tree.missingIncludes()).containsExactly("base.dtsi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<10>;10",
                "<0x10>;16",
                "<010>;8",
                "<10UL>;10",
                "<'A'>;65",
                "<(2 * 3)>;6",
                "<(1 << 4 | 1)>;17",
                "<(1 ? 2 : 3)>;2",
                "<(7 - 2 - 1)>;4",
                "<(-1)>;4294967295",
                "<(~0)>;4294967295",
                "<(10 / 3 % 2)>;1",
                "<(1 + 2 == 3 && 4 <= 4 || 0)>;1",
                "<((1 < 2) ^ (2 > 1) & !0)>;0",
                "<(0xf0 >> 4 != 15)>;0",
                "[00 00 00 2A];42",
                "[0000002a];42",
                "\"\\x00\\0*\";10752",
            })
    void oneCellIsReadAsDtcDoes(String value, long number) {
        assertThat(property(value).numbers(32)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bits/ 64 <0x1234567800000001>",
                "<0x12345678 1>",
                "<0x12345678>, <0x1>",
                "<0x12345678 one: 1>",
                "/bits/ 64 <(0x12345678 << 32 | 1)>",
                "[12 34 56 78 00 00 00 01]",
                "/bits/ 8 <0x12 0x34 0x56 0x78>, /bits/ 16 <0 1>"
            })
    void allNotationsOfEightBytesAreTheSame(String value) {
        assertThat(property(value).numbers(64)).containsExactly(0x1234567800000001L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<5000000000>|5000000000 does not fit into a cell of 32 bits: /bits/ 64 <…> holds it",
                "<(1 / 0)>|an expression divides by zero",
                "<(1 + )>|expected a whole number, given )",
                "<08>|expected a whole number, given 08",
                "<1.5>|expected a whole number, given .5",
                "<-1>|expected a whole number, given -1",
                "<1|expected a whole number, given ;",
                "[1 2]|expected bytes as hexadecimal digits, given an odd number of them",
                "/bits/ 12 <1>|expected /bits/ 8, 16, 32 or 64",
                "<1> <2>|expected ';', given <",
                "|expected a value, given ;",
            })
    void anUnreadableValueIsToldWhenItIsAskedFor(String value, String problem) {
        assertThatThrownBy(() -> property(value == null ? "" : value).numbers(32))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a.dts:1, p: " + problem);
    }

    @Test
    void aMacroThatWasLeftIsNamedWithTheWayToReplaceIt() {
        for (String value :
                List.of("<CLOCK_MAX>", "<(2 * CLOCK_MAX)>", "CLOCK_MAX", "<0 CLOCK_MAX>", "<CLOCK_MAX(1, 2)>")) {
            assertThatThrownBy(() -> property(value).numbers(32))
                    .hasMessageStartingWith("a.dts:1, p: expected a whole number, given the macro CLOCK_MAX")
                    .hasMessageContaining("Maybe the C preprocessor replaces it: cpp -nostdinc");
        }
    }

    @Test
    void macrosOfTheTextItselfAreReplacedAndConditionsObeyed() {
        DeviceTree tree = tree("""
                #define MHZ 1000000
                #define FAST (408 * \\
                              MHZ)
                #define PAIR 0 FAST
                #if defined(MHZ) && MHZ > 1 /* yes */
                / { a = <FAST>; b = <PAIR>; };
                #elif 1
                / { c = <1>; };
                #else
                / { don't read this { };
                #endif
                #ifndef MHZ
                / { d = <1>; };
                #endif
                / { #cells = <1>; e = <MHZ>; };
                """);
        TreeNode root = tree.root();
        assertThat(root.properties()).extracting(TreeProperty::name).containsExactly("a", "b", "#cells", "e");
        assertThat(root.property("a").orElseThrow().numbers(32)).containsExactly(408_000_000);
        assertThat(root.property("b").orElseThrow().numbers(64)).containsExactly(408_000_000);
        assertThat(root.property("e").orElseThrow().place()).hasToString("a.dts:15");
    }

    @Test
    void aMacroThatChangesItsMeaningIsNotReplaced() {
        DeviceTree tree =
                tree("#define A 1\n#ifdef A\n/ { p = <A>; };\n#endif\n#undef A\n#define A 2\n/ { q = <A>; };\n");
        for (TreeProperty property : tree.root().properties()) {
            assertThatThrownBy(() -> property.numbers(32)).hasMessageContaining("given the macro A");
        }
        assertThat(tree.root().properties()).hasSize(2);
    }

    @Test
    void includedFilesAreReadInTheirPlaceWithTheirOwnLines() {
        DeviceTree tree = including(Map.of(
                "a.dts", "/ {\n#include \"b.dtsi\"\n  after; };\n/include/ \"c.dtsi\"\n#include <c.dtsi>\n",
                "b.dtsi", "\n  inside;\n",
                "c.dtsi", "#ifndef GUARD\n#define GUARD\n/ { last; };\n#endif\n"));
        assertThat(tree.root().properties())
                .extracting(property -> property.place() + " " + property.name())
                .containsExactly("b.dtsi:2 inside", "a.dts:3 after", "c.dtsi:3 last");
    }

    @Test
    void aFileThatIncludesItselfIsRefused() {
        assertThatThrownBy(() -> including(Map.of("a.dts", "\n#include \"a.dts\"\n#include \"a.dts\"\n")))
                .hasMessageStartingWith("a.dts:2: includes nest deeper than 32")
                .hasMessageEndingWith("Maybe a file includes itself");
    }

    @Test
    void commentsAndTextsHideBracesFromEachOther() {
        DeviceTree tree = tree("""
                / { a = "/* } */ // \\" {"; // }
                    /* { " ' #include "x" */ b = "x", "y"; c = <'"'>; };
                """);
        assertThat(tree.root().property("a").orElseThrow().strings()).containsExactly("/* } */ // \" {");
        assertThat(tree.root().property("b").orElseThrow().strings()).containsExactly("x", "y");
        assertThat(tree.missingIncludes()).isEmpty();
    }

    @Test
    void numbersOfCompiledTreesLeadToTheirNodes() {
        DeviceTree tree = tree("""
                / { a { phandle = <0x15>; }; b { linux,phandle = <7>; };
                    __symbols__ { t = "/a"; }; };
                """);
        assertThat(tree.byPhandle(0x15)).hasValueSatisfying(node -> {
            assertThat(node.name()).isEqualTo("a");
            assertThat(node.labels()).containsExactly("t");
        });
        assertThat(tree.byPhandle(7).map(TreeNode::name)).contains("b");
        assertThat(tree.byPhandle(8)).isEmpty();
    }

    @Test
    void onlyOkayIsEnabled() {
        DeviceTree tree =
                tree("/ { a { status = \"okay\"; }; b { status = \"ok\"; }; c { status = \"fail-sss\"; }; };");
        assertThat(tree.root().children()).extracting(TreeNode::isEnabled).containsExactly(true, true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a { }; a { };|a.dts:1: node a is there twice, also at a.dts:1",
                "p = <1>; p = <2>;|a.dts:1: property p is there twice in one node",
                "OPP(1, 2) p;|a.dts:1: expected a property or a node, given the macro OPP(…)",
                ") p;|a.dts:1: expected a property or a node, given )",
            })
    void whatDtcRefusesInOneNodeLeavesTheRestReadable(String body, String problem) {
        DeviceTree tree = tree("/ { x { " + body + " }; y { p = <3>; }; };");
        TreeNode x = node(tree, "/x");
        assertThatThrownBy(() -> {
                    x.requireSound();
                    x.children().forEach(TreeNode::requireSound);
                })
                .hasMessageStartingWith(problem);
        assertThat(node(tree, "/y").property("p").orElseThrow().numbers(32)).containsExactly(3);
    }

    @Test
    void bracesThatDoNotMatchAreNamed() {
        assertThatThrownBy(() -> tree("x {\n y {\n};\n")).hasMessage("a.dts:1: the brace opened here is never closed");
        assertThatThrownBy(() -> tree("};\n")).hasMessage("a.dts:1: a brace is closed that was never opened");
    }

    @Test
    void boundsHoldBeforeMemoryOrStackRunOut() {
        assertThatThrownBy(() -> tree("/ {" + "a {".repeat(100_000))).hasMessage("a.dts:1: nodes nest deeper than 64");
        assertThatThrownBy(() -> tree("/ {" + "a{};".repeat(300_000))).hasMessage("a.dts:1: more than 200000 nodes");
        assertThatThrownBy(() -> tree("/ {" + "a;".repeat(500_000))).hasMessage("a.dts:1: more than 400000 properties");
        assertThatThrownBy(() -> property("<" + "(".repeat(100_000)).numbers(32))
                .hasMessage("a.dts:1, p: an expression nests deeper than 64");
        assertThatThrownBy(() -> property("<(" + "-".repeat(100_000) + "1)>").numbers(32))
                .hasMessage("a.dts:1, p: an expression nests deeper than 64");
    }

    @Test
    void macrosThatSwellAreNotReplacedWithoutEnd() {
        for (String operator : List.of(" ", " + ")) {
            StringBuilder text = new StringBuilder("#define A0 1\n");
            for (int i = 1; i < 28; i++) {
                String before = "A" + (i - 1);
                text.append("#define A" + i + " " + before + operator + before + "\n");
            }
            TreeProperty swollen = tree(text + "/ { p = <(A27)>, <A27>; };")
                    .root()
                    .property("p")
                    .orElseThrow();
            assertThatThrownBy(() -> swollen.numbers(32)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void macrosThatMeanEachOtherAreNamed() {
        TreeProperty cycle = tree("#define A B\n#define B A\n/ { p = <A>; };")
                .root()
                .property("p")
                .orElseThrow();
        assertThatThrownBy(() -> cycle.numbers(32)).hasMessageContaining("given the macro ");
    }
}
