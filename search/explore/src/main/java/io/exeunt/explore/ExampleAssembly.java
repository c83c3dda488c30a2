package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Rule;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Examples.Leaving;
import io.exeunt.explore.result.SamplePicture;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.SampleDecisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where designs let the samples leave that are kept as pictures. A rule is asked once, whatever the clocks of its designs. */
final class ExampleAssembly {
    /** Most rules that are asked sample by sample: one that decides by thresholds is not, and costs little. */
    private static final int MOST_SLOW = 40;

    private final StudySubject subject;
    private final DesignDetails details;
    private final Map<Key, Optional<Slice>> known = new HashMap<>();
    private int slow;

    private record Key(Rule rule, ExitSet exits) {}

    private record Slice(List<String> exits, List<Boolean> right) {}

    ExampleAssembly(StudySubject subject, DesignDetails details) {
        this.subject = subject;
        this.details = details;
    }

    /**
     * The pictures with what these designs do.
     *
     * @param designs by id, the most important first
     */
    Examples of(Map<String, EarlyExitDesign> designs) {
        SamplePictures shown = subject.pictures();
        List<Leaving> leaving = new ArrayList<>();
        if (!shown.pictures().isEmpty()) {
            designs.forEach((id, design) ->
                    slice(design).ifPresent(slice -> leaving.add(new Leaving(id, slice.exits(), slice.right()))));
        }
        return new Examples(shown, leaving);
    }

    private Optional<Slice> slice(EarlyExitDesign design) {
        Key key = new Key(design.rule(), design.exits());
        Optional<Slice> found = known.get(key);
        if (found == null) {
            found = decisions(design).map(decisions -> slice(design, decisions));
            known.put(key, found);
        }
        return found;
    }

    private Optional<SampleDecisions> decisions(EarlyExitDesign design) {
        return details.decisionsByThresholds(design)
                .or(() -> slow++ < MOST_SLOW ? details.decisions(design) : Optional.empty());
    }

    private Slice slice(EarlyExitDesign design, SampleDecisions decisions) {
        List<String> names =
                subject.systems().get(design.rule().system()).trace().exitNames();
        List<String> exits = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (SamplePicture picture : subject.pictures().pictures()) {
            exits.add(names.get(decisions.exit(picture.sample())));
            right.add(decisions.right()[picture.sample()]);
        }
        return new Slice(exits, right);
    }
}
