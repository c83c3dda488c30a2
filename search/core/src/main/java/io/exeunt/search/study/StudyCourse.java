package io.exeunt.search.study;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.algorithm.GenerationEvaluator;
import io.exeunt.search.algorithm.SearchPoint;
import io.exeunt.search.algorithm.SearchState;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run of a study. The algorithm runs from its beginning, or from the latest checkpoint; trials that the store knows are taken from
 * there, the rest is evaluated and written down. As the algorithm is deterministic, it asks for the store's trials in the store's order.
 */
final class StudyCourse implements GenerationEvaluator {
    private final StudySpec spec;
    private final TrialExecutor executor;
    private final BooleanSupplier cancelled;
    private final TrialStore store;
    private final Checkpoints checkpoints;
    private final int checkpointEvery;
    private final CourseTally tally;
    private int checkpointed;
    private boolean interrupted;

    /**
     * A run that has not begun.
     *
     * @param store where trials come from and go to
     * @param checkpoints where they come from and go to
     * @param checkpointEvery a checkpoint is made after the first generation in which a multiple of so many trials is reached; > 0
     * @param listener is told where the study stands after some generations, among them the last
     */
    StudyCourse(
            StudySpec spec,
            TrialExecutor executor,
            BooleanSupplier cancelled,
            TrialStore store,
            Checkpoints checkpoints,
            int checkpointEvery,
            Consumer<GenerationStats> listener) {
        this.spec = spec;
        this.executor = executor;
        this.cancelled = cancelled;
        this.store = store;
        this.checkpoints = checkpoints;
        this.checkpointEvery = checkpointEvery;
        this.tally = new CourseTally(spec, listener);
    }

    StudyResult run() {
        Optional<SearchPoint> from = checkpoints.latest().flatMap(this::resumed);
        EvaluationLog evaluated = spec.algorithm().search(spec.task(), this, from);
        tally.end();
        return new StudyResult(
                spec,
                interrupted ? StudyResult.Status.INTERRUPTED : StudyResult.Status.COMPLETE,
                evaluated,
                tally.history(),
                tally.box(),
                tally.front());
    }

    /** Reads the trials before a checkpoint, and goes on from there; from the beginning if it is not of this journal. */
    private Optional<SearchPoint> resumed(SearchCheckpoint checkpoint) {
        if (checkpoint.trials() > store.recorded()) {
            checkpoints.refuse(
                    "the journal has " + store.recorded() + " trials, and it comes after " + checkpoint.trials());
            return Optional.empty();
        }
        EvaluationLog known = new EvaluationLog(spec.task().space());
        try {
            if (store.read(checkpoint.trials(), known) != checkpoint.checksum()) {
                throw new IllegalArgumentException("it is of another journal");
            }
            SearchPoint point = new SearchPoint(known, checkpoint.search());
            tally.resume(checkpoint.tally(), known);
            checkpointed = known.size();
            return Optional.of(point);
        } catch (IllegalArgumentException e) {
            checkpoints.refuse(String.valueOf(e.getMessage()));
            store.rewind();
            return Optional.empty();
        }
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> designs) {
        if (tally.finished() < store.recorded() && cancelled.getAsBoolean()) {
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
        interrupted = evaluations.size() < designs.size();
        if (!evaluations.isEmpty()) {
            tally.add(evaluations);
        }
        return evaluations;
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
        return executor.all(tasks);
    }

    /**
     * At the same trials in every run, so that a study that was interrupted leaves the same files. None once the user wants to stop, as what
     * the algorithm does then may have been cut short; whoever goes on makes it.
     */
    @Override
    public void generationEnded(EvaluationLog known, Supplier<SearchState> state) {
        int trials = known.size();
        if (trials / checkpointEvery > checkpointed / checkpointEvery && !cancelled.getAsBoolean()) {
            checkpointed = trials;
            checkpoints.write(new SearchCheckpoint(trials, store.checksum(), state.get(), tally.state(known)));
        }
    }

    private List<Evaluation> replayed(List<DesignPoint> designs) {
        List<Evaluation> evaluations = new ArrayList<>(designs.size());
        for (int i = 0; i < designs.size() && tally.finished() + i < store.recorded(); i++) {
            Evaluation evaluation = store.next();
            if (!evaluation.point().equals(designs.get(i))) {
                throw new StoreException("The journal departs from the study at trial " + (tally.finished() + i + 1)
                        + ": expected design " + designs.get(i).id() + " in generation "
                        + (tally.generation() + 1)
                        + ", given " + evaluation.id()
                        + System.lineSeparator()
                        + "  Maybe another version of the program wrote it"
                        + (executor.givesUp()
                                ? ", or search.trial_timeout_s cut a refinement short in one run and not in the other"
                                : "")
                        + "; a folder of its own starts the study afresh.");
            }
            evaluations.add(evaluation);
        }
        return evaluations;
    }
}
