package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * Which policy, on which system's heads, gives the fewest errors at which cost, along the front.
 *
 * @param axis the cost along which the front is walked
 * @param stretches from cheap to dear; empty where nothing is feasible
 * @param paired whether differences are those of the same samples of <em>report</em>; else they are of two shares on <em>fit</em>
 */
public record Winners(Metric axis, List<Stretch> stretches, boolean paired) {
    public Winners {
        stretches = List.copyOf(stretches);
    }

    /**
     * A stretch of the front that one contender wins.
     *
     * @param contender policy, with "@system" where there are several
     * @param from cost in the SI unit of the axis, on <em>fit</em>, from which it is the best
     * @param to cost in the same unit up to which it stays so; +∞ for the last
     * @param designs number of its designs on the front between {@code from} and {@code to}
     * @param errorFrom share of wrong answers on <em>fit</em> at its cheap end
     * @param errorTo the same at its dear end
     * @param designId a design to look at, at its dear end
     * @param gain share of samples answered right beyond the holder of the stretch before; NaN for the first
     * @param standardError of {@code gain}, which exceeds it twice; NaN for the first
     */
    public record Stretch(
            String contender,
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
            Check.require(to >= from, "end of a stretch", ">= " + from, to);
            Check.nonNegative("designs of a stretch", (long) designs);
        }
    }
}
