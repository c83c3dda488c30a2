package io.exeunt.search.study;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.algorithm.GenerationEvaluator;
import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a study. The algorithm runs from its beginning; trials that the journal knows are taken from there, the rest is evaluated and
 * written down. As the algorithm is deterministic, it asks for the journal's trials in the journal's order.
 */
final class StudyRun implements GenerationEvaluator {
    private final StudySpec spec;
    private final TrialExecutor executor;
    private final BooleanSupplier cancelled;
    private final List<Trial> replay;
    private final Consumer<List<Trial>> journal;
    private final Consumer<GenerationStats> listener;

    private final List<Trial> trials = new ArrayList<>();
    private final List<GenerationStats> history = new ArrayList<>();
    private final ParetoArchive archive = new ParetoArchive();
    private @Nullable ReferenceBox box;
    private int feasible;
    private int failed;
    private boolean interrupted;

    StudyRun(StudySpec spec, TrialExecutor executor, BooleanSupplier cancelled, Records records) {
        this.spec = spec;
        this.executor = executor;
        this.cancelled = cancelled;
        this.replay = records.replay();
        this.journal = records.journal();
        this.listener = records.listener();
        this.box = spec.box();
    }

    /**
     * Where trials come from and go to.
     *
     * @param replay finished trials of earlier runs, in order
     * @param journal takes the newly finished ones
     * @param listener is told where the study stands after every generation
     */
    record Records(List<Trial> replay, Consumer<List<Trial>> journal, Consumer<GenerationStats> listener) {}

    StudyResult run() {
        spec.algorithm().search(spec.task(), this);
        return new StudyResult(
                spec,
                interrupted ? StudyResult.Status.INTERRUPTED : StudyResult.Status.COMPLETE,
                trials,
                history,
                box == null ? ReferenceBox.around(spec.goals(), List.of()) : box,
                archive.front());
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> designs) {
        int generation = history.size() + 1;
        List<Evaluation> evaluations = replayed(designs, generation);
        int known = evaluations.size();
        List<Evaluation> fresh = known < designs.size()
                ? executor.evaluate(designs.subList(known, designs.size()), cancelled)
                : List.of();
        journal.accept(numbered(fresh, trials.size() + known, generation));
        evaluations.addAll(fresh);
        trials.addAll(numbered(evaluations, trials.size(), generation));
        interrupted = evaluations.size() < designs.size();
        if (!evaluations.isEmpty()) {
            conclude(generation, evaluations);
        }
        return evaluations;
    }

    private List<Evaluation> replayed(List<DesignPoint> designs, int generation) {
        List<Evaluation> evaluations = new ArrayList<>(designs.size());
        for (int i = 0; i < designs.size() && trials.size() + i < replay.size(); i++) {
            Trial trial = replay.get(trials.size() + i);
            if (trial.generation() != generation || !trial.evaluation().point().equals(designs.get(i))) {
                throw new StoreException(
                        "The journal departs from the study at trial " + trial.number() + ": expected design "
                                + designs.get(i).id() + " of generation " + generation + ", given "
                                + trial.evaluation().id() + " of generation " + trial.generation()
                                + System.lineSeparator()
                                + "  Maybe another version of the program wrote it; a folder of its own starts the study afresh.");
            }
            evaluations.add(trial.evaluation());
        }
        return evaluations;
    }

    private static List<Trial> numbered(List<Evaluation> evaluations, int before, int generation) {
        List<Trial> numbered = new ArrayList<>(evaluations.size());
        for (Evaluation evaluation : evaluations) {
            numbered.add(new Trial(before + numbered.size() + 1, generation, evaluation));
        }
        return numbered;
    }

    private void conclude(int generation, List<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            archive.add(evaluation);
            feasible += evaluation.feasible() ? 1 : 0;
            failed += evaluation.state() == State.FAILED ? 1 : 0;
        }
        if (box == null && evaluations.stream().anyMatch(evaluation -> evaluation.state() != State.FAILED)) {
            box = ReferenceBox.around(spec.goals(), evaluations);
        }
        double hypervolume = box == null ? 0 : box.hypervolume(archive.front());
        GenerationStats stats =
                new GenerationStats(generation, trials.size(), feasible, failed, archive.size(), hypervolume);
        history.add(stats);
        listener.accept(stats);
    }
}
