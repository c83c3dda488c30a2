package io.exeunt.reports;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.LearningCurve;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.explore.result.SearchHistory;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.simulator.result.LatencyDistribution;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study small enough to reckon by hand: one segment pair, one domain, figures as asked for. */
public final class TinyStudy {
    /** The setting of every tiny study: two exits, one domain with two clocks. */
    public static final Setting SETTING = new Setting(
            "net",
            "board",
            "data",
            List.of(new Setting.Split("fit", 100, "search"), new Setting.Split("report", 100, "figures")),
            List.of("early", "final"),
            List.of("head", "tail"),
            List.of(new DomainClocks("cpu", List.of(0.5e9, 1e9))));

    private TinyStudy() {}

    /** Figures with all percentiles equal to the mean. */
    public static Figures figures(double accuracy, double latencyS, double energyJ) {
        return new Figures(
                accuracy, new LatencyDistribution(latencyS, latencyS, latencyS, latencyS, latencyS), energyJ, 1e6);
    }

    /** A design on the given standing with the same figures on both splits. */
    public static Design design(String id, Standing standing, Figures figures) {
        return design(id, standing, figures, figures);
    }

    /** A design whose segments run at 500 MHz and 1 GHz. */
    public static Design design(String id, Standing standing, Figures fit, @Nullable Figures report) {
        Configuration configuration = new Configuration(
                List.of("early", "final"),
                "max_softmax",
                List.of(new ParameterValue("early", 0.9)),
                List.of(List.of(0.5e9), List.of(1e9)));
        return new Design(id, configuration, fit, report, standing);
    }

    /** A baseline without exits at maximum clocks. */
    public static Baseline plain(Figures figures) {
        Configuration configuration =
                new Configuration(List.of("final"), "never", List.of(), Collections.nCopies(2, List.of(1e9)));
        return new Baseline(
                Baseline.Kind.NO_EXITS_MAX_CLOCKS,
                "",
                new Design("plain", configuration, figures, figures, Standing.DOMINATED));
    }

    /** A study of these designs; the knee is the first on the front. Mean latency is limited to 10 ms. */
    public static StudyReport of(List<Design> designs, List<Baseline> baselines) {
        return of(designs, baselines, List.of(), List.of());
    }

    /** The same with a history. */
    public static StudyReport of(
            List<Design> designs, List<Baseline> baselines, List<HistoryPoint> search, List<HistoryPoint> random) {
        return new StudyReport(
                "tiny",
                SETTING,
                List.of(Metric.ERROR, Metric.LATENCY_MEAN, Metric.ENERGY),
                List.of(new Limit(Metric.LATENCY_MEAN, Sense.AT_MOST, 0.010)),
                designs,
                knee(designs),
                baselines,
                Winners.none(Metric.ENERGY),
                new SearchHistory("NSGA-II", search, random, List.of(0.5, 0.01, 0.1), "each divided by its reference"),
                List.of(),
                List.of(),
                new Reproduction("1.0", "exeunt run tiny.yaml", 7, List.of(), List.of(), List.of()));
    }

    /** The same study with winners. */
    public static StudyReport with(StudyReport study, Winners winners) {
        return with(study, study.examples(), winners);
    }

    /** The same study with other examples. */
    public static StudyReport shown(StudyReport study, Examples examples) {
        return with(study, examples, study.winners());
    }

    private static StudyReport with(StudyReport study, Examples examples, Winners winners) {
        return new StudyReport(
                study.title(),
                study.setting(),
                study.objectives(),
                study.limits(),
                study.designs(),
                study.trials(),
                study.knee(),
                study.details(),
                study.insight(),
                examples,
                study.learning(),
                study.certification(),
                study.baselines(),
                winners,
                study.history(),
                study.notices(),
                study.assumptions(),
                study.reproduction());
    }

    /** The same study, whose exits learned like this. */
    public static StudyReport learned(StudyReport study, List<LearningCurve> curves) {
        return new StudyReport(
                study.title(),
                study.setting(),
                study.objectives(),
                study.limits(),
                study.designs(),
                study.trials(),
                study.knee(),
                study.details(),
                study.insight(),
                study.examples(),
                curves,
                study.certification(),
                study.baselines(),
                study.winners(),
                study.history(),
                study.notices(),
                study.assumptions(),
                study.reproduction());
    }

    private static @Nullable Knee knee(List<Design> designs) {
        return designs.stream()
                .filter(design -> design.standing() == Standing.FRONT)
                .findFirst()
                .map(design -> new Knee(design.id(), "report", new ToyBoard(true).twoSegments()))
                .orElse(null);
    }
}
