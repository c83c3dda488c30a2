package io.exeunt.search.study;

import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.Zdt;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a whole study costs per evaluation beside the evaluation itself. Run its main; it isn't a test. */
final class StudyBenchmark {
    private static final Goals THREE = new Goals(
            List.of(Objective.minimize("f1", ""), Objective.minimize("f2", ""), Objective.minimize("f3", "")),
            List.of());

    private StudyBenchmark() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 3; i++) {
            measure("2 objectives", Zdt.GOALS, Zdt::zdt1);
            measure("3 objectives", THREE, StudyBenchmark::dtlz2);
        }
    }

    private static void measure(String name, Goals goals, Evaluator evaluator) throws Exception {
        StudySpec spec = StudySpec.builder(Zdt.space(12), goals)
                .algorithm(NsgaII.standard(100))
                .budget(25_000)
                .build();
        Path folder = Files.createTempDirectory("study");
        for (String run : List.of("in memory", "written", "replayed")) {
            long begin = cpuNanos();
            Study study = new Study(spec);
            TrialExecutor executor = TrialExecutor.serial(evaluator);
            StudyResult result = run.equals("in memory")
                    ? study.runInMemory(executor, Clock.systemUTC())
                    : study.run(folder, executor, Clock.systemUTC());
            System.out.printf(
                    "%s %s: %.1f us per evaluation, front %d%n",
                    name,
                    run,
                    (cpuNanos() - begin) / 1e3 / 25_000,
                    result.front().size());
        }
        Files.delete(folder.resolve("trials.jsonl"));
        Files.delete(folder.resolve("study.json"));
        Files.delete(folder);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** DTLZ2: the front is an eighth of a sphere. Source: Deb et al., CEC 2002. */
    private static Evaluation dtlz2(DesignPoint point) {
        double[] x = point.values();
        double g = 1;
        for (int i = 2; i < x.length; i++) {
            g += (x[i] - 0.5) * (x[i] - 0.5);
        }
        double a = x[0] * Math.PI / 2;
        double b = x[1] * Math.PI / 2;
        double[] objectives = {g * Math.cos(a) * Math.cos(b), g * Math.cos(a) * Math.sin(b), g * Math.sin(a)};
        return THREE.evaluation(point, objectives, new double[0], Map.of());
    }
}
