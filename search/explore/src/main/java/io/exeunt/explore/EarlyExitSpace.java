package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.ground.Check;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Designs as points: a flag per side exit, the contender (a policy on a system's heads), its parameters, per clock group the governor
 * and its parameters. Equal parameters are one dimension. Values that a design doesn't look at are at their lowest in the point that
 * {@link #encode} gives, so that equal designs have equal ids there.
 */
public final class EarlyExitSpace {
    private static final int FINAL = -1;

    private final StudySubject subject;
    private final List<Contender> contenders;
    private final List<ClockGroup> groups;
    private final DesignSpace space;
    private final int policyAt;
    /** [system][exit], index of the flag that keeps it. */
    private final int[][] keepAt;
    /** [contender][parameter]. */
    private final int[][] parameterAt;
    /** [group]. */
    private final int[] governorAt;
    /** [group][governor][system][parameter]. */
    private final int[][][][] clockAt;

    /** The space of these contenders and clocks. */
    EarlyExitSpace(StudySubject subject, List<Contender> contenders, List<ClockGroup> groups) {
        this.subject = subject;
        this.contenders = Check.notEmpty("contenders", contenders);
        this.groups = List.copyOf(groups);
        DimensionBook book = new DimensionBook();
        keepAt = subject.systems().stream().map(system -> keep(book, system)).toArray(int[][]::new);
        policyAt = book.add(
                new Dimension.Choice(
                        "policy", contenders.stream().map(Contender::label).toList()),
                "");
        parameterAt = contenders.stream()
                .map(each -> book.addAll(each.tuning().parameters(), each.label()))
                .toArray(int[][]::new);
        governorAt = new int[groups.size()];
        clockAt = new int[groups.size()][][][];
        for (int g = 0; g < groups.size(); g++) {
            addClocks(book, g);
        }
        space = book.space();
    }

    /** The same layout with other numbers in it. */
    private EarlyExitSpace(EarlyExitSpace layout, List<Contender> contenders, DesignSpace space) {
        this.subject = layout.subject;
        this.contenders = contenders;
        this.groups = layout.groups;
        this.space = space;
        this.policyAt = layout.policyAt;
        this.keepAt = layout.keepAt;
        this.parameterAt = layout.parameterAt;
        this.governorAt = layout.governorAt;
        this.clockAt = layout.clockAt;
    }

    /**
     * The same space with real numbers where thresholds may lie between those of whole ones: it holds refined designs, and decodes points of
     * this one, too.
     */
    EarlyExitSpace exact() {
        List<Contender> exact = contenders.stream().map(Contender::exact).toList();
        List<Dimension> dimensions = new ArrayList<>(space.dimensions());
        for (int c = 0; c < exact.size(); c++) {
            List<Parameter> parameters = exact.get(c).tuning().parameters();
            for (int p = 0; p < parameters.size(); p++) {
                int at = parameterAt[c][p];
                if (parameters.get(p).kind() == Parameter.Kind.REAL) {
                    Dimension turned = space.dimension(at);
                    dimensions.set(at, new Dimension.RealRange(turned.name(), turned.low(), turned.high()));
                }
            }
        }
        return new EarlyExitSpace(this, exact, new DesignSpace(dimensions));
    }

    private static int[] keep(DimensionBook book, StudySystem system) {
        int[] at = new int[system.exits()];
        for (int k = 0; k < at.length; k++) {
            String name = system.trace().exitNames().get(k);
            at[k] = k == at.length - 1 ? FINAL : book.add(new Dimension.Flag("keep." + name), system.name());
        }
        return at;
    }

    private void addClocks(DimensionBook book, int g) {
        ClockGroup group = groups.get(g);
        String owner = groups.size() == 1 ? "" : group.name() + ".";
        List<String> names =
                group.governors().stream().map(GovernorOption::name).toList();
        governorAt[g] = book.add(new Dimension.Choice(owner + "governor", names), "");
        clockAt[g] = group.governors().stream()
                .map(option -> option.parameters().stream()
                        .map(parameters -> book.addAll(named(parameters, owner), option.name()))
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    private static List<Parameter> named(List<Parameter> parameters, String owner) {
        return parameters.stream()
                .map(p -> new Parameter(owner + p.name(), p.kind(), p.lowest(), p.highest(), p.exit()))
                .toList();
    }

    /** The dimensions, in a fixed order. */
    public DesignSpace space() {
        return space;
    }

    /** What is explored. */
    public StudySubject subject() {
        return subject;
    }

    /** Policies on heads that a design may use. */
    public List<Contender> contenders() {
        return contenders;
    }

    /** Indices of the dimensions that say how the clocks of a group are set, the choice of its governor among them. */
    Set<Integer> clockDimensions(int group) {
        Set<Integer> indices = new HashSet<>();
        indices.add(governorAt[group]);
        for (int[][] bySystem : clockAt[group]) {
            for (int[] at : bySystem) {
                IntStream.of(at).forEach(indices::add);
            }
        }
        return Set.copyOf(indices);
    }

    /** Boards with the same clocks, and the governors that may rule them. */
    List<ClockGroup> groups() {
        return groups;
    }

    /** The policy, on which system, that a point stands for; told even where the design itself can't be. */
    String contender(DesignPoint point) {
        return contenders.get((int) point.value(policyAt)).label();
    }

    /** The governors of a point, one per clock group. */
    List<String> governors(DesignPoint point) {
        List<String> names = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            names.add(groups.get(g)
                    .governors()
                    .get((int) point.value(governorAt[g]))
                    .name());
        }
        return names;
    }

    /** The governors of a point by their places among those of their clock groups. */
    List<Integer> governorPlaces(DesignPoint point) {
        return IntStream.of(governorAt).mapToObj(at -> (int) point.value(at)).toList();
    }

    /** The design that a point stands for. */
    public EarlyExitDesign decode(DesignPoint point) {
        int contender = (int) point.value(policyAt);
        Contender chosen = contenders.get(contender);
        ExitSet wished = wished(point, chosen.system());
        double[] setting = setting(point, contender, wished);
        ExitSet kept = chosen.tuning().kept(wished, setting);
        List<Clocks> clocks = clocks(point, chosen.system());
        return kept.size() == 1
                ? new EarlyExitDesign(new Never(chosen.system()), kept, clocks)
                : new EarlyExitDesign(new Tuned(chosen.system(), contender, setting), kept, clocks);
    }

    private ExitSet wished(DesignPoint point, int system) {
        int[] at = keepAt[system];
        long bits = 0;
        for (int k = 0; k < at.length - 1; k++) {
            bits |= point.value(at[k]) != 0 ? 1L << k : 0;
        }
        return new ExitSet(at.length, bits);
    }

    /** Parameters of exits that are not kept are at their lowest: nobody looks at them. */
    private double[] setting(DesignPoint point, int contender, ExitSet wished) {
        List<Parameter> parameters = contenders.get(contender).tuning().parameters();
        boolean free = contenders.get(contender).tuning().choosesExits();
        double[] setting = new double[parameters.size()];
        for (int p = 0; p < setting.length; p++) {
            int exit = parameters.get(p).exit();
            boolean looked = free || exit == Parameter.NO_EXIT || wished.contains(exit);
            setting[p] = looked
                    ? point.value(parameterAt[contender][p])
                    : parameters.get(p).lowest();
        }
        return setting;
    }

    private List<Clocks> clocks(DesignPoint point, int system) {
        List<Clocks> clocks = new ArrayList<>(groups.size());
        for (int g = 0; g < groups.size(); g++) {
            int governor = (int) point.value(governorAt[g]);
            int[] at = clockAt[g][governor][system];
            double[] setting = new double[at.length];
            for (int p = 0; p < at.length; p++) {
                setting[p] = point.value(at[p]);
            }
            clocks.add(new Ruled(governor, setting));
        }
        return clocks;
    }

    /**
     * The point of a design.
     *
     * @throws IllegalArgumentException if the design has constant clocks that no governor of this space can set
     */
    public DesignPoint encode(EarlyExitDesign design) {
        double[] values = new double[space.dimensionCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = space.dimension(i).low();
        }
        int system = design.rule().system();
        encodeRule(design, values);
        for (int g = 0; g < groups.size(); g++) {
            Ruled ruled = ruled(design.clocks().get(g), g, system);
            values[governorAt[g]] = ruled.governor();
            put(values, clockAt[g][ruled.governor()][system], ruled.setting());
        }
        return space.point(values);
    }

    private void encodeRule(EarlyExitDesign design, double[] values) {
        if (design.rule() instanceof Tuned tuned) {
            values[policyAt] = tuned.contender();
            put(values, parameterAt[tuned.contender()], tuned.setting());
            if (contenders.get(tuned.contender()).tuning().choosesExits()) {
                return;
            }
        } else {
            values[policyAt] = restful(design.rule().system());
        }
        int[] at = keepAt[design.rule().system()];
        for (int k = 0; k < at.length - 1; k++) {
            values[at[k]] = design.exits().contains(k) ? 1 : 0;
        }
    }

    /** A contender on this system that keeps no exit where none is asked for. */
    private int restful(int system) {
        for (int c = 0; c < contenders.size(); c++) {
            if (contenders.get(c).system() == system
                    && !contenders.get(c).tuning().choosesExits()) {
                return c;
            }
        }
        throw new IllegalArgumentException(
                "Expected a policy on " + subject.systems().get(system).name() + " that may keep no exit, given none");
    }

    private static void put(double[] values, int[] at, double[] setting) {
        Check.require(setting.length == at.length, "setting", at.length + " numbers", setting.length);
        for (int p = 0; p < at.length; p++) {
            values[at[p]] = setting[p];
        }
    }

    private Ruled ruled(Clocks clocks, int group, int system) {
        if (clocks instanceof Ruled ruled) {
            return ruled;
        }
        int state = ((EarlyExitDesign.Constant) clocks).state();
        return new ConstantClocks(groups.get(group), system)
                .ruled(state)
                .orElseThrow(() -> new IllegalArgumentException("Expected a governor that can hold state " + state
                        + ", given "
                        + groups.get(group).governors().stream()
                                .map(GovernorOption::name)
                                .toList()));
    }

    /** Whether constant clocks can be written as a point. */
    boolean canHold(EarlyExitDesign.Constant clocks, int group, int system) {
        return new ConstantClocks(groups.get(group), system)
                .ruled(clocks.state())
                .isPresent();
    }

    /** Whether a rule can be written as a point. */
    boolean isPoint(EarlyExitDesign.Rule rule) {
        return rule instanceof Tuned || canRest(rule.system());
    }

    /** Whether the plain network of a system can be written as a point. */
    boolean canRest(int system) {
        return contenders.stream()
                .anyMatch(each -> each.system() == system && !each.tuning().choosesExits());
    }
}
