package io.exeunt.reports;

import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Detail;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.ExitInsight;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Importance;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.SamplePicture;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.explore.result.SearchHistory;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Trials;
import io.exeunt.explore.result.Winners;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.search.objective.Constraint.Sense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Studies computed from formulas, shaped like real ones; always the same. */
public final class SampleStudies {
    private static final double LATENCY_BUDGET_S = 0.0052;

    private SampleStudies() {}

    /** Some six hundred designs on a board with energy. */
    public static StudyReport realistic() {
        return study(600, new ToyBoard(true), LATENCY_BUDGET_S, true);
    }

    /** The same where the board has no power data. */
    public static StudyReport withoutEnergy() {
        return study(200, new ToyBoard(false), LATENCY_BUDGET_S, true);
    }

    /** A latency budget that nothing can keep. */
    public static StudyReport infeasible() {
        return study(200, new ToyBoard(true), 0.0004, true);
    }

    /** No baselines. */
    public static StudyReport withoutBaselines() {
        return study(200, new ToyBoard(true), LATENCY_BUDGET_S, false);
    }

    /** Many designs. */
    public static StudyReport large(int designs) {
        return study(designs, new ToyBoard(true), LATENCY_BUDGET_S, true);
    }

    /** Every name is an attack on the page. */
    public static StudyReport hostile() {
        return study(60, new ToyBoard(true, "</script><b id=\"x\">&amp;<!--"), LATENCY_BUDGET_S, true);
    }

