package io.exeunt.explore;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.Refinement;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.study.Study;
import io.exeunt.search.study.StudySpec;
import io.exeunt.search.study.TrialExecutor;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.trace.ExitTrace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Hypervolume of our search and of other libraries' on one early-exit problem, by the front of all that each evaluated, over seeds. All
 * begin with the same designs. Run by hand; it isn't a test.
 *
 * <pre>
 * PeerComparison trace.npz table.json device seeds evaluations...
 * </pre>
 */
final class PeerComparison {
    /** Stands for an objective or a violation of a design that failed. */
    static final double BAD = 1e9;

    private static final List<String> POLICIES = List.of("max_softmax", "entropy", "margin", "patience");
    private static final int RESAMPLES = 2000;

    private final ExploreSpec spec;
    private final DesignPricing pricing;
    private final EarlyExitSpace space;
    private final DesignEvaluator evaluator;
    private final Baselines baselines;
    private final ReferenceBox box;

    private PeerComparison(StudySubject subject, Board board) {
        spec = spec();
        pricing = new DesignPricing(subject, List.of(board), spec);
        space = new EarlyExitSpace(
                subject, new Contenders(subject, spec.seed(), 16).of(POLICIES), pricing.groups(spec.governors()));
        evaluator = new DesignEvaluator(space, pricing, spec);
        baselines = new Baselines(space, evaluator, spec.goals());
        EarlyExitDesign plain = baselines.withoutExits();
        box = ReferenceCorner.of(spec, subject.reference().trace()).box(evaluator.worst(plain));
    }

    private static ExploreSpec spec() {
        return new ExploreSpec(
                "peers",
                1,
                POLICIES,
                List.of("schedule"),
                Across.WORST,
                Double.POSITIVE_INFINITY,
                new DesignBudget(
                        Double.POSITIVE_INFINITY,
                        LatencyStatistic.MEAN,
                        0.5,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                List.of(DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.LATENCY),
                new SearchSpec(SearchSpec.Algorithm.NSGA2, null, 20_000, 100, 1, 16, 0, SearchSpec.ReferencePoint.FROM_BASELINES));
    }

    /** Searches within a budget; the hypervolume of all that was evaluated. */
    @FunctionalInterface
    private interface Searcher {
        double hypervolume(int budget, long seed);
    }

    @FunctionalInterface
    private interface Peer {
        void run(PeerProblem problem, int budget, long seed);
    }

    private Map<String, Searcher> searchers() {
        Map<String, Searcher> all = new LinkedHashMap<>();
        all.put("Exeunt, exact clocks, swept thresholds", (budget, seed) -> ours(budget, seed, refinements()));
        all.put("Exeunt, genes alone", (budget, seed) -> ours(budget, seed, List.of()));
        all.put("MOEA Framework NSGA-II", peer(MoeaPeers::nsga2));
        all.put("MOEA Framework NSGA-III", peer(MoeaPeers::nsga3));
        all.put("MOEA Framework MOEA/D", peer(MoeaPeers::moead));
        all.put("jMetal NSGA-II", peer(JMetalPeers::nsga2));
        all.put("jMetal NSGA-III", peer(JMetalPeers::nsga3));
        all.put("jMetal MOEA/D", peer(JMetalPeers::moead));
        return all;
    }

    private List<Refinement> refinements() {
        return List.of(
                new ClockRefinement(space, pricing, evaluator, spec), new ThresholdRefinement(space, evaluator));
    }

    private double ours(int budget, long seed, List<Refinement> refinements) {
        StudySpec study = StudySpec.builder(space.space(), spec.goals().goals())
                .algorithm(NsgaII.standard(100))
                .budget(budget)
                .seed(seed)
                .initial(baselines.seeds())
                .refinements(refinements)
                .referenceBox(box)
                .build();
        try (TrialExecutor executor = TrialExecutor.serial(evaluator)) {
            return box.hypervolume(
                    new Study(study).runInMemory(executor, Clock.systemUTC()).front());
        }
    }

    private Searcher peer(Peer peer) {
        return (budget, seed) -> {
            PeerProblem problem =
                    new PeerProblem(space.space(), spec.goals().goals(), evaluator, baselines.seeds(), budget);
            peer.run(problem, budget, seed);
            return box.hypervolume(problem.archive().front());
        };
    }

    private void print(int budget, int seeds) {
        System.out.printf(Locale.ROOT, "%,d evaluations, %d seeds%n", budget, seeds);
        searchers().forEach((name, searcher) -> {
            long begin = cpuNanos();
            double[] found = IntStream.rangeClosed(1, seeds)
                    .mapToDouble(seed -> searcher.hypervolume(budget, seed))
                    .toArray();
            double seconds = (cpuNanos() - begin) * 1e-9 / seeds;
            double[] interval = interval(found);
            System.out.printf(
                    Locale.ROOT,
                    "  %-40s %.6f (95 %% of means %.6f to %.6f), least %.6f, %.2f s of processor time%n",
                    name,
                    mean(found),
                    interval[0],
                    interval[1],
                    Arrays.stream(found).min().orElseThrow(),
                    seconds);
        });
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Percentile bootstrap of the mean over seeds. */
    private static double[] interval(double[] values) {
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        Arrays.setAll(means, i -> random.ints(values.length, 0, values.length)
                .mapToDouble(at -> values[at])
                .average()
                .orElseThrow());
        Arrays.sort(means);
        return new double[] {means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES)]};
    }

    public static void main(String[] args) {
        EarlyExitNetwork network = EarlyExitNetwork.of(LayerTables.read(Path.of(args[1])));
        ExitTrace trace = TraceFile.read(Path.of(args[0])).trace();
        StudySubject subject = new StudySubject(
                "peers", args[0], 0, List.of(StudySystem.of("own", trace, network)), new TreeMap<>());
        Board board = new Board(
                args[2],
                Platforms.of(
                        DeviceCatalog.find(args[2]), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1)));
        PeerComparison comparison = new PeerComparison(subject, board);
        for (String budget : List.of(args).subList(4, args.length)) {
            comparison.print(Integer.parseInt(budget), Integer.parseInt(args[3]));
        }
    }
}
