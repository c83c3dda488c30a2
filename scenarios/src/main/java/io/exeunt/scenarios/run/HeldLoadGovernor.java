package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadGovernorFactory;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A governor of the load that anybody may have written: where it fails, that is told with its name.
 *
 * @param name by which it was asked for
 * @param own the governor
 */
record HeldLoadGovernor(String name, LoadGovernor own) implements LoadGovernor {
    /**
     * The governor of a factory.
     *
     * @throws InvalidInputException if it can't be made
     */
    static LoadGovernor of(LoadGovernorFactory factory, Mode design, AnalyticEngine pricing) {
        return new HeldLoadGovernor(
                factory.name(), told(factory.name(), "create", () -> factory.create(design, pricing)));
    }

    @Override
    public String describe() {
        return told(name, "describe", own::describe);
    }

    @Override
    public List<Mode> modes() {
        return told(name, "modes", own::modes);
    }

    @Override
    public double everyS() {
        return told(name, "everyS", own::everyS);
    }

    @Override
    public Memory begin() {
        int modes = modes().size();
        return new HeldMemory(name, told(name, "begin", own::begin), modes);
    }

    private record HeldMemory(String name, Memory own, int modes) implements Memory {
        @Override
        public void arrived(double timeS) {
            told(name, "arrived", () -> {
                own.arrived(timeS);
                return true;
            });
        }

        @Override
        public int choose(LoadLook look) {
            return told(name, "choose", () -> Objects.checkIndex(own.choose(look), modes));
        }
    }

    private static <T> T told(String name, String what, Supplier<T> call) {
        try {
            return Objects.requireNonNull(call.get(), "nothing given");
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) { // anybody's code
            throw new InvalidInputException(
                    "load governor " + name,
                    what + " failed with " + e,
                    "docs/plugins.md says what a governor has to keep to, and how to check it.",
                    e);
        }
    }
}
