package io.exeunt.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.space.Dimension.Choice;
import io.exeunt.search.space.Dimension.Flag;
import io.exeunt.search.space.Dimension.IntRange;
import io.exeunt.search.space.Dimension.RealRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PointCodecProperties {
    @Provide
    Arbitrary<DesignSpace> spaces() {
        Arbitrary<Dimension> dimension = Arbitraries.oneOf(
                Arbitraries.just(new Flag("d")),
                Arbitraries.integers().between(1, 40).map(options -> new Choice("d", names(options))),
                Arbitraries.integers()
                        .tuple2()
                        .map(ends -> new IntRange(
                                "d", Math.min(ends.get1(), ends.get2()), Math.max(ends.get1(), ends.get2()))),
                Arbitraries.doubles().between(-1e300, 1e300).map(low -> new RealRange("d", low, low + 1)));
        return dimension.list().ofMinSize(1).ofMaxSize(12).map(PointCodecProperties::named);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "o" + i).toList();
    }

    private static DesignSpace named(List<Dimension> dimensions) {
        List<Dimension> named = new ArrayList<>();
        for (Dimension d : dimensions) {
            String name = "d" + named.size();
            named.add(
                    d instanceof Choice c
                            ? new Choice(name, c.options())
                            : d instanceof IntRange i
                                    ? new IntRange(name, i.min(), i.max())
                                    : d instanceof RealRange r
                                            ? new RealRange(name, r.min(), r.max())
                                            : new Flag(name));
        }
        return new DesignSpace(named);
    }

    @Property(tries = 300)
    void everyPointComesBackFromAnyPlace(@ForAll("spaces") DesignSpace space, @ForAll long seed) {
        PointCodec codec = new PointCodec(space);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[codec.bytes() + 3];
        random.nextBytes(bytes);
        DesignPoint point = space.random(random);
        codec.pack(point, bytes, 2);
        assertThat(codec.unpack(bytes, 2)).isEqualTo(point);
        byte[] again = new byte[codec.bytes()];
        codec.pack(point, again, 0);
        assertThat(Arrays.copyOfRange(bytes, 2, 2 + again.length)).isEqualTo(again);
    }

    @Example
    void aPointTakesABitPerFlagAndAsManyAsItsValuesNeedOtherwise() {
        DesignSpace space = DesignSpace.of(
                new Flag("a"),
                new Choice("b", List.of("x")),
                new IntRange("c", 5, 8),
                new IntRange("d", Integer.MIN_VALUE, Integer.MAX_VALUE));
        PointCodec codec = new PointCodec(space);
        assertThat(IntStream.range(0, 4).map(codec::bits)).containsExactly(1, 0, 2, 32);
        byte[] bytes = new byte[codec.bytes()];
        codec.pack(space.point(1, 0, 7, 0), bytes, 0);
        assertThat(bytes).containsExactly(0b1101_0000, 0, 0, 0, 0);
    }

    @Example
    void bytesOfNoPointAreRefused() {
        PointCodec codec = new PointCodec(DesignSpace.of(new IntRange("clock", 0, 4)));
        assertThatThrownBy(() -> codec.unpack(new byte[] {(byte) 0b1110_0000}, 0))
                .hasMessage("Expected clock to be a whole number in 0..4, given 7.0");
        assertThatThrownBy(() -> codec.unpack(new byte[0], 0)).hasMessage("Expected bytes of a point to be 1, given 0");
    }
}
