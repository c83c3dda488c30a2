package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"entrpy,entropy", "EMC,emc", "pgu,gpu", "latnecy,latency", "jetson-tx3,jetson-tx2", "VGG-19,vgg19"})
    void aSmallSlipIsMended(String given, String meant) {
        assertThat(Suggestion.nearest(
                        given, List.of("gpu", "emc", "entropy", "latency", "jetson-tx2", "vgg16", "vgg19")))
                .hasValue(meant);
    }

    @Test
    void somethingElseIsNotGuessed() {
        assertThat(Suggestion.nearest("banana", List.of("gpu", "entropy"))).isEmpty();
        assertThat(Suggestion.nearest("x", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,abc,0", "abc,acb,1", "kitten,sitting,3", "flaw,lawn,2"})
    void distanceCountsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
    }

    @Property(tries = 200)
    void distanceIsSymmetricAndBounded(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Suggestion.distance(a, b))
                .isEqualTo(Suggestion.distance(b, a))
                .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    }
}
