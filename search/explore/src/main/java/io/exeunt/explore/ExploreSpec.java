package io.exeunt.explore;

import io.exeunt.ground.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an exploration.
 *
 * @param title of the study
 * @param seed from which all randomness follows, but for a search that has its own
 * @param policies names of exit policies that designs may use, "policy@system" for one system's heads alone
 * @param governors names of governors that may set the clocks; not looked at where no board is priced
 * @param across what an objective is where there are several boards
 * @param periodS time in s from one inference to the next, idling in between charged; +∞ to count the active inference alone
 * @param load under which the front, or every design where it is limited, is simulated request by request; null for none
 * @param budget what every acceptable design has to keep
 * @param objectives what is made small, at least one
 * @param search how designs are looked for
 */
public record ExploreSpec(
        String title,
        long seed,
        List<String> policies,
        List<String> governors,
        Across across,
        double periodS,
        @Nullable LoadTask load,
        DesignBudget budget,
        List<DesignObjective> objectives,
        SearchSpec search) {
    public ExploreSpec {
        Check.notBlank("title", title);
        policies = Check.notEmpty("policies", policies);
        governors = Check.notEmpty("governors", governors);
        Check.require(periodS > 0, "periodS", "> 0", periodS);
        objectives = Check.notEmpty("objectives", objectives);
    }

    /** Without a load. */
    public ExploreSpec(
            String title,
            long seed,
            List<String> policies,
            List<String> governors,
            Across across,
            double periodS,
            DesignBudget budget,
            List<DesignObjective> objectives,
            SearchSpec search) {
        this(title, seed, policies, governors, across, periodS, null, budget, objectives, search);
    }

    /** Of the designs that a search proposes. */
    long searchSeed() {
        Long own = search.seed();
        return own == null ? seed : own;
    }

    /** What governors aim at, in s; +∞ for nothing. */
    double latencyBudgetS() {
        return budget.latencyBudgetMs() * 1e-3;
    }

    /** Objectives and budget as the search understands them. */
    public StudyGoals goals() {
        return new StudyGoals(objectives, budget, load);
    }
}
