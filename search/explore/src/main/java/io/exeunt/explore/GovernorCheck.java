package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Governors;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds governors against what they may be, whoever wrote them: by name and by what they offer before any work, each one made for a design.
 *
 * @param names of the scenario's governors
 */
record GovernorCheck(List<String> names) {
    /** Refuses governors that a search can't use. */
    void require() {
        for (int i = 0; i < names.size(); i++) {
            if (Governors.byName(names.get(i)).kind() == GovernorKind.BOUND) {
                throw InvalidInputException.ofScenario(
                        "/governors/" + i,
                        "governors",
                        "Expected governors that can be built, given " + names.get(i)
                                + ", which knows each inference's path",
                        "exeunt compare shows it as a bound",
                        null);
            }
        }
    }

    /** What a search may turn; a governor that can't tell is refused. */
    List<Parameter> parameters(GovernorFactory factory, GovernorContext context) {
        return given(factory, "parameters", () -> factory.parameters(context));
    }

    /** The governor of a factory that has nothing to turn; one that can't be made is refused. */
    Governor plain(GovernorFactory factory, GovernorContext context) {
        return given(
                factory,
                "governor",
                () -> sound(factory, factory.create(context), context.tables().states()));
    }

    /**
     * A governor of a factory with nothing to turn, tried on the paths that it is for; one that fails on any is refused.
     *
     * @param engine that prices the paths
     */
    Governor tried(GovernorFactory factory, GovernorContext context, AnalyticEngine engine, List<Path> paths) {
        Governor governor = plain(factory, context);
        for (Path path : paths) {
            told(factory, "It failed on a path to exit " + path.exit() + " with ", () -> engine.states(path, governor));
        }
        return governor;
    }

    private <T> T given(GovernorFactory factory, String what, Supplier<@Nullable T> said) {
        String problem = "It can't be made ready: " + what + " failed with ";
        return told(factory, problem, () -> required(factory, what, said.get()));
    }

    private <T> T told(GovernorFactory factory, String problem, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) { // anybody's code
            throw InvalidInputException.ofScenario(
                    pointer(factory),
                    "governor " + factory.name(),
                    problem + e,
                    "docs/plugins.md says what a governor has to keep to, and how to check it.",
                    e);
        }
    }

    /** Where it stands among the names; the list where none of them is its own, as of one that is there by default. */
    private String pointer(GovernorFactory factory) {
        int index = names.indexOf(factory.name());
        return index < 0 ? "/governors" : "/governors/" + index;
    }

    private static <T> T required(GovernorFactory factory, String what, @Nullable T said) {
        if (said == null) {
            throw new IllegalStateException(factory.name() + " gives no " + what);
        }
        return said;
    }

    /**
     * A governor as it was made for a design; one that calls itself constant is held to it.
     *
     * @throws IllegalArgumentException if it waits in states that are not there, or is of another kind than its factory says
     */
    static Governor sound(GovernorFactory factory, @Nullable Governor made, int states) {
        Governor governor = required(factory, "governor", made);
        if (governor instanceof FrequencySchedule schedule) {
            requireConstant(factory, schedule);
            return governor;
        }
        Check.inRange("home state of " + factory.name(), governor.home(), 0, states - 1);
        Check.inRange("state in which " + factory.name() + " rests", governor.rest(), 0, states - 1);
        if (governor.foresees() && factory.kind() != GovernorKind.BOUND) {
            throw new IllegalArgumentException(
                    "Expected " + factory.name() + " to be a bound, as it foresees, given " + factory.kind());
        }
        return factory.kind() == GovernorKind.CONSTANT ? new KeptClocks(factory.name(), governor) : governor;
    }

    private static void requireConstant(GovernorFactory factory, FrequencySchedule schedule) {
        boolean changes = IntStream.range(1, schedule.segments()).anyMatch(k -> schedule.state(k) != schedule.state(0));
        if (changes && factory.kind() == GovernorKind.CONSTANT) {
            throw new IllegalArgumentException(
                    "Expected " + factory.name() + " to keep its clocks, as it says, given " + schedule.describe());
        }
    }
}
