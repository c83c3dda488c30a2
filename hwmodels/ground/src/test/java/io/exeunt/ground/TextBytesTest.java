package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBytesTest {
    private static final List<String> UNICODE = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");

    @Property(tries = 200)
    void plainLettersAreReadInEveryUnicodeWithAndWithoutAMark(
            @ForAll @StringLength(min = 1, max = 50) @CharRange(from = ' ', to = '~') String text) throws IOException {
        for (String name : UNICODE) {
            Charset charset = Charset.forName(name);
            assertThat(TextBytes.unicode(text.getBytes(charset))).as(name).isEqualTo(text);
            assertThat(TextBytes.unicode(("\uFEFF" + text).getBytes(charset)))
                    .as(name)
                    .isEqualTo(text);
        }
    }

    @Test
    void someLettersOfOtherScriptsDoNotHideTheEncoding() throws IOException {
        String text = "# Würfel ≥ µV: 日本\nname: x\n";
        for (String name : UNICODE) {
            assertThat(TextBytes.unicode(text.getBytes(Charset.forName(name))))
                    .as(name)
                    .isEqualTo(text);
        }
    }

    @Test
    void latin1IsTakenOnlyWhereAnyTextWillDo() {
        byte[] bytes = "größe".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TextBytes.any(bytes)).isEqualTo("größe");
        assertThatThrownBy(() -> TextBytes.unicode(bytes)).isInstanceOf(CharacterCodingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "U+00A0, 1 866", "U+202F, 1 866", "U+2009, 1 866", "U+2007, 1 866", "U+3000, 1 866",
        "U+200B, 1866", "U+2060, 1866", "U+200E, 1866", "U+FEFF, 1866", "U+202E, 1866",
        "U+2212, 1-866", "U+2011, 1-866", "U+FF0D, 1-866", "U+00B5, 1µ866"
    })
    void whatLooksLikeASpaceOrAMinusIsOneAndWhatIsNotSeenIsGone(String code, String plain) {
        char between = (char) Integer.parseInt(code.substring(2), 16);
        assertThat(TextBytes.plain("1" + between + "866")).isEqualTo(plain);
    }
}
