package io.exeunt.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.space.Dimension.Choice;
import io.exeunt.search.space.Dimension.Flag;
import io.exeunt.search.space.Dimension.IntRange;
import io.exeunt.search.space.Dimension.RealRange;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DimensionTest {
    static List<Dimension> oneOfEachKind() {
        return List.of(
                new Flag("exit_0"),
                new Choice("policy", List.of("entropy", "margin")),
                new IntRange("clock", -2, 5),
                new RealRange("threshold", 0.25, 0.75));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void randomValuesAreAllowedAndSurviveDecodingAndEncoding(Dimension dimension) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            double value = dimension.random(random);
            assertThat(dimension.allows(value)).isTrue();
            assertThat(dimension.encode(dimension.decode(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void bothEndsAreAllowedAndNothingBeyond(Dimension dimension) {
        assertThat(dimension.allows(dimension.low())).isTrue();
        assertThat(dimension.allows(dimension.high())).isTrue();
        assertThat(dimension.allows(Math.nextUp(dimension.high()))).isFalse();
        assertThat(dimension.allows(Math.nextDown(dimension.low()))).isFalse();
        assertThat(dimension.allows(Double.NaN)).isFalse();
    }

    @Test
    void randomWholeNumbersReachEveryValue() {
        SplittableRandom random = new SplittableRandom(1);
        TreeSet<Double> seen = new TreeSet<>();
        random.longs(500).forEach(i -> seen.add(new IntRange("clock", -2, 5).random(random)));
        assertThat(seen).containsExactly(-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void theWidestRangeOfWholeNumbersHasAllOfThem() {
        IntRange widest = new IntRange("any", Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(widest.size()).isEqualTo(0x1p32);
        assertThat(widest.allows(widest.random(new SplittableRandom(1)))).isTrue();
    }

    @Test
    void aRealRangeOfOneValueIsFinite() {
        RealRange fixed = new RealRange("threshold", 0.5, 0.5);
        assertThat(fixed.size()).isEqualTo(1);
        assertThat(fixed.random(new SplittableRandom(1))).isEqualTo(0.5);
        assertThat(new RealRange("threshold", 0, 1).size()).isInfinite();
    }

    @Test
    void messagesNameTheDimensionAndWhatIsAllowed() {
        assertThatThrownBy(() -> new Flag("exit_0").encode("yes"))
                .hasMessage("Expected exit_0 to be true or false, given yes");
        assertThatThrownBy(() -> new Choice("policy", List.of("entropy", "margin")).encode("entrpy"))
                .hasMessage("Expected policy to be one of [entropy, margin], given entrpy");
        assertThatThrownBy(() -> new IntRange("clock", 0, 12).encode(12.5))
                .hasMessage("Expected clock to be a whole number in 0..12, given 12.5");
        assertThatThrownBy(() -> new RealRange("threshold", 0, 1).encode(Double.NaN))
                .hasMessage("Expected threshold to be in 0.0..1.0, given NaN");
    }

    @Test
    void impossibleDimensionsAreRefused() {
        assertThatThrownBy(() -> new IntRange("clock", 3, 2)).hasMessage("Expected max of clock to be >= 3, given 2");
        assertThatThrownBy(() -> new RealRange("threshold", 0, Double.POSITIVE_INFINITY))
                .hasMessage("Expected max of threshold to be finite, given Infinity");
        assertThatThrownBy(() -> new Choice("policy", List.of("a", "a")))
                .hasMessage("Expected options of policy to be different, given [a, a]");
        assertThatThrownBy(() -> new Choice("policy", List.of()))
                .hasMessage("Expected options of policy to be not empty, given []");
        assertThatThrownBy(() -> new Flag(" ")).hasMessage("Expected name to be not blank, given \" \"");
    }
}
