package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * Which policy, on which system's heads, gives the fewest errors at which cost, along the front.
 *
 * @param axis the cost along which the front is walked
 * @param stretches from cheap to dear; empty where nothing is feasible
 */
public record Winners(Metric axis, List<Stretch> stretches) {
    public Winners {
        stretches = List.copyOf(stretches);
    }

    /**
     * A stretch of the front that one contender wins.
     *
     * @param contender policy, with "@system" where there are several
     * @param from cost in the SI unit of the axis, on <em>fit</em>, from which it is the best
     * @param to cost in the same unit up to which it stays so; +∞ for the last
     * @param designs number of designs of the stretch
     * @param errorFrom share of wrong answers on <em>fit</em> at its cheap end
     * @param errorTo the same at its dear end
     * @param designId a design to look at: its dear end
     */
    public record Stretch(
            String contender, double from, double to, int designs, double errorFrom, double errorTo, String designId) {
        public Stretch {
            Check.notBlank("contender", contender);
            Check.require(to >= from, "end of a stretch", ">= " + from, to);
            Check.positive("designs of a stretch", designs);
        }
    }
}
