package io.exeunt.search.study;

import io.exeunt.ground.Check;
import io.exeunt.search.algorithm.Algorithm;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.algorithm.SearchTask;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a study's course depends on, save the evaluator.
 *
 * @param goals what is wanted and required
 * @param algorithm how to search
 * @param task space, initial designs, total budget and seed
 * @param box fixed scale of the hypervolume; null to take one around the first generation
 * @param inputsHash content hash of whatever the evaluator works on (network, traces, device); "" for nothing
 */
public record StudySpec(
        Goals goals,
        Algorithm algorithm,
        SearchTask task,
        @Nullable ReferenceBox box,
        String inputsHash) {
    public StudySpec {
        Check.require(
                goals.objectives().size() <= 3,
                "number of objectives",
                "in 1..3",
                goals.objectives().size());
        Check.require(
                box == null || box.objectives().equals(goals.objectives()),
                "objectives of the reference box",
                "those of the goals",
                box == null ? "" : box.objectives());
    }

    /** NSGA-II with a population of 100, budget 10,000, seed 1, until the builder is told otherwise. */
    public static Builder builder(DesignSpace space, Goals goals) {
        return new Builder(space, goals);
    }

    /** The same study with at least this budget. */
    StudySpec withBudgetOf(int least) {
        return least <= task.budget()
                ? this
                : new StudySpec(
                        goals,
                        algorithm,
                        new SearchTask(
                                task.space(), task.initial(), least, task.seed(), task.refinements(), task.scale()),
                        box,
                        inputsHash);
    }

    /** Fixed scale of the hypervolume, if given. */
    public Optional<ReferenceBox> referenceBox() {
        return Optional.ofNullable(box);
    }

    /** Collects the parts of a study. */
    public static final class Builder {
        private final DesignSpace space;
        private final Goals goals;
        private Algorithm algorithm = NsgaII.standard(100);
        private int budget = 10_000;
        private long seed = 1;
        private List<DesignPoint> initial = List.of();
        private @Nullable ReferenceBox box;
        private String inputsHash = "";
        private List<Refinement> refinements = List.of();

        private Builder(DesignSpace space, Goals goals) {
            this.space = space;
            this.goals = goals;
        }

        /** How to search. */
        public Builder algorithm(Algorithm value) {
            algorithm = value;
            return this;
        }

        /** Total number of different designs to evaluate; may be raised when a study is resumed. */
        public Builder budget(int value) {
            budget = value;
            return this;
        }

        /** Seed of all random choices. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Ways to better designs, for algorithms that use them. */
        public Builder refinements(List<Refinement> value) {
            refinements = value;
            return this;
        }

        /** Designs to evaluate first. */
        public Builder initial(List<DesignPoint> value) {
            initial = value;
            return this;
        }

        /** Fixed scale of the hypervolume. */
        public Builder referenceBox(ReferenceBox value) {
            box = value;
            return this;
        }

        /** Content hash of whatever the evaluator works on. */
        public Builder inputsHash(String value) {
            inputsHash = value;
            return this;
        }

        /** The finished specification. */
        public StudySpec build() {
            return new StudySpec(
                    goals, algorithm, new SearchTask(space, initial, budget, seed, refinements, box), box, inputsHash);
        }
    }
}
