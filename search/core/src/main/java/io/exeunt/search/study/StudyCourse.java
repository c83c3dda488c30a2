package io.exeunt.search.study;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.algorithm.GenerationEvaluator;
import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a study. The algorithm runs from its beginning; trials that the store knows are taken from there, the rest is evaluated and
 * written down. As the algorithm is deterministic, it asks for the store's trials in the store's order.
 */
final class StudyCourse implements GenerationEvaluator {
    private static final int MILESTONES = 64;
    private static final int MOST_OFFERED = 4096;

    private final StudySpec spec;
    private final TrialExecutor executor;
    private final BooleanSupplier cancelled;
    private final TrialStore store;
    private final Consumer<GenerationStats> listener;

    private final List<GenerationStats> history = new ArrayList<>();
    private final ParetoArchive archive = new ParetoArchive();
    private @Nullable ReferenceBox box;
    /** Feasible, and not looked at by the archive yet. */
    private final List<Evaluation> offered = new ArrayList<>();

    private int generation;
    private int marked;
    private int finished;
    private int feasible;
    private int failed;
    private boolean interrupted;

    /**
     * A run that has not begun.
     *
     * @param store where trials come from and go to
     * @param listener is told where the study stands after some generations, among them the last
     */
    StudyCourse(
            StudySpec spec,
            TrialExecutor executor,
            BooleanSupplier cancelled,
            TrialStore store,
            Consumer<GenerationStats> listener) {
        this.spec = spec;
        this.executor = executor;
        this.cancelled = cancelled;
        this.store = store;
        this.listener = listener;
        this.box = spec.box();
    }

    StudyResult run() {
        EvaluationLog evaluated = spec.algorithm().search(spec.task(), this);
        if (marked < generation) {
            mark();
        }
        return new StudyResult(
                spec,
                interrupted ? StudyResult.Status.INTERRUPTED : StudyResult.Status.COMPLETE,
                evaluated,
                history,
                box == null ? ReferenceBox.around(spec.goals(), List.of()) : box,
                archive.front());
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> designs) {
        if (finished < store.recorded() && cancelled.getAsBoolean()) {
            interrupted = true; // replaying a long journal takes a while, too
            return List.of();
        }
        List<Evaluation> evaluations = replayed(designs);
        int known = evaluations.size();
        List<Evaluation> fresh = known < designs.size()
                ? executor.evaluate(designs.subList(known, designs.size()), cancelled)
                : List.of();
        if (!fresh.isEmpty()) {
            store.append(fresh);
            evaluations.addAll(fresh);
        }
        finished += evaluations.size();
        interrupted = evaluations.size() < designs.size();
        if (!evaluations.isEmpty()) {
            generation++;
            conclude(evaluations);
        }
        return evaluations;
    }

    private List<Evaluation> replayed(List<DesignPoint> designs) {
        List<Evaluation> evaluations = new ArrayList<>(designs.size());
        for (int i = 0; i < designs.size() && finished + i < store.recorded(); i++) {
            Evaluation evaluation = store.next();
            if (!evaluation.point().equals(designs.get(i))) {
                throw new StoreException(
                        "The journal departs from the study at trial " + (finished + i + 1) + ": expected design "
                                + designs.get(i).id() + " in generation " + (generation + 1) + ", given "
                                + evaluation.id()
                                + System.lineSeparator()
                                + "  Maybe another version of the program wrote it; a folder of its own starts the study afresh.");
            }
            evaluations.add(evaluation);
        }
        return evaluations;
    }

    private void conclude(List<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            feasible += evaluation.feasible() ? 1 : 0;
            failed += evaluation.state() == State.FAILED ? 1 : 0;
            if (evaluation.feasible()) {
                offered.add(evaluation);
            }
        }
        if (box == null && evaluations.stream().anyMatch(evaluation -> evaluation.state() != State.FAILED)) {
            box = ReferenceBox.around(spec.goals(), evaluations);
        }
        if (isMilestone(generation)) {
            mark();
        } else if (offered.size() >= MOST_OFFERED) {
            judge();
        }
    }

    /** Every generation at first, then 64 each time that their number doubles: what is kept hardly grows, and costs little. */
    private static boolean isMilestone(int generation) {
        return generation % Math.max(1, Integer.highestOneBit(generation) / MILESTONES) == 0;
    }

    private void judge() {
        archive.addAll(offered);
        offered.clear();
    }

    private void mark() {
        judge();
        double hypervolume = box == null ? 0 : box.hypervolume(archive.front());
        GenerationStats stats =
                new GenerationStats(generation, finished, feasible, failed, archive.size(), hypervolume);
        history.add(stats);
        marked = generation;
        listener.accept(stats);
    }
}
