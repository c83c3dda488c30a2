package io.exeunt.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitNamesTest {
    private static final ExitNames NAMES = new ExitNames(List.of("exit1", "block $2", "final"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .5 at exit 0, .6 at exit 1, at final exit 2 always | .5 at exit1, .6 at exit block $2, at final always
            leaving at exit 7                                  | leaving at exit 7
            the final exit                                     | the final exit
            exit 0's head and exits 1                          | exit1's head and exits 1
            """)
    void exitsAreCalledByTheirNames(String numbered, String named) {
        assertThat(NAMES.replaceIn(numbered)).isEqualTo(named);
    }
}
