package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.WinnerWalk.Rival;
import io.exeunt.explore.WinnerWalk.Side;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.Winners;
import io.exeunt.explore.result.Winners.Stretch;
import io.exeunt.search.objective.Evaluation;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lets all feasible designs of a search contend for who makes the fewest errors at each cost. */
final class ContestAssembly {
    private final Exploration exploration;
    private final ReportPaths paths;
    private final List<Evaluation> evaluations;
    private final Map<String, Evaluation> refined = new LinkedHashMap<>();
    /** Of those that contend. */
    private final Map<String, EarlyExitDesign> designsById = new HashMap<>();

    ContestAssembly(Exploration exploration, ReportPaths paths) {
        this.exploration = exploration;
        this.paths = paths;
        this.evaluations = exploration.search().result().evaluations();
        exploration.search().refined().forEach(each -> refined.put(each.better().id(), each.better()));
    }

    /**
     * Who wins where.
     *
     * @param axis the cost
     * @param designs those that the report keeps: they alone contend where errors or costs are no objective of the search
     */
    Winners of(Metric axis, KeptTrials kept, List<Design> designs) {
        List<Rival> rivals = rivals(axis, kept, designs);
        ReportReferee referee = new ReportReferee(
                id -> Optional.ofNullable(designsById.get(id)),
                exploration.search().evaluator(),
                paths,
                exploration.pricing().subject().reference());
        List<Stretch> policies = new WinnerWalk(Side.POLICY, referee).of(rivals);
        List<Stretch> governors =
                rivals.stream().map(Rival::governor).distinct().count() < 2
                        ? List.of()
                        : new WinnerWalk(Side.GOVERNOR, referee).of(rivals);
        return new Winners(axis, policies, governors, referee.paired());
    }

    private EarlyExitDesign decoded(Evaluation evaluation) {
        return exploration.search().space().decode(evaluation.point());
    }

    private List<Rival> rivals(Metric axis, KeptTrials kept, List<Design> designs) {
        int error = exploration.spec().objectives().indexOf(DesignObjective.ERROR);
        int cost = indexOf(axis);
        return error < 0 || cost < 0 ? ofDesigns(axis, kept, designs) : ofTrials(error, cost, kept);
    }

    private int indexOf(Metric axis) {
        List<DesignObjective> objectives = exploration.spec().objectives();
        return switch (axis.quantity()) {
            case ENERGY -> objectives.indexOf(DesignObjective.ENERGY);
            case TIME -> objectives.indexOf(DesignObjective.LATENCY);
            default -> objectives.indexOf(DesignObjective.MACS);
        };
    }

    private List<Rival> ofDesigns(Metric axis, KeptTrials kept, List<Design> designs) {
        kept.kept().stream()
                .map(KeptTrials.Kept::evaluation)
                .forEach(trial -> designsById.put(trial.id(), decoded(trial)));
        return designs.stream()
                .filter(design -> design.standing() == Standing.FRONT)
                .map(design -> new Rival(
                        design.configuration().contender(),
                        design.configuration().governors(),
                        design.id(),
                        axis.of(design.fit()),
                        design.fit().error(),
                        true))
                .toList();
    }

    /**
     * The front, and of all others those that can matter to a {@link WinnerWalk}: no other of the same policy and governors is as cheap
     * with as few errors. Looks at each trial once and keeps these alone, so that millions of trials need no more memory than a few.
     */
    private List<Rival> ofTrials(int error, int cost, KeptTrials kept) {
        Map<Entrant, ContestStaircase> best = new HashMap<>();
        BitSet entered = new BitSet();
        for (int i = 0; i < evaluations.size(); i++) {
            Evaluation evaluation = evaluations.get(i);
            if (evaluation.feasible()) {
                best.computeIfAbsent(entrant(evaluation), unknown -> new ContestStaircase())
                        .offer(evaluation.objective(cost), evaluation.objective(error), i);
                entered.set(i, kept.onFront(evaluation));
            }
        }
        best.values().forEach(stairs -> stairs.places().forEach(entered::set));
        return Stream.concat(entered.stream().mapToObj(evaluations::get), refined.values().stream())
                .map(evaluation -> rival(evaluation, error, cost, kept.onFront(evaluation)))
                .toList();
    }

    private Rival rival(Evaluation evaluation, int error, int cost, boolean front) {
        EarlyExitDesign design = decoded(evaluation);
        designsById.put(evaluation.id(), design);
        DesignObjective unit = exploration.spec().objectives().get(cost);
        return new Rival(
                contender(design),
                governors(design),
                evaluation.id(),
                unit.si(evaluation.objective(cost)),
                evaluation.objective(error),
                front);
    }

    private Entrant entrant(Evaluation evaluation) {
        EarlyExitDesign design = decoded(evaluation);
        int tuned = design.rule() instanceof Tuned rule ? rule.contender() : Entrant.NEVER;
        return new Entrant(
                tuned, design.rule().system(), exploration.search().space().governorPlaces(evaluation.point()));
    }

    /**
     * As what a design contends.
     *
     * @param contender its policy on its system, by place; {@link #NEVER} where it has no exit but the last
     * @param governors by place, one per clock group
     */
    private record Entrant(int contender, int system, List<Integer> governors) {
        static final int NEVER = -1;
    }

    private String contender(EarlyExitDesign design) {
        StudySubject subject = exploration.pricing().subject();
        String policy = design.rule() instanceof Tuned tuned
                ? exploration
                        .search()
                        .space()
                        .contenders()
                        .get(tuned.contender())
                        .policy()
                        .name()
                : Never.NAME;
        String system = subject.systems().get(design.rule().system()).name();
        return subject.systems().size() == 1 ? policy : policy + "@" + system;
    }

    private String governors(EarlyExitDesign design) {
        List<ClockGroup> groups = exploration.search().space().groups();
        return IntStream.range(0, groups.size())
                .mapToObj(g -> groups.get(g).governor(design.clocks().get(g)))
                .collect(Collectors.joining(Configuration.BESIDE));
    }
}
