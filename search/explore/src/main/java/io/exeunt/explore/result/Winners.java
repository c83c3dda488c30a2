package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gives the fewest errors at which cost, along the front: which policy, on which system's heads, and which governor.
 *
 * @param axis the cost along which the front is walked
 * @param stretches of policies, from cheap to dear; empty where nothing is feasible
 * @param governors stretches of governors, from cheap to dear; empty where fewer than two governors have feasible designs, and in studies of
 *     before governors were told
 * @param paired whether differences are those of the same samples of <em>report</em>; else some are of two shares on
 *     <em>fit</em>, where nothing is tested and nobody takes over
 */
public record Winners(Metric axis, List<Stretch> stretches, List<Stretch> governors, boolean paired) {
    public Winners {
        stretches = List.copyOf(stretches);
        governors = told(governors);
    }

    /** Nobody. */
    public static Winners none(Metric axis) {
        return new Winners(axis, List.of(), List.of(), true);
    }

    private static <T> List<T> told(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /**
     * A stretch of the front that one contender wins.
     *
     * @param contender policy, with "@system" where there are several; or governor, one per group of boards with the same clocks
     * @param with what its designs on the front between {@code from} and {@code to} go with, most of them with the first: of a policy the
     *     governors, of a governor the policies; of the example where none is on the front, empty where no board is priced
     * @param from cost in the SI unit of the axis, on <em>fit</em>, from which it is the best
     * @param to cost in the same unit up to which it stays so; +∞ for the last
     * @param designs number of its designs on the front between {@code from} and {@code to}
     * @param errorFrom share of wrong answers on <em>fit</em> at its cheap end
     * @param errorTo the same at its dear end
     * @param designId a design to look at, at its dear end
     * @param gain share of samples answered right beyond the holder of the stretch before, more than chance gives over all comparisons along
     *     the front; NaN for the first
     * @param standardError of {@code gain}; NaN for the first
     */
    public record Stretch(
            String contender,
            List<String> with,
            double from,
            double to,
            int designs,
            double errorFrom,
            double errorTo,
            String designId,
            double gain,
            double standardError) {
        public Stretch {
            Check.notBlank("contender", contender);
            with = told(with);
            Check.require(to >= from, "end of a stretch", ">= " + from, to);
            Check.nonNegative("designs of a stretch", (long) designs);
        }
    }
}
