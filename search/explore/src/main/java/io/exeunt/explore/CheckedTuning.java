package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExactTuning;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a policy says against what it may say, whoever wrote it: what is turned before any work, what is counted for every design. A
 * count that is not of this split would otherwise win or lose a search without a word.
 */
final class CheckedTuning implements ExactTuning {
    private final String pointer;
    private final String policy;
    private final PolicyTuning own;
    private final int exits;
    private final int samples;
    private final List<Parameter> parameters;
    private final List<double[]> starts;

    /**
     * Makes a policy ready for a search.
     *
     * @param pointer JSON pointer of its name in the scenario
     * @throws InvalidInputException if that fails, or if what it offers a search makes no sense
     */
    CheckedTuning(ExitPolicy policy, TuningContext context, String pointer) {
        this(policy.name(), pointer, context.exits(), context.split().samples(), () -> policy.tuning(context));
    }

    private CheckedTuning(
            String policy, String pointer, int exits, int samples, Supplier<@Nullable PolicyTuning> tuning) {
        this.pointer = pointer;
        this.policy = policy;
        this.exits = exits;
        this.samples = samples;
        this.own = given("tuning", tuning);
        this.parameters = List.copyOf(given("parameters", own::parameters));
        this.starts = List.copyOf(given("starts", own::starts));
        requireSound();
    }

    private <T> T given(String what, Supplier<@Nullable T> said) {
        try {
            return required(what, said.get());
        } catch (InvalidInputException told) {
            throw told;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) { // anybody's code
            throw refused(what + " failed with " + e, e);
        }
    }

    private InvalidInputException refused(String problem, Throwable cause) {
        return InvalidInputException.ofScenario(
                pointer,
                "policy " + policy,
                "It can't be made ready for a search: " + problem,
                "docs/plugins.md says what a policy has to keep to, and how to check it.",
                cause);
    }

    private <T> T required(String what, @Nullable T said) {
        if (said == null) {
            throw new IllegalStateException(policy + " gives no " + what);
        }
        return said;
    }

    private void requireSound() {
        try {
            List<String> names = parameters.stream().map(Parameter::name).toList();
            Check.require(new HashSet<>(names).size() == names.size(), "names of parameters", "different", names);
            Check.require(
                    parameters.stream().allMatch(parameter -> parameter.exit() < exits),
                    "exits of parameters",
                    "below " + exits,
                    parameters);
            Check.notEmpty("starts", starts);
            for (double[] start : starts) {
                Parameter.requireAllowed(parameters, start);
                kept(ExitSet.all(exits), start);
            }
        } catch (RuntimeException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<double[]> starts() {
        return starts;
    }

    @Override
    public PathCounts count(ExitSet kept, double[] setting) {
        PathCounts counts = required("counts", own.count(kept, setting));
        requireCounts(counts);
        return counts;
    }

    @Override
    public List<PathCounts> sweep(ExitSet kept, double[] setting, int parameter) {
        List<PathCounts> all = List.copyOf(required("sweep", own.sweep(kept, setting, parameter)));
        all.forEach(this::requireCounts);
        return all;
    }

    /** Where there is an exact one, it checks what that says as well. */
    @Override
    public Optional<ExactTuning> exact() {
        return own.exact().map(tuning -> new CheckedTuning(policy, pointer, exits, samples, () -> tuning));
    }

    /** Nothing where it is no exact one. */
    @Override
    public List<Cut> cuts(ExitSet kept, double[] setting, int parameter, int leastRight) {
        if (!(own instanceof ExactTuning tuning)) {
            return List.of();
        }
        List<Cut> cuts = List.copyOf(required("cuts", tuning.cuts(kept, setting, parameter, leastRight)));
        cuts.forEach(cut -> requireCounts(cut.counts()));
        return cuts;
    }

    @Override
    public boolean sweepsCheaply() {
        return own.sweepsCheaply();
    }

    private void requireCounts(PathCounts counts) {
        if (counts instanceof ExitCounts byExit) {
            requireByExit(byExit);
        } else {
            requirePaths((PathHistogram) counts, exits, samples);
        }
    }

    private void requireByExit(ExitCounts counts) {
        Check.require(counts.counts().length == exits, "counts", "of " + exits + " exits", counts.counts().length);
        for (int k = 0; k < exits; k++) {
            int count = counts.counts()[k];
            if (count < 0 || counts.correct()[k] < 0 || counts.correct()[k] > count) {
                throw new IllegalArgumentException("Expected right answers at exit " + k + " to be in 0.." + count
                        + ", given " + counts.correct()[k]);
            }
        }
        requireSamples(IntStream.of(counts.counts()).asLongStream().sum(), samples);
    }

    /**
     * Checks paths of a split.
     *
     * @throws IllegalArgumentException if they are not those of this number of samples through this number of exits
     */
    static void requirePaths(PathHistogram paths, int exits, int samples) {
        Check.inRange("deepest exit", paths.deepestExit(), 0, exits - 1);
        requireSamples(
                paths.entries().stream().mapToLong(PathHistogram.Entry::count).sum(), samples);
    }

    private static void requireSamples(long counted, int samples) {
        if (counted != samples) {
            throw new IllegalArgumentException("Expected paths of " + samples + " samples, given " + counted);
        }
    }

    @Override
    public FittedPolicy policy(ExitSet kept, double[] setting) {
        return required("fitted policy", own.policy(kept, setting));
    }

    @Override
    public boolean choosesExits() {
        return own.choosesExits();
    }

    @Override
    public ExitSet kept(ExitSet wished, double[] setting) {
        ExitSet kept = required("kept exits", own.kept(wished, setting));
        Check.require(kept.exits() == exits, "kept exits", "of " + exits, kept.exits());
        return kept;
    }

    @Override
    public List<Fit> fits() {
        return List.copyOf(given("fits", own::fits));
    }
}
