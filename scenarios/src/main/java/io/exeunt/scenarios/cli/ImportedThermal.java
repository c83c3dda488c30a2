package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.ThermalProfile.Trip;
import io.exeunt.hwmodels.importer.ImportedHeat;
import io.exeunt.hwmodels.importer.ImportedHeat.ClockTrip;
import io.exeunt.hwmodels.importer.ImportedHeat.FanTrip;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a board's files say about heat as a part of a device file. Its nodes, and how well each step of the fan cools, are for others to add.
 *
 * @param fan its steps
 * @param trips that lower clocks
 * @param pollMs time between two looks in ms; null where not stated
 * @param shutdownC temperature in °C at which the board switches itself off; null where not stated
 */
record ImportedThermal(
        List<FanPart> fan,
        List<Trip> trips,
        @Nullable Quantity pollMs,
        @Nullable Quantity shutdownC) {
    static final String SOURCE = "opp-import-thermal";

    /**
     * What is known of a step of a fan.
     *
     * @param atC temperature in °C at which it is taken
     * @param hysteresisK how much cooler it has to be before it is left, in K
     */
    record FanPart(Quantity atC, Quantity hysteresisK) {
        static FanPart of(FanTrip step) {
            return new FanPart(declared(step.atC()), declared(step.hysteresisK()));
        }
    }

    /**
     * Null where nothing is said.
     *
     * @param domainByTable the domains that trips lower, by name of the table
     */
    static @Nullable ImportedThermal of(ImportedHeat heat, Map<String, ClockDomain> domainByTable) {
        return heat.isNone()
                ? null
                : new ImportedThermal(
                        heat.fan().stream().map(FanPart::of).toList(),
                        heat.trips().stream()
                                .map(trip -> trip(trip, Objects.requireNonNull(domainByTable.get(trip.table()))))
                                .toList(),
                        known(heat.pollS() * 1e3),
                        known(heat.criticalC()));
    }

    private static Trip trip(ClockTrip trip, ClockDomain domain) {
        int last = domain.opps().size() - 1;
        int lowest = (int) Math.max(0, last - trip.most());
        return new Trip(
                domain.id(),
                declared(trip.atC()),
                declared(trip.hysteresisK()),
                declared(domain.opps().get(lowest).freqMhz()));
    }

    private static @Nullable Quantity known(double value) {
        return Double.isNaN(value) ? null : declared(value);
    }

    private static Quantity declared(double value) {
        return new Quantity(value, Provenance.Kind.DECLARED, SOURCE, null);
    }
}
