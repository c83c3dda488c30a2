package io.exeunt.hwmodels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void namesTheNearestOfTheAllowed() {
        assertThat(Suggestion.nearest("entrpy", List.of("confidence", "entropy", "patience")))
                .contains("entropy");
    }

    @Test
    void ignoresCase() {
        assertThat(Suggestion.nearest("VGG-19", List.of("vgg16", "vgg19"))).contains("vgg19");
    }

    @Test
    void saysNothingWhenNothingIsNear() {
        assertThat(Suggestion.nearest("transformer", List.of("vgg16", "alexnet")))
                .isEmpty();
    }

    @Test
    void distanceCountsInsertionsDeletionsAndReplacements() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("abc", "abc")).isZero();
    }
}
