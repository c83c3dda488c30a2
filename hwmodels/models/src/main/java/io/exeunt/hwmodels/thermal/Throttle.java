package io.exeunt.hwmodels.thermal;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.device.ThermalProfile;
import io.exeunt.hwmodels.device.ThermalProfile.Trip;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lowers clocks at trip points and lets them up again with hysteresis, one operating point per look, as Linux's step_wise governor does.
 * What it has decided so far is a list of steps, one per trip, which it hands back and forth: it has no state of its own.
 */
public final class Throttle {
    private final StateSpace states;
    private final List<TripPoint> trips;

    /**
     * One trip point in terms of a state space.
     *
     * @param domain position of the domain
     * @param atC temperature at which it steps down, in °C
     * @param untilC temperature below which it steps up, in °C
     * @param lowest index of the lowest operating point that it may force
     */
    private record TripPoint(int domain, double atC, double untilC, int lowest) {}

    private Throttle(StateSpace states, List<TripPoint> trips) {
        this.states = states;
        this.trips = trips;
    }

    /** The trip points of a device file that concern domains of this state space. */
    public static Throttle of(ThermalProfile profile, StateSpace states) {
        return new Throttle(
                states,
                profile.trips().stream()
                        .flatMap(trip -> IntStream.range(0, states.domains().size())
                                .filter(d -> states.domains().get(d).id().equals(trip.domain()))
                                .mapToObj(d -> point(trip, d, states.domains().get(d))))
                        .toList());
    }

    private static TripPoint point(Trip trip, int position, DvfsDomain domain) {
        double lowestHz = trip.lowestMhz().value() * 1e6;
        int lowest = (int) domain.opps().points().stream()
                .filter(point -> point.freqHz() < lowestHz * (1 - 1e-9))
                .count();
        double atC = trip.atC().value();
        return new TripPoint(
                position,
                atC,
                atC - trip.hysteresisK().value(),
                Math.min(lowest, domain.opps().size() - 1));
    }

    /** Steps before the first look: none. */
    public int[] unthrottled() {
        return new int[trips.size()];
    }

    /**
     * One look at the thermometer.
     *
     * @param steps operating points that each trip takes away; changed in place
     * @param temperatureC of the chip
     * @return whether anything changed
     */
    public boolean look(int[] steps, double temperatureC) {
        Check.require(steps.length == trips.size(), "steps", "one per trip", steps.length);
        boolean changed = false;
        for (int i = 0; i < steps.length; i++) {
            TripPoint trip = trips.get(i);
            int top = states.domains().get(trip.domain()).opps().size() - 1;
            if (temperatureC >= trip.atC() && top - steps[i] > trip.lowest()) {
                steps[i]++;
                changed = true;
            } else if (temperatureC < trip.untilC() && steps[i] > 0) {
                steps[i]--;
                changed = true;
            }
        }
        return changed;
    }

    /** The state that is left of a wished one: each domain at most as fast as the trips allow. */
    public int allowed(int state, int[] steps) {
        int[] opps = new int[states.domains().size()];
        for (int d = 0; d < opps.length; d++) {
            opps[d] = states.oppIndex(state, d);
        }
        for (int i = 0; i < steps.length; i++) {
            TripPoint trip = trips.get(i);
            int top = states.domains().get(trip.domain()).opps().size() - 1;
            opps[trip.domain()] = Math.min(opps[trip.domain()], top - steps[i]);
        }
        return states.state(opps);
    }
}
