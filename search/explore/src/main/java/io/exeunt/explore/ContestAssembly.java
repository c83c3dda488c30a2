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
    private final Map<String, Integer> indexById = new HashMap<>();
    private final Map<String, Evaluation> refined = new LinkedHashMap<>();

    ContestAssembly(Exploration exploration, ReportPaths paths) {
        this.exploration = exploration;
        this.paths = paths;
        this.evaluations = exploration.search().result().evaluations();
        for (int i = 0; i < evaluations.size(); i++) {
            indexById.put(evaluations.get(i).id(), i);
        }
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
                this::design,
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

    private Optional<EarlyExitDesign> design(String id) {
        return Optional.ofNullable(indexById.get(id))
                .map(evaluations::get)
                .or(() -> Optional.ofNullable(refined.get(id)))
                .map(this::decoded);
    }

    private EarlyExitDesign decoded(Evaluation evaluation) {
        return exploration.search().space().decode(evaluation.point());
    }

    private List<Rival> rivals(Metric axis, KeptTrials kept, List<Design> designs) {
        int error = exploration.spec().objectives().indexOf(DesignObjective.ERROR);
        int cost = indexOf(axis);
        return error < 0 || cost < 0 ? ofDesigns(axis, designs) : ofTrials(error, cost, kept);
    }

    private int indexOf(Metric axis) {
        List<DesignObjective> objectives = exploration.spec().objectives();
        return switch (axis.quantity()) {
            case ENERGY -> objectives.indexOf(DesignObjective.ENERGY);
            case TIME -> objectives.indexOf(DesignObjective.LATENCY);
            default -> objectives.indexOf(DesignObjective.MACS);
        };
    }

    private List<Rival> ofDesigns(Metric axis, List<Design> designs) {
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

    private List<Rival> ofTrials(int error, int cost, KeptTrials kept) {
        DesignObjective unit = exploration.spec().objectives().get(cost);
        return Stream.concat(evaluations.stream(), refined.values().stream())
                .filter(Evaluation::feasible)
                .map(evaluation -> rival(evaluation, unit.si(evaluation.objective(cost)), error, kept))
                .toList();
    }

    private Rival rival(Evaluation evaluation, double cost, int error, KeptTrials kept) {
        EarlyExitDesign design = decoded(evaluation);
        return new Rival(
                contender(design),
                governors(design),
                evaluation.id(),
                cost,
                evaluation.objective(error),
                kept.onFront(evaluation));
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
