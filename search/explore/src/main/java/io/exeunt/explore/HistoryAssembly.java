package io.exeunt.explore;

import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.SearchHistory;
import io.exeunt.search.study.GenerationStats;
import io.exeunt.search.study.StudyResult;
import java.util.ArrayList;
import java.util.List;

/** How a search and the random one beside it went, as a report shows it. */
final class HistoryAssembly {
    private final ExploreSpec spec;
    private final Exploration exploration;

    HistoryAssembly(Exploration exploration) {
        this.spec = exploration.spec();
        this.exploration = exploration;
    }

    private String algorithm() {
        return switch (spec.search().algorithm()) {
            case NSGA2 -> "NSGA-II, population " + spec.search().population();
            case RANDOM -> "random search";
            case EXHAUSTIVE -> "exhaustive search";
        };
    }

    SearchHistory history() {
        StudyResult result = exploration.search().result();
        List<Double> reference = new ArrayList<>();
        for (int i = 0; i < spec.objectives().size(); i++) {
            reference.add(spec.objectives().get(i).si(result.box().reference().get(i)));
        }
        return new SearchHistory(
                algorithm(),
                progress(result),
                exploration
                        .randomSearch()
                        .map(found -> progress(found.result()))
                        .orElse(List.of()),
                reference,
                result.box().describe(),
                ImportanceAssembly.of(exploration));
    }

    private static List<HistoryPoint> progress(StudyResult result) {
        return result.history().stream().map(HistoryAssembly::progress).toList();
    }

    private static HistoryPoint progress(GenerationStats stats) {
        return new HistoryPoint(
                stats.generation(), stats.evaluations(), stats.hypervolume(), stats.feasibleShare(), stats.frontSize());
    }
}
