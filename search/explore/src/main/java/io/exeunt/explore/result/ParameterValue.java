package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * A number that a policy runs on.
 *
 * @param name such as the exit that a threshold belongs to, or "patience"
 * @param value as used
 */
public record ParameterValue(String name, double value) {
    public ParameterValue {
        Check.notBlank("parameter name", name);
    }
}
