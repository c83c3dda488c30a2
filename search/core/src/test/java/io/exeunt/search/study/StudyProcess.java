package io.exeunt.search.study;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.algorithm.Algorithm;
import io.exeunt.search.algorithm.NsgaII;
import io.exeunt.search.algorithm.RandomSearch;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A study in a process of its own. */
final class StudyProcess {
    private static final InstantSource STOPPED = InstantSource.fixed(Instant.EPOCH);

    private StudyProcess() {}

    static StudySpec spec(Algorithm algorithm, int budget) {
        return StudySpec.builder(MixedProblem.SPACE, MixedProblem.GOALS)
                .algorithm(algorithm)
                .budget(budget)
                .seed(5)
                .build();
    }

    static StudyResult run(Path folder, Algorithm algorithm, int budget, Evaluator evaluator) {
        return new Study(spec(algorithm, budget)).run(folder, TrialExecutor.serial(evaluator), STOPPED);
    }

    /** Says "evaluating" at its first evaluation, tries a second run itself, and goes on when it is told something. */
    static final class Holding {
        private static boolean held;

        private Holding() {}

        public static void main(String[] args) {
            try {
                run(Path.of(args[0]), NsgaII.standard(20), Integer.parseInt(args[1]), point -> hold(point, args));
                System.out.println("finished");
            } catch (StoreException e) {
                System.out.println(e.getMessage());
            }
        }

        private static Evaluation hold(DesignPoint point, String... args) {
            if (!held) {
                held = true;
                try {
                    run(Path.of(args[0]), NsgaII.standard(20), Integer.parseInt(args[1]), MixedProblem::evaluate);
                    System.out.println("let in twice");
                } catch (StoreException refused) {
                    System.out.println("evaluating");
                }
                await();
            }
            return MixedProblem.evaluate(point);
        }

        private static void await() {
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Says the number of every evaluation before it is made. */
    static final class Counting {
        private static int count;

        private Counting() {}

        public static void main(String[] args) {
            run(Path.of(args[0]), NsgaII.standard(20), Integer.parseInt(args[1]), point -> {
                System.out.println(++count);
                return MixedProblem.evaluate(point);
            });
        }
    }

    /** Random search of some size; says how many trials are new, and what was found. */
    static final class Big {
        private static int fresh;

        private Big() {}

        public static void main(String[] args) {
            StudyResult result = run(Path.of(args[0]), new RandomSearch(1000), Integer.parseInt(args[1]), point -> {
                fresh++;
                return MixedProblem.evaluate(point);
            });
            System.out.println(fresh + " new of " + result.evaluations().size() + ", "
                    + result.count(Evaluation.State.FAILED) + " failed, front "
                    + result.front().size());
        }
    }
}
