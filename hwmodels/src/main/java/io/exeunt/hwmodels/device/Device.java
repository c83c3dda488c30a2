package io.exeunt.hwmodels.device;

import java.util.Map;

/**
 * A board.
 *
 * @param id such as "jetson-tx2"
 * @param name in full
 * @param soc system on chip
 * @param sources what the short source names of all its numbers stand for
 */
public record Device(String id, String name, String soc, Map<String, String> sources) {
    public Device {
        sources = Map.copyOf(sources);
    }
}
