package io.exeunt.explore;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Detail;
import io.exeunt.explore.result.Evenly;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Standing;
import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The designs of the front that are shown in detail: all, or some evenly spaced by accuracy. */
final class DetailedFront {
    /** Most designs that are kept in detail. */
    private static final int MOST = 300;

    private final StudySubject subject;
    private final EarlyExitSpace space;
    private final DesignDetails details;
    /** By id, in the order of evaluation. */
    private final Map<String, EarlyExitDesign> wanted = new LinkedHashMap<>();

    DetailedFront(Exploration exploration, DesignDetails details, KeptTrials kept, List<Design> designs) {
        this.subject = exploration.pricing().subject();
        this.space = exploration.search().space();
        this.details = details;
        List<Design> front = designs.stream()
                .filter(design -> design.standing() == Standing.FRONT && design.report() != null)
                .toList();
        Set<String> ids = Evenly.of(Evenly.byAccuracy(front), MOST).stream()
                .map(Design::id)
                .collect(Collectors.toSet());
        kept.kept().stream()
                .map(KeptTrials.Kept::evaluation)
                .filter(trial -> ids.contains(trial.id()))
                .forEach(trial -> wanted.put(trial.id(), space.decode(trial.point())));
    }

    /** Where their time and energy go. */
    List<Detail> details() {
        List<Detail> found = new ArrayList<>();
        wanted.forEach((id, design) ->
                Optional.ofNullable(details.outcome(design)).ifPresent(outcome -> found.add(new Detail(id, outcome))));
        return found;
    }

    /** Where they let samples leave, the recommended design first. */
    Examples examples(Optional<Evaluation> knee) {
        Map<String, EarlyExitDesign> looked = new LinkedHashMap<>();
        knee.ifPresent(trial -> looked.put(trial.id(), space.decode(trial.point())));
        looked.putAll(wanted);
        return new ExampleAssembly(subject, details).of(looked);
    }
}
