package io.exeunt.hwmodels.condition;

import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.ThermalProfile;
import io.exeunt.hwmodels.device.ThermalProfile.Trip;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.power.PowerModel;
import io.exeunt.hwmodels.power.StatePower;
import io.exeunt.hwmodels.thermal.Cooling;
import io.exeunt.hwmodels.thermal.SteadyState;
import java.util.Comparator;
import java.util.List;

/**
 * How warm the chip is that works without a pause at its highest clocks in air of some temperature: the {@link SteadyState} at which
 * the cooling carries away what the chip draws, leakage included; what memory traffic draws is left out, since it depends on the
 * network. Where that is above a trip point, the board lowers its clocks until it is as warm as the trip point, or warmer if the lowest
 * clock that the trip point may force draws more. Never falls with the temperature of the air.
 */
final class DieTemperature {
    private static final String POINTER = "/ambient_c";

    private final Device device;
    private final Worker worker;
    private final PowerModel power;
    private final ThermalProfile thermal;
    private final double ambientC;

    /**
     * Gathers the parts.
     *
     * @param device with its clocks and voltages under the other conditions
     * @throws PointedException if it is not known how this device heats up
     */
    DieTemperature(Device device, Worker worker, PowerProfile profile, double ambientC) {
        ThermalProfile known = device.thermal();
        if (known == null) {
            throw new PointedException(
                    POINTER,
                    "not modelled: how warm " + device.id() + " gets in such air is not known",
                    "give the temperature of the chip as die_c");
        }
        this.device = device;
        this.worker = worker;
        this.power = new PowerModel(profile, worker.unit(), worker.runtime(), worker.coreShare(device));
        this.thermal = known;
        this.ambientC = ambientC;
    }

    /**
     * In °C.
     *
     * @throws PointedException if the board would switch itself off, or never settle
     */
    double celsius() {
        ClockDomain own = device.domain(device.unit(worker.unit()).domain());
        double celsius = settledC(own.maxHz());
        for (Trip trip : trips(own)) {
            double slowestHz = slowestHz(own, trip.lowestMhz().value() * 1e6);
            celsius = Math.min(celsius, Math.max(trip.atC().value(), settledC(slowestHz)));
        }
        requireBearable(celsius);
        return celsius;
    }

    private List<Trip> trips(ClockDomain own) {
        return thermal.trips().stream()
                .filter(trip -> trip.domain().equals(own.id()))
                .sorted(Comparator.comparingDouble(trip -> trip.atC().value()))
                .toList();
    }

    private static double slowestHz(ClockDomain domain, double lowestHz) {
        return domain.toDvfsDomain().opps().points().stream()
                .mapToDouble(OperatingPoint::freqHz)
                .filter(hz -> hz >= lowestHz * (1 - 1e-9))
                .findFirst()
                .orElse(domain.maxHz());
    }

    private void requireBearable(double celsius) {
        if (celsius == Double.POSITIVE_INFINITY) {
            throw new PointedException(
                    POINTER,
                    "the chip never settles in air of " + Given.text(ambientC)
                            + " °C: each kelvin costs more leakage than the cooling carries away",
                    "cooler air, or a lower max_mhz");
        }
        if (celsius >= thermal.shutdownOrNever()) {
            throw new PointedException(
                    POINTER,
                    "the chip would reach " + Math.round(celsius) + " °C in air of " + Given.text(ambientC)
                            + " °C, and the board switches itself off at " + Given.text(thermal.shutdownOrNever())
                            + " °C",
                    "cooler air, or a lower max_mhz");
        }
    }

    /** At one clock of the unit and the highest of the memory; +∞ where it never settles. */
    private double settledC(double unitHz) {
        OperatingPoint opp = device.domain(device.unit(worker.unit()).domain()).toDvfsDomain().opps().points().stream()
                .filter(each -> each.freqHz() == unitHz)
                .findFirst()
                .orElseThrow();
        double memoryShare = memoryShare();
        return Cooling.of(thermal).warmestC(ambientC, celsius -> watts(opp, memoryShare, celsius));
    }

    private double memoryShare() {
        String memory = device.memory().domain();
        return memory == null ? 1 : device.domain(memory).maxHz() / device.memoryPeakHz();
    }

    private double watts(OperatingPoint opp, double memoryShare, double celsius) {
        StatePower at = power.at(opp, memoryShare, celsius);
        return at.dynamicW() + at.leakageW() + at.dramW() + at.baseW();
    }
}
