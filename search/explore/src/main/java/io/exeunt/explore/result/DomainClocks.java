package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * A DVFS domain and the clocks it may run at.
 *
 * @param id such as "gpu"
 * @param freqHz its clocks in Hz, rising
 */
public record DomainClocks(String id, List<Double> freqHz) {
    public DomainClocks {
        Check.notBlank("domain id", id);
        freqHz = Check.notEmpty("clocks of " + id, freqHz);
    }

    /** The highest clock in Hz. */
    public double maxHz() {
        return freqHz.get(freqHz.size() - 1);
    }
}
