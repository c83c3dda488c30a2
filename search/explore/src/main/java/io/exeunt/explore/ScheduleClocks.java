package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the governor and setting that run a schedule, by the names that governors give their parameters: "clock.domain.segment" is an
 * operating point counted from the slowest, "switch.segment" says whether that segment asks for clocks of its own. What a governor makes
 * of the setting is held against the schedule, so that a name that means something else is no harm.
 */
final class ScheduleClocks {
    private static final String CLOCK = "clock.";
    private static final String SWITCH = "switch.";

    private final ClockGroup group;
    private final PricedSystem priced;
    private final int system;

    /**
     * Clocks of a system on the boards of a group.
     *
     * @param priced the system on one of these boards
     */
    ScheduleClocks(ClockGroup group, PricedSystem priced, int system) {
        this.group = group;
        this.priced = priced;
        this.system = system;
    }

    /** Whether schedules are all that these governors make, so that nothing is lost where the best of them are known. */
    boolean nothingElse() {
        return IntStream.range(0, group.governors().size()).allMatch(this::isSchedule);
    }

    private boolean isSchedule(int governor) {
        List<Parameter> parameters = parameters(governor);
        double[] lowest = parameters.stream().mapToDouble(Parameter::lowest).toArray();
        return parameters.stream()
                        .map(Parameter::name)
                        .allMatch(name -> name.startsWith(CLOCK) || name.startsWith(SWITCH))
                && made(governor, lowest) instanceof FrequencySchedule;
    }

    /** Whether any of these governors may change clocks from one segment to the next. */
    boolean change() {
        return IntStream.range(0, group.governors().size()).anyMatch(governor -> parameters(governor).stream()
                .anyMatch(parameter -> parameter.name().equals(SWITCH + 1)));
    }

    /** The first governor that can run a schedule, and how; empty if none can. */
    Optional<Ruled> ruled(FrequencySchedule schedule) {
        for (int governor = 0; governor < group.governors().size(); governor++) {
            double[] setting = parameters(governor).stream()
                    .mapToDouble(parameter -> value(parameter, schedule))
                    .toArray();
            if (made(governor, setting).equals(schedule)) {
                return Optional.of(new Ruled(governor, setting));
            }
        }
        return Optional.empty();
    }

    private List<Parameter> parameters(int governor) {
        return group.governors().get(governor).parameters().get(system);
    }

    private Governor made(int governor, double[] setting) {
        return priced.governor(group.governors().get(governor).factory(), setting);
    }

    private double value(Parameter parameter, FrequencySchedule schedule) {
        String name = parameter.name();
        int segment = segment(name);
        if (segment < 0 || segment >= schedule.segments()) {
            return parameter.lowest();
        }
        boolean changes = segment == 0 || schedule.state(segment) != schedule.state(segment - 1);
        if (name.equals(SWITCH + segment)) {
            return changes ? 1 : 0;
        }
        StateSpace states = group.states();
        return IntStream.range(0, states.domains().size())
                .filter(d ->
                        changes && name.equals(CLOCK + states.domains().get(d).id() + "." + segment))
                .mapToDouble(d -> states.oppIndex(schedule.state(segment), d))
                .findFirst()
                .orElse(parameter.lowest());
    }

    /** The number at the end of a name; below 0 if there is none. */
    private static int segment(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.matches("\\d{1,3}") ? Integer.parseInt(last) : -1;
    }
}
