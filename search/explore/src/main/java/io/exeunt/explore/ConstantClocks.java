package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.policy.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the governor and setting that hold one operating state, by the names that governors give their parameters: "clock.domain" or
 * "clock.domain.segment" is an operating point counted from the slowest, "rest.domain" the same while waiting, "switch.segment" says
 * whether clocks change there.
 */
final class ConstantClocks {
    private static final List<String> STATES = List.of("clock.", "rest.");

    private final ClockGroup group;
    private final int system;

    ConstantClocks(ClockGroup group, int system) {
        this.group = group;
        this.system = system;
    }

    Optional<Ruled> ruled(int state) {
        for (int g = 0; g < group.governors().size(); g++) {
            GovernorOption option = group.governors().get(g);
            List<Parameter> parameters = option.parameters().get(system);
            boolean clocked = parameters.stream().anyMatch(parameter -> opp(parameter, state) >= 0);
            if (clocked || group.states().size() == 1) {
                double[] setting = parameters.stream()
                        .mapToDouble(parameter -> Math.max(opp(parameter, state), parameter.lowest()))
                        .toArray();
                return Optional.of(new Ruled(g, setting));
            }
            if (option.held().isPresent() && option.held().getAsInt() == state) {
                return Optional.of(new Ruled(g, new double[parameters.size()]));
            }
        }
        return Optional.empty();
    }

    /** The operating point that a parameter is to have; below 0 if it is none. */
    private int opp(Parameter parameter, int state) {
        StateSpace states = group.states();
        return IntStream.range(0, states.domains().size())
                .filter(d -> names(parameter.name(), states.domains().get(d).id()))
                .map(d -> states.oppIndex(state, d))
                .findFirst()
                .orElse(-1);
    }

    private static boolean names(String parameter, String domain) {
        return STATES.stream()
                .map(prefix -> prefix + domain)
                .anyMatch(name -> parameter.equals(name) || parameter.startsWith(name + "."));
    }
}
