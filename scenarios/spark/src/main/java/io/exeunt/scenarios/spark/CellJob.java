package io.exeunt.scenarios.spark;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function0;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Failure;
import scala.util.Try;

/** One job of Spark: a task per cell, whose answers are taken as they come. */
final class CellJob {
    private static final long LOOK_MS = 200;

    /** How long executors may take to come before the user is told. */
    private static final long PATIENCE_MS = 30_000;

    private final JavaSparkContext spark;
    private final List<CellInput> cells;
    private final CellFunction function;
    private final String given;
    private final BlockingQueue<CellAnswer> answers = new LinkedBlockingQueue<>();

    CellJob(JavaSparkContext spark, List<CellInput> cells, CellFunction function, String given) {
        this.spark = spark;
        this.cells = cells;
        this.function = function;
        this.given = given;
    }

    /**
     * Runs it to its end, or until the user wants to stop: answers that are there are taken, and what has been begun is given up.
     *
     * @throws SparkException if Spark gives the job up
     */
    void run(Desk desk, BooleanSupplier stop) throws SparkException {
        SimpleFutureAction<BoxedUnit> job = submitted();
        long lookedMs = 0;
        int taken = 0;
        while (taken < cells.size()) {
            boolean over = job.isCompleted(); // looked at before the answers, which come earlier
            CellAnswer answer = next();
            if (answer != null) {
                desk.take(answer);
                taken++;
            } else if (stop.getAsBoolean()) {
                job.cancel();
                return;
            } else if (over) {
                throw failure(job);
            } else {
                lookedMs = waited(lookedMs, taken, desk);
            }
        }
    }

    private SimpleFutureAction<BoxedUnit> submitted() {
        RDD<CellInput> cellsAsTasks = spark.parallelize(cells, cells.size()).rdd();
        Function2<Object, CellAnswer, BoxedUnit> comes = (task, answer) -> {
            answers.add(answer);
            return BoxedUnit.UNIT;
        };
        Function0<BoxedUnit> nothing = () -> BoxedUnit.UNIT;
        var all = CollectionConverters.asScala(IntStream.range(0, cells.size())
                        .<Object>mapToObj(i -> i)
                        .toList())
                .toSeq();
        return spark.sc().submitJob(cellsAsTasks, function, all, comes, nothing);
    }

    private CellAnswer next() {
        try {
            return answers.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Spark", e);
        }
    }

    private long waited(long lookedMs, int taken, Desk desk) {
        long now = lookedMs + LOOK_MS;
        if (taken == 0 && lookedMs < PATIENCE_MS && now >= PATIENCE_MS && executors() == 0) {
            desk.work()
                    .warn(
                            given
                                    + " has given no executor yet: it has no free worker, or none with as much memory and as many cores as are asked",
                            "EXEUNT_JAVA_OPTS=\"-Dspark.executor.memory=1g -Dspark.cores.max=4\" asks for less");
        }
        return now;
    }

    /** Besides the driver, which Spark counts as one. */
    private int executors() {
        return spark.sc().statusTracker().getExecutorInfos().length - 1;
    }

    private SparkException failure(SimpleFutureAction<BoxedUnit> job) {
        Try<BoxedUnit> end = job.value().get();
        Throwable why = end instanceof Failure<BoxedUnit> failed ? failed.exception() : null;
        return why instanceof SparkException known ? known : new SparkException(String.valueOf(why), why);
    }
}
