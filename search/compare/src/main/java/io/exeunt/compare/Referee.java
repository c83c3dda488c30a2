package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.policies.score.Score;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says which policy the others are compared with at each budget. It looks at the fit split only, as every choice has to. */
final class Referee {
    private static final List<String> THRESHOLD_POLICIES =
            Arrays.stream(Score.values()).map(Score::id).toList();

    private final Optional<String> wanted;

    /**
     * Appoints it.
     *
     * @param wanted name of the reference; empty for the threshold policy on the first member that is most accurate on fit at each
     *     budget
     */
    Referee(Optional<String> wanted) {
        this.wanted = wanted;
    }

    /** [trial], index of its reference; −1 for none, and for a reference itself its own index. */
    int[] references(List<Fitted> trials) {
        return trials.stream()
                .mapToInt(trial -> reference(trials, trial.budget()))
                .toArray();
    }

    private int reference(List<Fitted> trials, double budget) {
        return IntStream.range(0, trials.size())
                .filter(t ->
                        trials.get(t).budget() == budget && mayBe(trials.get(t).entrant()))
                .boxed()
                .max(Comparator.<Integer>comparingDouble(
                                t -> trials.get(t).fit().accuracy())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(-1);
    }

    private boolean mayBe(Entrant entrant) {
        boolean onReference = entrant.home() == 0;
        String policy = entrant.policy().name();
        return wanted.map(entrant.name()::equals).orElse(onReference && THRESHOLD_POLICIES.contains(policy));
    }
}
