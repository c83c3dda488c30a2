package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What each operating state means for a unit: its clock, the bandwidth it gets, the cost of a launch. */
final class Clocks {
    private final StateSpace states;
    private final double[] unitHz;
    private final double[] memoryShare;
    private final double peakBytesPerS;
    private final double launchS;
    private final double launchCycles;
    private final double enqueueS;

    /** With what a roofline's runtime says of bandwidth and launches. */
    static Clocks of(Device device, ComputeUnit unit, RooflineRuntime runtime) {
        return new Clocks(
                device,
                unit,
                runtime.memoryEfficiency().value(),
                runtime.launchUs().value() * 1e-6,
                runtime.launchCycles().value(),
                orZero(runtime.enqueueUs()) * 1e-6);
    }

    /** The clocks alone: all bandwidth, no launches. */
    static Clocks of(Device device, ComputeUnit unit) {
        return new Clocks(device, unit, 1, 0, 0, 0);
    }

    private static double orZero(@Nullable Quantity quantity) {
        return quantity == null ? 0 : quantity.value();
    }

    /** The domain of the unit first, that of the memory second if it has one that is not the unit's. */
    private Clocks(
            Device device,
            ComputeUnit unit,
            double memoryEfficiency,
            double launchS,
            double launchCycles,
            double enqueueS) {
        List<DvfsDomain> domains = new ArrayList<>();
        domains.add(device.domain(unit.domain()).toDvfsDomain());
        String memoryDomain = device.memory().domain();
        if (memoryDomain != null && !memoryDomain.equals(unit.domain())) {
            domains.add(device.domain(memoryDomain).toDvfsDomain());
        }
        this.states = new StateSpace(domains);
        this.unitHz = IntStream.range(0, states.size())
                .mapToDouble(state -> states.opp(state, 0).freqHz())
                .toArray();
        this.memoryShare = memoryShares(states, device.memoryPeakHz());
        this.peakBytesPerS = device.memory().peakGbs().value() * 1e9 * memoryEfficiency;
        this.launchS = launchS;
        this.launchCycles = launchCycles;
        this.enqueueS = enqueueS;
    }

    private static double[] memoryShares(StateSpace states, double peakHz) {
        double[] shares = new double[states.size()];
        int last = states.domains().size() - 1;
        for (int state = 0; state < shares.length; state++) {
            shares[state] = Double.isNaN(peakHz) ? 1 : states.opp(state, last).freqHz() / peakHz;
        }
        return shares;
    }

    StateSpace states() {
        return states;
    }

    /** Time in s for which work stands still when the clocks change: one domain is asked after the other. */
    double standstillS(int fromState, int toState) {
        double standstillS = 0;
        for (int d = 0; d < states.domains().size(); d++) {
            standstillS +=
                    changes(fromState, toState, d) ? states.domains().get(d).standstillS() : 0;
        }
        return standstillS;
    }

    /**
     * Time in s from the request until all clocks hold: that of the slowest domain, and at least as long as it takes to ask those whose
     * own standstill ends with holding. Until then none is taken to have changed.
     */
    double effectiveS(int fromState, int toState) {
        double slowestS = standstillS(fromState, toState);
        for (int d = 0; d < states.domains().size(); d++) {
            boolean changes = changes(fromState, toState, d);
            slowestS = changes ? Math.max(slowestS, states.domains().get(d).effectiveS()) : slowestS;
        }
        return slowestS;
    }

    private boolean changes(int fromState, int toState, int domain) {
        return states.oppIndex(fromState, domain) != states.oppIndex(toState, domain);
    }

    /** The unit's operating point. */
    OperatingPoint unitOpp(int state) {
        return states.opp(state, 0);
    }

    /** The unit's clock in Hz. */
    double unitHz(int state) {
        return unitHz[state];
    }

    /** Memory clock over the one at which its peak bandwidth holds. */
    double memoryShare(int state) {
        return memoryShare[state];
    }

    /** Bandwidth that can be had from the memory, in bytes/s. */
    double memoryBytesPerS(int state) {
        return peakBytesPerS * memoryShare[state];
    }

    /** Time in which the host starts one operator, in s; 0 where that is not known. */
    double enqueueS() {
        return enqueueS;
    }

    /** Time to start one operator, in s. */
    double launchS(int state) {
        return launchS + launchCycles / unitHz[state];
    }
}
