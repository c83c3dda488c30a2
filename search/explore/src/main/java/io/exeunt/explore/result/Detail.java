package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.Outcome;

/**
 * Where time and energy of a design of the front go.
 *
 * @param designId id of a design on the front
 * @param outcome its simulated outcome on the report split, on the first board
 */
public record Detail(String designId, Outcome outcome) {
    public Detail {
        Check.notBlank("design id", designId);
    }
}
