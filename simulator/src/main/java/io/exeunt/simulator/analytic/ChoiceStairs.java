package io.exeunt.simulator.analytic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Schedules none of which is both slower and dearer than another, from the fastest to the most frugal. */
final class ChoiceStairs {
    private final Stairs<FrequencySchedule> stairs = new Stairs<>();

    /** Offers a schedule, which is made only if it is wanted. */
    void add(double latencyS, double energyJ, Supplier<FrequencySchedule> schedule) {
        stairs.add(latencyS, energyJ, schedule);
    }

    Stairs<FrequencySchedule> stairs() {
        return stairs;
    }

    List<ScheduleChoice> choices() {
        List<ScheduleChoice> choices = new ArrayList<>();
        for (int i = 0; i < stairs.size(); i++) {
            double energyJ = stairs.y(i);
            choices.add(new ScheduleChoice(stairs.held(i), energyJ, stairs.x(i), energyJ));
        }
        return choices;
    }
}
