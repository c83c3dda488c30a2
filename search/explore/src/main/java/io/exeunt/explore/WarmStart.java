package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PolicyTuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Designs of an earlier study of a similar question, translated into a space by the names of policies, exits, numbers and governors. A
 * number that this space doesn't allow is moved to the nearest one that it does; clocks that can't be set here become the highest. All else
 * that a design loses is told.
 */
final class WarmStart {
    private final EarlyExitSpace space;
    private final List<DesignPoint> points = new ArrayList<>();
    /** What could not be translated, and of how many designs. */
    private final Map<String, Integer> lost = new TreeMap<>();

    private WarmStart(EarlyExitSpace space) {
        this.space = space;
    }

    static WarmStart of(EarlyExitSpace space, List<Configuration> designs) {
        WarmStart warm = new WarmStart(space);
        designs.forEach(design -> warm.translated(design).map(space::encode).ifPresent(warm.points::add));
        return warm;
    }

    /** The designs that could be translated, each once. */
    List<DesignPoint> points() {
        return points.stream().distinct().toList();
    }

    /** What could not be translated, with the number of designs; empty where all was. */
    List<String> notes() {
        return lost.entrySet().stream()
                .map(each -> "Warm start: not translated in " + each.getValue()
                        + (each.getValue() == 1 ? " design: " : " designs: ") + each.getKey())
                .toList();
    }

    private void lose(String what) {
        lost.merge(what, 1, Integer::sum);
    }

    private Optional<EarlyExitDesign> translated(Configuration design) {
        if (design.policy().equals(Never.NAME)) {
            return plainSystem(design).flatMap(system -> plain(design, system));
        }
        int contender = contender(design);
        if (contender < 0) {
            lose("policy " + design.contender() + ", which is not searched here; the design is left out");
            return Optional.empty();
        }
        int system = space.contenders().get(contender).system();
        tellOtherSystem(design, system);
        ExitSet exits = exits(design, system);
        if (exits.size() == 1) {
            return plain(design, system);
        }
        PolicyTuning tuning = space.contenders().get(contender).tuning();
        double[] setting = setting(design, tuning);
        return Optional.of(new EarlyExitDesign(
                new Tuned(system, contender, setting), tuning.kept(exits, setting), clocks(design, system)));
    }

    private Optional<EarlyExitDesign> plain(Configuration design, int system) {
        Never never = new Never(system);
        if (!space.isPoint(never)) {
            lose("the network without exits, which no policy here can be; the design is left out");
            return Optional.empty();
        }
        ExitSet last = ExitSet.finalOnly(space.subject().systems().get(system).exits());
        return Optional.of(new EarlyExitDesign(never, last, clocks(design, system)));
    }

    private Optional<Integer> plainSystem(Configuration design) {
        Optional<Integer> found = IntStream.range(0, space.subject().systems().size())
                .filter(system -> isOf(design, system))
                .boxed()
                .findFirst();
        if (found.isEmpty()) {
            lose(systemOf(design) + "; the network without exits is left out");
        }
        return found;
    }

    /** An only system needs no name. */
    private boolean isOf(Configuration design, int system) {
        return design.system().isEmpty()
                ? space.subject().systems().size() == 1
                : design.system().equals(name(system));
    }

    private void tellOtherSystem(Configuration design, int system) {
        if (!isOf(design, system)) {
            lose(systemOf(design) + "; " + name(system) + " instead");
        }
    }

    private static String systemOf(Configuration design) {
        return design.system().isEmpty()
                ? "its system, of which it says nothing"
                : "system " + design.system() + ", which is not searched here";
    }

    private String name(int system) {
        return space.subject().systems().get(system).name();
    }

    /** By policy and system or, where there is none, by policy. */
    private int contender(Configuration design) {
        List<Contender> all = space.contenders();
        return IntStream.range(0, all.size())
                .filter(c -> all.get(c).label().equals(design.contender()))
                .boxed()
                .findFirst()
                .or(() -> IntStream.range(0, all.size())
                        .filter(c -> all.get(c).policy().name().equals(design.policy()))
                        .boxed()
                        .findFirst())
                .orElse(-1);
    }

