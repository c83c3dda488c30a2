package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Certification.Verdict;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on many draws of samples from one population, whose truth is known. */
class CertifierTest {
    private static final int DRAWS = 500;
    private static final int FIT = 1_600;
    private static final double CONFIDENCE = 0.95;
    private static final double MIN_ACCURACY = 0.815;
    private static final double MACS_BUDGET = 5.7;
    private static final ExitCosts COSTS = new ExitCosts("MMAC", new double[] {1, 3, 4}, new double[] {0.1, 0.1, 0.1});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final TraceSplit population = split("population", 20_000, new SplittableRandom(11));

    /** Three exits, each surer and more often right than the one before, and as often right as it is sure. */
    private static TraceSplit split(String name, int samples, SplittableRandom random) {
        int[] labels = new int[samples];
        float[][] outputs = new float[3][2 * samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = random.nextInt(2);
            double ease = random.nextDouble();
            for (int k = 0; k < 3; k++) {
                float sure = (float) (0.5 + 0.49 * Math.min(1, ease * (0.8 + 0.4 * k) + 0.1 * k));
                int said = random.nextDouble() < sure ? labels[i] : 1 - labels[i];
                outputs[k][2 * i + said] = sure;
                outputs[k][2 * i + 1 - said] = 1 - sure;
            }
        }
        return new TraceSplit(
                name,
                labels,
                List.of(outputs).stream()
                        .map(each -> ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, each))
                        .toList());
    }

    private StudySubject drawn(int draw) {
        SplittableRandom random = new SplittableRandom(1_000 + draw);
        int[] samples = random.ints(FIT, 0, population.samples()).toArray();
        TraceSplit report = population.select("report", new int[] {0, 1, 2});
        ExitTrace trace = new ExitTrace("net", List.of("a", "b", "final"), population.select("fit", samples), report);
        return new StudySubject("net", "drawn", 0, List.of(StudySystem.counted("net", trace, COSTS)), new TreeMap<>());
    }

    private Exploration explored(int draw, double confidence) throws IOException {
        ExploreSpec spec = new ExploreSpec(
                "draw",
                draw,
                List.of("max_softmax", "entropy"),
                List.of("static"),
                Across.WORST,
                Double.POSITIVE_INFINITY,
                new DesignBudget(
                        Double.POSITIVE_INFINITY,
                        LatencyStatistic.MEAN,
                        MIN_ACCURACY,
                        Double.POSITIVE_INFINITY,
                        MACS_BUDGET,
                        confidence),
                List.of(DesignObjective.ERROR, DesignObjective.MACS),
                new SearchSpec(
                        SearchSpec.Algorithm.NSGA2, null, 60, 20, 1, 4, 0, SearchSpec.ReferencePoint.FROM_BASELINES));
        Path own = Files.createDirectories(folder.resolve("draw-" + draw));
        PhaseLog log = new PhaseLog(
                new RunContext(() -> false, event -> {}, InstantSource.fixed(Instant.EPOCH), List.of("run")));
        return new Explorer(spec, drawn(draw), List.of(), log)
                .run(new StudyPlaces(own.resolve("s"), own.resolve("m"), own.resolve("r")));
    }

    private static List<Limit> limits() {
        return List.of(
                new Limit(Metric.ACCURACY, Sense.AT_LEAST, MIN_ACCURACY),
                new Limit(Metric.MACS, Sense.AT_MOST, MACS_BUDGET * 1e6));
    }

    private boolean breaksInTruth(Exploration exploration, Evaluation member) {
        EarlyExitDesign design = exploration.search().space().decode(member.point());
        PathHistogram truth = exploration.search().evaluator().policy(design).paths(population);
        return truth.accuracy() < MIN_ACCURACY || COSTS.mean(truth) > MACS_BUDGET;
    }

    private static boolean holds(Certification certification, Evaluation member) {
        return certification.of(member.id()).filter(Verdict::holds).isPresent();
    }

    /** 500 draws, of which one in twenty may be wrong: 25, and three standard errors of that, 15. */
    @Test
    void inNineteenOfTwentyStudiesNothingThatIsSaidToHoldBreaksALimit() throws IOException {
        int wrong = 0;
        int wrongUncertified = 0;
        int certified = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Exploration exploration = explored(draw, CONFIDENCE);
            List<Evaluation> front = exploration.search().result().front().members();
            if (front.isEmpty()) {
                continue;
            }
            Certification certification = new Certifier(exploration, limits()).certified();
            certified += certification.holding() > 0 ? 1 : 0;
            wrong += front.stream()
                            .filter(member -> holds(certification, member))
                            .anyMatch(member -> breaksInTruth(exploration, member))
                    ? 1
                    : 0;
            wrongUncertified += front.stream().anyMatch(member -> breaksInTruth(exploration, member)) ? 1 : 0;
        }
        assertThat(wrong).isLessThanOrEqualTo(25 + 15);
        assertThat(wrongUncertified)
                .as("studies whose front has a design that breaks a limit")
                .isGreaterThan(100);
        assertThat(certified).as("studies in which some design holds").isGreaterThan(100);
    }
}
