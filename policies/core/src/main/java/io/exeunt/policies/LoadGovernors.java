package io.exeunt.policies;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.load.DeadlineGovernor;
import io.exeunt.policies.load.ForecastLoadGovernor;
import io.exeunt.policies.load.SamplingGovernor;
import io.exeunt.simulator.event.LoadGovernorFactory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Governors that look at the load, by name: those built in, then those of third parties, which are found as services of
 * {@link LoadGovernorFactory}. A built-in name can't be taken over.
 */
public final class LoadGovernors {
    private LoadGovernors() {}

    /** Names that {@link #byName} knows. */
    public static List<String> names() {
        return all().map(LoadGovernorFactory::name).distinct().toList();
    }

    /**
     * The governor of this name.
     *
     * @throws InvalidInputException if there is none, with a guess at what was meant
     */
    public static LoadGovernorFactory byName(String name) {
        return all().filter(factory -> factory.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "load governor",
                        "Expected one of " + String.join(", ", names()) + ", given '" + name + "'",
                        Suggestion.hint(name, names()).orElse(null)));
    }

    private static Stream<LoadGovernorFactory> all() {
        return Stream.concat(
                Stream.of(
                        new SamplingGovernor(SamplingGovernor.Rule.ONDEMAND),
                        new SamplingGovernor(SamplingGovernor.Rule.SCHEDUTIL),
                        new DeadlineGovernor(),
                        new ForecastLoadGovernor()),
                ServiceLoader.load(LoadGovernorFactory.class).stream().map(ServiceLoader.Provider::get));
    }
}
