package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Importance;
import io.exeunt.search.importance.MainEffects;
import io.exeunt.search.objective.Evaluation;
import java.util.List;
import java.util.Optional;

/** Importance of the space's dimensions, from the study's random designs: those that a search proposes lie where it likes them. */
final class ImportanceAssembly {
    /** More would tell the same; any first of them are as random as all. */
    private static final int MOST_DESIGNS = 20_000;

    /** Of fewer the indices are more chance than anything else. */
    private static final int FEWEST_DESIGNS = 500;

    private ImportanceAssembly() {}

    /** Of an exploration; unknown where fewer than {@value #FEWEST_DESIGNS} were drawn at random. */
    static Importance of(Exploration exploration) {
        boolean random = exploration.spec().search().algorithm() == SearchSpec.Algorithm.RANDOM;
        return exploration
                .randomSearch()
                .or(() -> random ? Optional.of(exploration.search()) : Optional.empty())
                .map(ImportanceAssembly::of)
                .orElse(Importance.UNKNOWN);
    }

    private static Importance of(Found random) {
        List<Evaluation> all = random.result().evaluations();
        int given = Math.min(all.size(), random.result().spec().task().initial().size());
        List<Evaluation> drawn = all.subList(given, Math.min(all.size(), given + MOST_DESIGNS));
        return of(MainEffects.of(random.space().space(), drawn));
    }

    static Importance of(MainEffects effects) {
        if (effects.designs() < FEWEST_DESIGNS) {
            return Importance.UNKNOWN;
        }
        return new Importance(
                effects.designs(),
                effects.dimensions().stream()
                        .map(share -> new Importance.Choice(share.dimension(), share.shares()))
                        .toList());
    }
}
