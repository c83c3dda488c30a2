package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            resnet18     | resnet18
            -3.5e-2      | -3.5e-2
            +7           | +7
            =1+2         | '=1+2
            -cmd         | '-cmd
            +1+2         | '+1+2
            @SUM(A1)     | '@SUM(A1)
            ~  =1~       | ~'  =1~
            \uff1d1      | '\uff1d1
            a,b          | "a,b"
            =a,"b"       | "'=a,""b\"""
            #note        | "#note"
            'quoted'     | 'quoted'
            """)
    void aCellIsNoFormulaAndNoComment(String text, String cell) {
        assertThat(CsvCell.of(text)).isEqualTo(cell);
    }

    @Property(tries = 300)
    void whatWasWrittenComesBack(@ForAll String text) {
        String cell = CsvCell.of(text);
        boolean quoted = cell.startsWith("\"") && cell.endsWith("\"") && cell.length() > 1;
        String bare = quoted && !text.equals(cell)
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
        if (!text.startsWith("'")) {
            assertThat(CsvCell.text(bare)).isEqualTo(text);
        }
    }
}
