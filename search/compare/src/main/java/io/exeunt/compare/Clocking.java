package io.exeunt.compare;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * How a board's clocks are governed, and under which demands.
 *
 * @param governors names; "static" and "schedule" without numbers stand for the best of their kind on <em>fit</em>
 * @param latencyBudgetS time in s by which an inference should be answered; +∞ for none
 * @param periodS time in s from one inference to the next, idling in between charged; +∞ to charge no idling
 */
public record Clocking(List<String> governors, double latencyBudgetS, double periodS) {
    public Clocking {
        governors = Check.notEmpty("governors", governors);
        Check.require(latencyBudgetS > 0, "latencyBudgetS", "> 0", latencyBudgetS);
        Check.require(periodS > 0, "periodS", "> 0", periodS);
    }
}