    private ExitSet exits(Configuration design, int system) {
        List<String> names = space.subject().systems().get(system).trace().exitNames();
        long bits = 1L << names.size() - 1;
        for (String exit : design.exits()) {
            int at = names.indexOf(exit);
            if (at < 0) {
                lose("exit " + exit + ", which is not there");
            } else {
                bits |= 1L << at;
            }
        }
        return new ExitSet(names.size(), bits);
    }

    private double[] setting(Configuration design, PolicyTuning tuning) {
        double[] start = tuning.starts().get(0);
        double[] setting = new double[start.length];
        for (int p = 0; p < setting.length; p++) {
            Parameter parameter = tuning.parameters().get(p);
            Double value = design.setting().get(parameter.name());
            if (value == null) {
                lose(design.policy() + ": " + parameter.name() + ", of which it says nothing");
            }
            setting[p] = value == null ? start[p] : allowed(parameter, value);
        }
        return setting;
    }

    private static double allowed(Parameter parameter, double value) {
        double within = Math.max(parameter.lowest(), Math.min(parameter.highest(), value));
        return parameter.kind() == Parameter.Kind.WHOLE ? Math.rint(within) : within;
    }

    private List<Clocks> clocks(Configuration design, int system) {
        List<Clocks> clocks = new ArrayList<>();
        for (int g = 0; g < space.groups().size(); g++) {
            ClockGroup group = space.groups().get(g);
            clocks.add(said(design, g)
                    .flatMap(said -> clocks(said, group, system))
                    .orElseGet(() -> highest(group, system)));
        }
        return clocks;
    }

    /** Of the board of that name, else in that place, else of the first. */
    private Optional<BoardClocks> said(Configuration design, int group) {
        List<BoardClocks> all = design.clocks();
        String name = space.groups().get(group).name();
        return all.stream()
                .filter(each -> each.board().equals(name))
                .findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.min(group, all.size() - 1))));
    }

    private Optional<Ruled> clocks(BoardClocks said, ClockGroup group, int system) {
        Double state = said.setting().get(DesignReplay.STATE);
        if (state != null) {
            return held(state, group, system);
        }
        int governor = IntStream.range(0, group.governors().size())
                .filter(g -> group.governors().get(g).name().equals(said.governor()))
                .findFirst()
                .orElse(-1);
        if (governor < 0) {
            lose("governor " + said.governor() + ", which sets no clocks of " + group.name()
                    + " here; the highest instead");
            return Optional.empty();
        }
        List<Parameter> parameters =
                group.governors().get(governor).parameters().get(system);
        double[] setting = new double[parameters.size()];
        for (int p = 0; p < setting.length; p++) {
            Double value = said.setting().get(parameters.get(p).name());
            if (value == null || !parameters.get(p).allows(value)) {
                lose("clocks of " + group.name() + " by " + said.governor() + ": "
                        + parameters.get(p).name() + (value == null ? ", of which it says nothing" : " " + value)
                        + "; the highest instead");
                return Optional.empty();
            }
            setting[p] = value;
        }
        return Optional.of(new Ruled(governor, setting));
    }

    private Optional<Ruled> held(double state, ClockGroup group, int system) {
        Optional<Ruled> held = state >= 0 && state < group.states().size()
                ? new ConstantClocks(group, system).ruled((int) state)
                : Optional.empty();
        if (held.isEmpty()) {
            lose("clocks of " + group.name() + ": state " + (long) state
                    + ", which can't be set there; the highest instead");
        }
        return held;
    }

    private static Ruled highest(ClockGroup group, int system) {
        return new ConstantClocks(group, system)
                .ruled(group.states().max())
                .orElseGet(() -> new Ruled(
                        0,
                        group.governors().get(0).parameters().get(system).stream()
                                .mapToDouble(Parameter::highest)
                                .toArray()));
    }
}
