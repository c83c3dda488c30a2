package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.ClockSearch;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.GovernorTuning;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Clocks by a plan that looks at nothing: one operating state throughout, or one per backbone segment. Without numbers it stands for all
 * plans of its form, and rests in any state until the next inference where there is a period; a search turns its parameters, and for given
 * paths it makes the best ({@link ClockSearch}).
 *
 * @param form what the plan may be
 * @param numbers the plan: of a constant one the operating point of each DVFS domain, in the platform's order, counted from the slowest,
 *     which is 0; of the other one state per segment. Empty for all plans
 */
public record ScheduleGovernor(Form form, List<Integer> numbers) implements GovernorFactory {
    /** What a plan may be. */
    public enum Form {
        /** One state until the answer. */
        STATIC("static"),
        /** One state per segment. */
        SCHEDULE("schedule");

        private final String id;

        Form(String id) {
            this.id = id;
        }

        /** Name in scenarios; with numbers, what stands before the colon. */
        public String id() {
            return id;
        }
    }

    public ScheduleGovernor {
        numbers = List.copyOf(numbers);
    }

    /** All plans of a form. */
    public ScheduleGovernor(Form form) {
        this(form, List.of());
    }

    @Override
    public String name() {
        return numbers.isEmpty()
                ? form.id
                : form.id + ":" + numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** A schedule of one state throughout is constant. */
    @Override
    public GovernorKind kind() {
        boolean flat = !numbers.isEmpty() && numbers.stream().distinct().count() == 1;
        return form == Form.STATIC || flat ? GovernorKind.CONSTANT : GovernorKind.PER_EXIT;
    }

    /** Without numbers, the best for the network without early exit. */
    @Override
    public Governor create(GovernorContext context) {
        return create(context, Plain.paths(context));
    }

    @Override
    public Governor create(GovernorContext context, PathHistogram paths) {
        if (!numbers.isEmpty()) {
            return form == Form.STATIC ? constant(context) : schedule(context);
        }
        ClockSearch search = new ClockSearch(context.tables(), context.latencyBudgetS(), context.periodS());
        return form == Form.STATIC ? search.constant(paths) : search.perExit(paths);
    }

    private Governor constant(GovernorContext context) {
        int[] indices = numbers.stream().mapToInt(Integer::intValue).toArray();
        return FrequencySchedule.flat(
                context.network().exits(), context.platform().states().state(indices));
    }

    private Governor schedule(GovernorContext context) {
        int segments = context.network().exits();
        Check.require(numbers.size() == segments, "states of " + name(), segments + " numbers", numbers.size());
        for (int k = 0; k < segments; k++) {
            Check.inRange(
                    "states[" + k + "]", numbers.get(k), 0, context.tables().states() - 1);
        }
        return FrequencySchedule.of(numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The first segment's clocks; of a schedule, for each further one whether it asks for its own, and which; where there is a period,
     * whether and where to rest.
     */
    @Override
    public List<Parameter> parameters(GovernorContext context) {
        return numbers.isEmpty() ? declared(context).list() : List.of();
    }

    private ClockParameters declared(GovernorContext context) {
        ClockParameters parameters = new ClockParameters(context).clocks(0);
        for (int k = 1; k < changes(context); k++) {
            parameters.flag(String.valueOf(k)).clocks(k);
        }
        return rests(context) ? parameters.flag("rest").rest() : parameters;
    }

    private int changes(GovernorContext context) {
        return form == Form.STATIC ? 1 : context.network().exits();
    }

    private static boolean rests(GovernorContext context) {
        return !Double.isInfinite(context.periodS());
    }

    @Override
    public Governor create(GovernorContext context, double[] setting) {
        return tuning(context).governor(setting);
    }

    @Override
    public GovernorTuning tuning(GovernorContext context) {
        if (!numbers.isEmpty()) {
            Governor only = create(context);
            return setting -> only;
        }
        ClockParameters declared = declared(context);
        return setting -> schedule(context, declared.read(setting));
    }

    private FrequencySchedule schedule(GovernorContext context, ClockParameters.Reader reader) {
        int[] states = new int[context.network().exits()];
        states[0] = reader.state();
        for (int k = 1; k < states.length; k++) {
            states[k] = states[k - 1];
            if (k < changes(context)) {
                boolean changes = reader.flag();
                int own = reader.state();
                states[k] = changes ? own : states[k - 1];
            }
        }
        FrequencySchedule schedule = FrequencySchedule.of(states);
        return rests(context) && reader.flag() ? schedule.restingIn(reader.state()) : schedule;
    }
}
