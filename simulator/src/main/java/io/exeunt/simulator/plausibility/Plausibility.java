package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.trace.ExitTrace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for what is implausible in a trace. Every test is made at a level of {@link #FALSE_ALARMS} divided by the number of tests, so that
 * a sound trace is warned of with a probability of at most that much. Sound means:
 *
 * <ul>
 *   <li>each exit is right more often than by chance, by at least a tenth of the way to always (Cohen's κ ≥ 0.1); one that is a little
 *       better than chance is left alone as well as long as its samples show that it is;
 *   <li>an exit that is surer is not less often right, it is not equally sure of all samples, and no two exits say the same;
 *   <li>no exit is better than the final one;
 *   <li>both splits were drawn from the same source, at random or with equal shares of classes, and no sample is in both.
 * </ul>
 *
 * <p>What a warning says may be true of a sound network, too (overthinking is published); it says where to look, and refuses nothing.
 */
public final class Plausibility {
    /** Largest probability that anything is said of a sound trace. */
    public static final double FALSE_ALARMS = 1e-3;

    private Plausibility() {}

    /**
     * What is implausible about a trace; what follows from something else that is said is left out.
     *
     * @return by kind, in the order in which to look at them
     */
    public static List<Implausibility> of(ExitTrace trace) {
        double level = FALSE_ALARMS / tests(trace.exits());
        List<Implausibility> heads = Stream.of(HeadKindCheck.of(trace), TwinExits.of(trace))
                .flatMap(Optional::stream)
                .toList();
        Optional<Implausibility> chance = ChanceCheck.of(trace, level);
        Stream<Implausibility> ofSplits = SplitCheck.of(trace, level);
        if (chance.isPresent()) {
            return Stream.concat(Stream.concat(heads.stream(), chance.stream()), ofSplits)
                    .toList();
        }
        Stream<Implausibility> ofExits = Stream.of(
                        ScoreCheck.of(trace), ConfidenceCheck.of(trace, level), OrderCheck.of(trace, level))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.concat(heads.stream(), ofSplits), ofExits).toList();
    }

    /** Chance and order in both splits, two confidences in both, accuracy between splits; and the shares of classes. */
    private static int tests(int exits) {
        return 9 * exits + 1;
    }
}
