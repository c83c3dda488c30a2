package io.exeunt.hwmodels.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeviceTreeProperties {
    @Property
    void sixtyFourBitsComeBackFromEveryNotation(@ForAll long value) {
        String hex = Long.toHexString(value);
        String high = "0x" + Long.toHexString(value >>> 32);
        String low = Long.toUnsignedString(value & 0xffff_ffffL);
        for (String cells :
                List.of("/bits/ 64 <0x" + hex + ">", "<" + high + " " + low + ">", "<" + high + ">, <" + low + ">")) {
            TreeProperty property = DeviceTree.read("a.dts", "/ { p = " + cells + "; };", Includes.NONE)
                    .root()
                    .property("p")
                    .orElseThrow();
            assertThat(property.numbers(64)).containsExactly(value);
        }
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefusedByName(@ForAll("scraps") List<String> scraps) {
        try {
            DeviceTree tree = DeviceTree.read("a.dts", String.join("", scraps), Includes.NONE);
            assertThat(tree.root().name()).isEmpty();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("a.dts");
        }
    }

    @Provide
    Arbitrary<List<String>> scraps() {
        Arbitrary<String> known = Arbitraries.of(
                "/dts-v1/;",
                "/ {",
                "{",
                "};",
                "}",
                ";",
                "a",
                "b@1",
                "l:",
                "&l",
                "&{/a}",
                "=",
                "<",
                ">",
                "1",
                "0x",
                "(",
                ")",
                "\"",
                "[",
                "]",
                "'",
                "/bits/ 64",
                "/delete-node/",
                "/delete-property/",
                "/include/ \"x\"",
                "\n#include <y>\n",
                "\n#define A A\n",
                "\n#if A\n",
                "\n#else\n",
                "\n#endif\n",
                "/*",
                "*/",
                "//",
                "\\",
                "\n",
                " ",
                ",",
                "A",
                "?",
                ":",
                "<<",
                "/",
                "#",
                "\0",
                "é");
        return known.list().ofMaxSize(60);
    }
}
