package io.exeunt.policies;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.policies.governor.ExtremeGovernor;
import io.exeunt.policies.governor.FixedClocks;
import io.exeunt.policies.governor.ForecastGovernor;
import io.exeunt.policies.governor.OracleGovernor;
import io.exeunt.policies.governor.RestingGovernor;
import io.exeunt.policies.governor.ScheduleGovernor;
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

    /** Names that {@link #find} knows; "static:&lt;domain&gt;=&lt;MHz&gt;,…" and "schedule:&lt;state&gt;,…" stand for all their numbers. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        builtIn().map(GovernorFactory::name).forEach(names::add);
        names.add(ScheduleGovernor.Form.STATIC.id() + ":<domain>=<MHz>,…");
        names.add(ScheduleGovernor.Form.SCHEDULE.id() + ":<state>,…");
        thirdParty()
                .map(GovernorFactory::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /**
     * The governor of this name; empty if there is none. "static:gpu=1300.5,emc=1866" holds these clocks in MHz; "static:12,10" holds the first DVFS domain at its operating point 12 and
     * the second at 10, counted from the slowest, which is 0; "schedule:3,3,1" runs three backbone segments in these states. Without
     * numbers both stand for the best of their kind.
     */
    public static Optional<GovernorFactory> find(String name) {
        Stream<GovernorFactory> numbered = Stream.of(ScheduleGovernor.Form.values())
                .flatMap(form ->
                        Numbered.numbers(form.id(), name).stream().map(numbers -> new ScheduleGovernor(form, numbers)));
        Stream<GovernorFactory> named = Stream.concat(builtIn(), thirdParty())
                .filter(factory -> factory.name().equals(name));
        return Stream.of(FixedClocks.parse(name).stream(), numbered, named)
                .<GovernorFactory>flatMap(each -> each)
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
                new ExtremeGovernor(ExtremeGovernor.End.PERFORMANCE),
                new ExtremeGovernor(ExtremeGovernor.End.POWERSAVE),
                new ScheduleGovernor(ScheduleGovernor.Form.STATIC),
                new ScheduleGovernor(ScheduleGovernor.Form.SCHEDULE),
                new RestingGovernor(RestingGovernor.Waking.ON_ARRIVAL),
                new RestingGovernor(RestingGovernor.Waking.IN_TIME),
                new ForecastGovernor(ForecastGovernor.Choice.SLOWEST),
                new ForecastGovernor(ForecastGovernor.Choice.LEAST_ENERGY),
                new OracleGovernor.Factory());
    }

    private static Stream<GovernorFactory> thirdParty() {
        return ServiceLoader.load(GovernorFactory.class).stream().map(ServiceLoader.Provider::get);
    }
}
