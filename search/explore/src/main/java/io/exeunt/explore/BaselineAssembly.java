package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Standing;
import io.exeunt.search.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a search is compared with, as a report shows it. */
final class BaselineAssembly {
    private final ExploreSpec spec;
    private final Exploration exploration;
    private final DesignDetails details;

    /**
     * Of one exploration.
     *
     * @param details of the search's own designs
     */
    BaselineAssembly(Exploration exploration, DesignDetails details) {
        this.spec = exploration.spec();
        this.exploration = exploration;
        this.details = details;
    }

    List<Baseline> baselines() {
        List<Baseline> baselines = new ArrayList<>();
        baselines.add(plain(Baseline.Kind.NO_EXITS_MAX_CLOCKS, exploration.withoutExits()));
        if (!exploration.pricing().boards().isEmpty()) {
            baselines.add(plain(Baseline.Kind.NO_EXITS_BEST_STATIC, exploration.withoutExitsBestStatic()));
        }
        exploration
                .exitsAtMaxClocks()
                .flatMap(found -> knee(Baseline.Kind.EXITS_MAX_CLOCKS, found, "designs at maximum clocks"))
                .ifPresent(baselines::add);
        exploration
                .randomSearch()
                .flatMap(found -> knee(Baseline.Kind.RANDOM_SEARCH, found, "random designs"))
                .ifPresent(baselines::add);
        return baselines;
    }

    private Baseline plain(Baseline.Kind kind, EarlyExitDesign design) {
        String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Baseline(kind, "", details.design(id, design, Standing.FRONT));
    }

    private Optional<Baseline> knee(Baseline.Kind kind, Found found, String of) {
        StudyResult result = found.result();
        String note = "knee of " + result.evaluations().size() + " " + of;
        DesignDetails others = new DesignDetails(found, exploration);
        return KneeChoice.of(found.front(), spec)
                .knee()
                .map(knee -> new Baseline(
                        kind, note, others.design(knee.id(), found.space().decode(knee.point()), Standing.FRONT)));
    }
}
