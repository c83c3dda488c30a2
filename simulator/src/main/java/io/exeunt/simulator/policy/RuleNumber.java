package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;

/**
 * A number that a fitted rule decides by, in the unit of the rule: a threshold on a score, a β, a patience.
 *
 * @param name such as "threshold" or "patience"
 * @param exit index of the exit at which it is looked at, or {@link Parameter#NO_EXIT}
 * @param value the number; −∞ lets every sample go, +∞ none
 */
public record RuleNumber(String name, int exit, double value) {
    public RuleNumber {
        Check.notBlank("name of a number", name);
        Check.inRange("exit of " + name, exit, Parameter.NO_EXIT, 62);
    }
}
