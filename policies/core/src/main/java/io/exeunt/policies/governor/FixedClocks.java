package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Clocks by their frequencies: "static:gpu=1300.5,emc=1866". A domain that is not named has its highest clock.
 *
 * @param clocksMhz clock in MHz by DVFS domain, at least one, each > 0
 */
public record FixedClocks(Map<String, Double> clocksMhz) implements GovernorFactory {
    private static final String PREFIX = ScheduleGovernor.Form.STATIC.id() + ":";

    public FixedClocks {
        clocksMhz = Collections.unmodifiableMap(new LinkedHashMap<>(clocksMhz));
        Check.require(!clocksMhz.isEmpty(), "clocks of " + PREFIX, "at least one", clocksMhz);
        clocksMhz.forEach((domain, mhz) -> Check.positive("clock of " + domain, mhz));
    }

    /** Reads such a name; empty if it is not of this form. */
    public static Optional<FixedClocks> parse(String name) {
        if (!name.startsWith(PREFIX) || !name.contains("=")) {
            return Optional.empty();
        }
        Map<String, Double> clocks = new LinkedHashMap<>();
        for (String part : name.substring(PREFIX.length()).split(",", -1)) {
            String[] clock = part.split("=", -1);
            if (clock.length != 2 || !clock[1].matches("\\d{1,5}(\\.\\d{1,6})?") || Double.parseDouble(clock[1]) == 0) {
                return Optional.empty();
            }
            clocks.put(clock[0].strip(), Double.valueOf(clock[1]));
        }
        return Optional.of(new FixedClocks(clocks));
    }

    @Override
    public String name() {
        return PREFIX
                + clocksMhz.entrySet().stream()
                        .map(clock -> clock.getKey() + "=" + text(clock.getValue()))
                        .collect(Collectors.joining(","));
    }

    @Override
    public GovernorKind kind() {
        return GovernorKind.CONSTANT;
    }

    /**
     * Holds these clocks.
     *
     * @throws InvalidInputException if the board has no such domain or clock; names those that it has
     */
    @Override
    public Governor create(GovernorContext context) {
        StateSpace states = context.platform().states();
        requireKnown(states);
        int[] opps = states.domains().stream().mapToInt(this::opp).toArray();
        return FrequencySchedule.flat(context.network().exits(), states.state(opps));
    }

    private void requireKnown(StateSpace states) {
        List<String> known = states.domains().stream().map(DvfsDomain::id).toList();
        for (String domain : clocksMhz.keySet()) {
            if (!known.contains(domain)) {
                throw new InvalidInputException(
                        "governor " + name(),
                        "no clock domain is called '" + domain + "'; the platform has " + String.join(", ", known),
                        Suggestion.hint(domain, known).orElse(null));
            }
        }
    }

    private int opp(DvfsDomain domain) {
        Double mhz = clocksMhz.get(domain.id());
        if (mhz == null) {
            return domain.opps().size() - 1;
        }
        return domain.opps()
                .indexOf(mhz * 1e6)
                .orElseThrow(() -> new InvalidInputException(
                        "governor " + name(),
                        "expected one of the " + domain.opps().size() + " clocks of " + domain.id() + ", given "
                                + text(mhz) + " MHz",
                        "the nearest: " + domain.opps().nearest(mhz * 1e6)));
    }

    private static String text(double mhz) {
        return mhz == Math.rint(mhz) ? Long.toString((long) mhz) : Double.toString(mhz);
    }
}
