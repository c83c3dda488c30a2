package io.exeunt.simulator.trace;

import io.exeunt.ground.Check;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which system the heads of a trace belong to, and what they were trained with.
 *
 * @param system name of the system, such as "pteenet"; policies of that name are at home on these heads
 * @param parameters hyper-parameters by name, such as "lambda" to "0.3", in alphabetical order; empty where none are told
 */
public record HeadOrigin(String system, Map<String, String> parameters) {
    public HeadOrigin {
        Check.notBlank("system of heads", system);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        parameters.keySet().forEach(name -> {
            Check.notBlank("name of a hyper-parameter", name);
            Check.require(!name.contains("="), "name of a hyper-parameter", "without an equals sign", name);
        });
    }

    /** Heads of which nothing but the system is told. */
    public static HeadOrigin of(String system) {
        return new HeadOrigin(system, Map.of());
    }
}
