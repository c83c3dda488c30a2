package io.exeunt.explore.sweep;

import io.exeunt.explore.result.Design;
import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One study of a sweep.
 *
 * @param values one per axis
 * @param folder of the study, below the sweep's
 * @param state how it ended
 * @param reason why it failed or has no front; "" where it has one
 * @param study what it found; null where it failed before its end
 */
public record SweepCell(
        List<String> values,
        String folder,
        State state,
        String reason,
        @Nullable Finished study) {
    /** How a cell ended. */
    public enum State {
        /** It has a front. */
        COMPLETE,
        /** No design keeps its limits. */
        INFEASIBLE,
        /** It broke down, or more of its evaluations failed than tolerated. */
        FAILED
    }

    public SweepCell {
        values = List.copyOf(values);
        Check.notBlank("folder of a cell", folder);
        Check.require(state != State.COMPLETE || study != null, "study of a complete cell", "there", "none");
    }

    /** What it found; empty where it failed before its end. */
    public Optional<Finished> finished() {
        return Optional.ofNullable(study);
    }

    /** The knee of its front; empty where there is none. */
    public Optional<Design> best() {
        return finished().flatMap(Finished::best);
    }
}
