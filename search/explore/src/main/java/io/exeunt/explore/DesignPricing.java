package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Clocks;
import io.exeunt.explore.EarlyExitDesign.Constant;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Governors;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.UnitPrices;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every system on every board, priced once; and the clocks that designs may set there. Safe for use by many threads. */
public final class DesignPricing {
    private static final LatencyDistribution UNKNOWN =
            new LatencyDistribution(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final HeldOut parts;
    private final StudySubject subject;
    private final List<Board> boards;
    private final ExploreSpec spec;
    /** [board][system]. */
    private final PricedSystem[][] priced;
    /** [board][system]. */
    private final List<List<UnitPrices>> unitPrices;

    /**
     * Prices a subject.
     *
     * @param boards none to count operations alone
     * @throws InvalidInputException if there are boards but the subject's operators are not known
     */
    public DesignPricing(StudySubject subject, List<Board> boards, ExploreSpec spec) {
        this(subject, boards, spec, new PriceBook());
    }

    /**
     * As above, with prices that other studies have made already.
     *
     * @param prices to look up and to add to
     */
    public DesignPricing(StudySubject subject, List<Board> boards, ExploreSpec spec, PriceBook prices) {
        this.parts = spec.budget().isCertified() ? HeldOut.half(subject, spec.seed()) : HeldOut.nothing(subject);
        this.subject = parts.searched();
        this.boards = List.copyOf(boards);
        this.spec = spec;
        if (!boards.isEmpty() && !subject.priceable()) {
            throw InvalidInputException.ofScenario(
                    "/network",
                    "network",
                    "Expected a layer table, as " + boards.get(0).name() + " is to be priced, given a trace alone",
                    "add network.table (docs/workloads.md), or leave the device out and ask for objectives [error, macs]",
                    null);
        }
        priced = boards.stream()
                .map(board -> this.subject.systems().stream()
                        .map(system -> priced(system, board, prices))
                        .toArray(PricedSystem[]::new))
                .toArray(PricedSystem[][]::new);
        unitPrices = IntStream.range(0, boards.size())
                .mapToObj(board -> Arrays.stream(priced[board])
                        .map(system -> BoardPrices.of(system.engine(), boards.get(board)))
                        .toList())
                .toList();
        requireServable(spec.load());
    }

    /** Refuses a load that the boards can't share as it says, before anything is searched. */
    private void requireServable(@Nullable LoadTask task) {
        Offload offload = task == null ? Offload.NONE : task.load().serving().offload();
        for (int board = 0; board < boards.size() && !offload.isNone(); board++) {
            prices(board, 0).elsewhere(offload, 1);
        }
        for (StudySystem system : subject.systems()) {
            offload.segments().stream()
                    .filter(segment -> segment > system.exits())
                    .findFirst()
                    .ifPresent(segment -> refuse(segment, system));
        }
    }

    private static void refuse(int segment, StudySystem system) {
        throw InvalidInputException.ofScenario(
                "/load/offload/segments",
                "load.offload.segments",
                "expected numbers of 1.." + system.exits() + ", the segments of " + system.name() + ", given "
                        + segment,
                null,
                null);
    }

    private PricedSystem priced(StudySystem system, Board board, PriceBook prices) {
        CostTables tables = prices.tables(system, board.platform());
        return new PricedSystem(tables, spec.latencyBudgetS(), spec.periodS());
    }

    /** The boards. */
    public List<Board> boards() {
        return boards;
    }

    /** What is priced; where limits are to be certified, <em>fit</em> is the part of it that is searched. */
    public StudySubject subject() {
        return subject;
    }

    /** What was kept of <em>fit</em> for certifying, as each system's exits saw it; none where nothing is to be certified. */
    List<TraceSplit> kept() {
        return parts.kept();
    }

    /** Prices paths of a system on a board. */
    public AnalyticEngine engine(int board, int system) {
        return priced[board][system].engine();
    }

    /** Simulates requests to a system on a board, one by one or together. */
    public EventEngine events(int board, int system) {
        return new EventEngine(engine(board, system), prices(board, system));
    }

    /** Of batches and on other units; what was priced once stays known. */
    UnitPrices prices(int board, int system) {
        return unitPrices.get(board).get(system);
    }

    PricedSystem priced(int board, int system) {
        return priced[board][system];
    }

    /** Boards with the same clocks together, ruled by these governors. */
    List<ClockGroup> groups(List<String> governors) {
        List<ClockGroup> groups = new ArrayList<>();
        boolean[] placed = new boolean[boards.size()];
        for (int b = 0; b < boards.size(); b++) {
            if (!placed[b]) {
                int first = b;
                int[] alike = IntStream.range(b, boards.size())
                        .filter(other -> sameClocks(first, other))
                        .toArray();
                IntStream.of(alike).forEach(other -> placed[other] = true);
                groups.add(group(alike, governors));
            }
        }
        return groups;
    }

    private boolean sameClocks(int a, int b) {
        return ClockGroup.sameClocks(
                boards.get(a).platform().states(), boards.get(b).platform().states());
    }

    private ClockGroup group(int[] alike, List<String> governors) {
        Board first = boards.get(alike[0]);
        List<GovernorOption> options =
                governors.stream().map(name -> option(alike[0], name)).toList();
        return new ClockGroup(
                first.name(),
                IntStream.of(alike).boxed().toList(),
                first.platform().states(),
                options);
    }

    private GovernorCheck checked() {
        return new GovernorCheck(spec.governors());
    }

    private GovernorOption option(int board, String name) {
        GovernorFactory factory = Governors.byName(name);
        List<List<Parameter>> parameters = IntStream.range(0, subject.systems().size())
                .mapToObj(system -> checked().parameters(factory, priced[board][system].context()))
                .toList();
        boolean free = parameters.stream().anyMatch(each -> !each.isEmpty());
        OptionalInt held = free ? OptionalInt.empty() : held(checked().plain(factory, priced[board][0].context()));
        return new GovernorOption(factory, parameters, held);
    }

    /**
     * A governor by its name, for a system on a board.
     *
     * @param paths on which it is tried
     * @throws io.exeunt.ground.InvalidInputException if there is none, or it fails
     */
    public Governor governor(String name, int board, int system, List<Path> paths) {
        PricedSystem where = priced[board][system];
        return checked().tried(Governors.byName(name), where.context(), where.engine(), paths);
    }

    private static OptionalInt held(Governor governor) {
        return governor instanceof FrequencySchedule schedule
                        && schedule.equals(FrequencySchedule.flat(schedule.segments(), schedule.state(0)))
                ? OptionalInt.of(schedule.state(0))
                : OptionalInt.empty();
    }

    /**
     * The governors of a design, one per board.
     *
     * @param groups of its space
     */
    List<Governor> governors(EarlyExitDesign design, List<ClockGroup> groups) {
        @Nullable Governor[] governors = new Governor[boards.size()];
        int system = design.rule().system();
        for (int g = 0; g < groups.size(); g++) {
            Clocks clocks = design.clocks().get(g);
            for (int board : groups.get(g).boards()) {
                governors[board] = governor(priced[board][system], groups.get(g), clocks);
            }
        }
        List<Governor> all = new ArrayList<>(governors.length);
        for (Governor governor : governors) {
            all.add(Objects.requireNonNull(governor));
        }
        return all;
    }

    private static Governor governor(PricedSystem system, ClockGroup group, Clocks clocks) {
        if (clocks instanceof Constant constant) {
            return system.constant(constant.state());
        }
        Ruled ruled = (Ruled) clocks;
        return system.governor(group.governors().get(ruled.governor()).factory(), ruled.setting());
    }

    /** The figures of paths on each board; one without latency and energy where there is no board. */
    List<BriefOutcome> figures(int system, PathCounts counts, List<Governor> governors) {
        if (boards.isEmpty()) {
            return List.of(new BriefOutcome(counts.accuracy(), UNKNOWN, Double.NaN));
        }
        List<BriefOutcome> figures = new ArrayList<>(boards.size());
        for (int board = 0; board < boards.size(); board++) {
            figures.add(priced[board][system].figures(counts, governors.get(board)));
        }
        return figures;
    }
}
