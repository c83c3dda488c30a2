package io.exeunt.hwmodels.importer;

import java.util.List;

/**
 * What a board's files say about heat. How well it is cooled they do not say.
 *
 * @param fan steps of a fan, rising
 * @param trips temperatures at which clocks are lowered
 * @param pollS time in s between two looks at the temperature; NaN where the files give none
 * @param criticalC temperature in °C at which the board switches itself off; NaN where the files give none
 */
public record ImportedHeat(List<FanTrip> fan, List<ClockTrip> trips, double pollS, double criticalC) {
    /** Nothing is said. */
    public static final ImportedHeat NONE = new ImportedHeat(List.of(), List.of(), Double.NaN, Double.NaN);

    /**
     * A step of a fan.
     *
     * @param level number of the step, from 1 on
     * @param atC temperature in °C at which it is taken
     * @param hysteresisK how much cooler it has to be before it is left, in K
     * @param speed share of the fan's highest level, 0 … 1; NaN where levels are not stated
     */
    public record FanTrip(int level, double atC, double hysteresisK, double speed) {}

    /**
     * Clocks that are lowered.
     *
     * @param table whose clocks they are, as {@link ImportedTable#name} calls it
     * @param atC temperature in °C
     * @param hysteresisK how much cooler it has to be before they are let up, in K
     * @param most operating points that may be taken away
     */
    public record ClockTrip(String table, double atC, double hysteresisK, long most) {}

    public ImportedHeat {
        fan = List.copyOf(fan);
        trips = List.copyOf(trips);
    }

    /** Whether nothing is said. */
    public boolean isNone() {
        return fan.isEmpty() && trips.isEmpty() && Double.isNaN(criticalC);
    }
}
