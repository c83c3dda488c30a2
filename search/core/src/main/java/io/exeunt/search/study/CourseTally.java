package io.exeunt.search.study;

import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.objective.EvaluationLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is counted of a study, generation by generation: its front, its history, how many of its trials were of use. */
final class CourseTally {
    private static final int MILESTONES = 64;
    private static final int MOST_OFFERED = 4096;

    private final StudySpec spec;
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

    /**
     * Of a study that has not begun.
     *
     * @param listener is told where the study stands after some generations, among them the last
     */
    CourseTally(StudySpec spec, Consumer<GenerationStats> listener) {
        this.spec = spec;
        this.listener = listener;
        this.box = spec.box();
    }

    int generation() {
        return generation;
    }

    int finished() {
        return finished;
    }

    List<GenerationStats> history() {
        return history;
    }

    ReferenceBox box() {
        return box == null ? ReferenceBox.around(spec.goals(), List.of()) : box;
    }

    ParetoFront front() {
        return archive.front();
    }

    /**
     * Takes over what was counted of the first trials, whole or not at all; the listener is told of the last of it.
     *
     * @throws IllegalArgumentException if it is not of these trials
     */
    void resume(SearchCheckpoint.Tally before, EvaluationLog known) {
        before.requireWithin(known.size());
        SearchCheckpoint.@Nullable Corners corners = before.corners();
        if (box == null && corners != null) {
            box = corners.box(spec.goals());
        }
        generation = before.generation();
        marked = before.marked();
        feasible = before.feasible();
        failed = before.failed();
        finished = known.size();
        history.addAll(before.history());
        archive.addAll(IntStream.of(before.front()).mapToObj(known::get).toList());
        if (!history.isEmpty()) {
            listener.accept(history.get(history.size() - 1));
        }
    }

    /** What can be taken over later. */
    SearchCheckpoint.Tally state(EvaluationLog known) {
        judge();
        int[] front = archive.front().members().stream()
                .mapToInt(member -> known.place(member.point()))
                .toArray();
        return new SearchCheckpoint.Tally(
                generation, marked, feasible, failed, front, history, SearchCheckpoint.Corners.of(box));
    }

    /** A generation more. */
    void add(Collection<Evaluation> evaluations) {
        generation++;
        finished += evaluations.size();
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

    /** The last generation is in the history, too. */
    void end() {
        if (marked < generation) {
            mark();
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