    private static StudyReport study(int count, ToyBoard board, double budgetS, boolean baselines) {
        SplittableRandom random = new SplittableRandom(42);
        List<Limit> limits = List.of(
                new Limit(Metric.LATENCY_P95, Sense.AT_MOST, budgetS),
                new Limit(Metric.ACCURACY, Sense.AT_LEAST, 0.955));
        List<Metric> objectives = board.energy()
                ? List.of(Metric.ERROR, Metric.ENERGY, Metric.LATENCY_MEAN)
                : List.of(Metric.ERROR, Metric.LATENCY_MEAN);
        List<Configuration> configurations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            configurations.add(board.randomConfiguration(random, (double) i / count));
        }
        List<Figures> fit = configurations.stream()
                .map(c -> Figures.of(board.simulate(c, "fit")))
                .toList();
        List<Standing> standings = Standings.of(fit, objectives, limits);
        List<Design> designs = IntStream.range(0, count)
                .mapToObj(i -> design(board, i, configurations.get(i), fit.get(i), standings.get(i)))
                .toList();
        return new StudyReport(
                board.name("Quickstart: MNIST on a TX2"),
                board.setting(),
                objectives,
                limits,
                designs,
                Trials.of(designs),
                knee(board, designs),
                details(board, designs),
                insight(board),
                examples(designs),
                List.of(),
                null,
                baselines ? baselines(board, random) : List.of(),
                Winners.none(Metric.ENERGY),
                history(objectives.size()),
                notices(board),
                assumptions(board),
                reproduction(board));
    }

    /** Twelve pictures of one grey each; the darker, the later they leave. */
    private static Examples examples(List<Design> designs) {
        List<SamplePicture> pictures = IntStream.range(0, 12)
                .mapToObj(i -> new SamplePicture(100 * i, i % 10, GreyPictures.png(250 - 20 * i)))
                .toList();
        List<Examples.Leaving> leaving = new ArrayList<>();
        for (Design design : designs) {
            if (design.standing() == Standing.FRONT) {
                List<String> exits = design.configuration().exits();
                leaving.add(new Examples.Leaving(
                        design.id(),
                        IntStream.range(0, 12)
                                .mapToObj(i -> exits.get(i * exits.size() / 12))
                                .toList(),
                        IntStream.range(0, 12).mapToObj(i -> i < 10).toList()));
            }
        }
        return new Examples(SamplePictures.of(pictures), leaving);
    }

    private static ExitInsight insight(ToyBoard board) {
        return new ExitInsight(
                board.setting().exits().stream()
                        .map(exit -> new ExitInsight.ExitAccuracy("", exit, 0.97, 0.95, 0.021))
                        .toList(),
                List.of(
                        new ExitInsight.ClassShare(0, 980, List.of(0.75, 0.25), 0.99),
                        new ExitInsight.ClassShare(1, 1135, List.of(0.5, 0.5), 0.95)));
    }

    private static List<Detail> details(ToyBoard board, List<Design> designs) {
        return designs.stream()
                .filter(design -> design.standing() == Standing.FRONT)
                .map(design -> new Detail(design.id(), board.simulate(design.configuration(), "report")))
                .toList();
    }

    private static Design design(
            ToyBoard board, int number, Configuration configuration, Figures fit, Standing standing) {
        Figures report = standing == Standing.FRONT ? Figures.of(board.simulate(configuration, "report")) : null;
        return new Design(id(number), configuration, fit, report, standing);
    }

    private static String id(int number) {
        return String.format("%08x", (number + 1) * 0x9E3779B1);
    }

    /** The design of the front nearest to the best of each: a stand-in for the search's own rule. */
    private static @Nullable Knee knee(ToyBoard board, List<Design> designs) {
        return designs.stream()
                .filter(design -> design.standing() == Standing.FRONT)
                .min(Comparator.comparingDouble(SampleStudies::distance))
                .map(design -> new Knee(design.id(), "report", board.simulate(design.configuration(), "report")))
                .orElse(null);
    }

    private static double distance(Design design) {
        double energy = design.fit().energyModelled() ? design.fit().energyJ() / 0.02 : 0;
        return Math.hypot(
                design.fit().error() / 0.02,
                Math.hypot(energy, design.fit().latency().meanS() / 0.004));
    }

    private static List<Baseline> baselines(ToyBoard board, SplittableRandom random) {
        return List.of(
                baseline(board, Baseline.Kind.NO_EXITS_MAX_CLOCKS, "the plain network", board.plain(12, 3)),
                baseline(
                        board, Baseline.Kind.NO_EXITS_BEST_STATIC, "least energy within the limits", board.plain(8, 2)),
                baseline(
                        board,
                        Baseline.Kind.EXITS_MAX_CLOCKS,
                        "knee of the front at maximum clocks",
                        board.allExits(0.85)),
                baseline(
                        board,
                        Baseline.Kind.RANDOM_SEARCH,
                        "knee of 2,000 random designs",
                        board.randomConfiguration(random, 1)));
    }

    private static Baseline baseline(ToyBoard board, Baseline.Kind kind, String note, Configuration configuration) {
        Figures fit = Figures.of(board.simulate(configuration, "fit"));
        Figures report = Figures.of(board.simulate(configuration, "report"));
        return new Baseline(
                kind,
                board.name(note),
                new Design(id(-2 - kind.ordinal()), configuration, fit, report, Standing.DOMINATED));
    }

    private static SearchHistory history(int objectives) {
        List<Double> reference = objectives == 3 ? List.of(0.1, 0.05, 0.01) : List.of(0.1, 0.01);
        return new SearchHistory(
                "NSGA-II, population 60",
                curve(0.748, 420),
                curve(0.702, 640),
                Collections.unmodifiableList(reference),
                "each objective divided by its reference value",
                importance(objectives));
    }

    private static Importance importance(int objectives) {
        List<Double> policy = List.of(0.62, 0.08, 0.031);
        List<Double> clock = List.of(0.0, 0.55, 0.7);
        return new Importance(
                2460,
                List.of(
                        new Importance.Choice("policy", policy.subList(0, objectives)),
                        new Importance.Choice("clock.gpu.0", clock.subList(0, objectives))));
    }

    private static List<HistoryPoint> curve(double limit, double halfLife) {
        return IntStream.rangeClosed(0, 40)
                .mapToObj(g -> new HistoryPoint(
                        g,
                        60L * (g + 1),
                        limit * (1 - 0.28 * Math.exp(-60.0 * g / halfLife)),
                        0.55 + 0.3 * g / 40,
                        6 + g))
                .toList();
    }

    private static List<Notice> notices(ToyBoard board) {
        return List.of(new Notice(
                Notice.Severity.NOTE,
                board.name("A change of the GPU clock takes 300 µs, 8 % of this network's mean latency."),
                board.name("Prefer flat schedules unless a segment runs longer than that.")));
    }

    private static List<Assumption> assumptions(ToyBoard board) {
        return List.of(
                new Assumption(
                        board.name("GPU clocks: 13 steps from 115 MHz to 1.30 GHz"),
                        Assumption.Kind.DECLARED,
                        board.name("NVIDIA L4T R32.7, gp10b device tree")),
                new Assumption(
                        "GPU rail: effective capacitance 3.1 nF, relative voltage per clock",
                        Assumption.Kind.FITTED,
                        "rail measurements at 7 of 13 clocks, residual 1.4 %"),
                new Assumption("DRAM energy 42 pJ per byte", Assumption.Kind.MEASURED, "DDR rail against traffic"),
                new Assumption("Kernel launch overhead 6.0 µs at every clock", Assumption.Kind.ASSUMED, ""));
    }

    private static Reproduction reproduction(ToyBoard board) {
        return new Reproduction(
                "0.1.0",
                board.name("exeunt run scenarios/quickstart.yaml --seed 42"),
                42,
                List.of(
                        new Reproduction.Fact("JVM", "OpenJDK 17.0.16"),
                        new Reproduction.Fact("Host", board.name("2 cores, AVX2, Linux 6.1")),
                        new Reproduction.Fact("Finished", "2026-11-20 10:00 UTC")),
                List.of(
                        new Reproduction.Input(
                                "scenarios/quickstart.yaml",
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                        new Reproduction.Input(
                                "devices/jetson-tx2.yaml",
                                "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")),
                List.of(
                        new Phase("train", 71.3, false),
                        new Phase("trace", 9.4, false),
                        new Phase("search", 21.8, false),
                        new Phase("report", 0.9, false)));
    }
}
