package io.exeunt.policies;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.governor.ForecastGovernor;
import io.exeunt.policies.governor.OracleGovernor;
import io.exeunt.policies.governor.PerformanceGovernor;
import io.exeunt.policies.governor.PowersaveGovernor;
import io.exeunt.policies.governor.RaceToIdleGovernor;
import io.exeunt.policies.governor.ScheduleGovernor;
import io.exeunt.policies.governor.SlowAfterExitGovernor;
import io.exeunt.policies.governor.StaticGovernor;
import io.exeunt.simulator.policy.GovernorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Governors by name: those built in, then those of third parties, which are found as services of {@link GovernorFactory}. A
 * built-in name can't be taken over.
 */
public final class Governors {
    private Governors() {}

    /** Names that {@link #find} knows; "static:&lt;opp&gt;,…" and "schedule:&lt;state&gt;,…" stand for all their numbers. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        builtIn().map(GovernorFactory::name).forEach(names::add);
        names.add(StaticGovernor.NAME + ":<opp>,…");
        names.add(ScheduleGovernor.NAME + ":<state>,…");
        thirdParty()
                .map(GovernorFactory::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /**
     * The governor of this name; empty if there is none. "static:12,10" holds the first DVFS domain at its operating point 12 and
     * the second at 10, counted from the slowest, which is 0; "schedule:3,3,1" runs three backbone segments in these states.
     */
    public static Optional<GovernorFactory> find(String name) {
        Optional<List<Integer>> opps = Numbered.numbers(StaticGovernor.NAME, name);
        if (opps.isPresent()) {
            return opps.map(StaticGovernor::new);
        }
        Optional<List<Integer>> states = Numbered.numbers(ScheduleGovernor.NAME, name);
        if (states.isPresent()) {
            return states.map(ScheduleGovernor::new);
        }
        return Stream.concat(builtIn(), thirdParty())
                .filter(factory -> factory.name().equals(name))
                .findFirst();
    }

    /**
     * As {@link #find}.
     *
     * @throws InvalidInputException if there is none, with a guess at what was meant
     */
    public static GovernorFactory byName(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidInputException(
                        "governor",
                        "Expected one of " + String.join(", ", names()) + ", given '" + name + "'",
                        Suggestion.hint(name, names()).orElse(null)));
    }

    private static Stream<GovernorFactory> builtIn() {
        return Stream.of(
                new PerformanceGovernor(),
                new PowersaveGovernor(),
                new RaceToIdleGovernor(),
                new SlowAfterExitGovernor(),
                new ForecastGovernor(ForecastGovernor.Choice.SLOWEST),
                new ForecastGovernor(ForecastGovernor.Choice.LEAST_ENERGY),
                new OracleGovernor.Factory());
    }

    private static Stream<GovernorFactory> thirdParty() {
        return ServiceLoader.load(GovernorFactory.class).stream().map(ServiceLoader.Provider::get);
    }
}
