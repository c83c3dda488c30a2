package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Steps of an optimiser over shuffled batches, with progress, checkpoints and cancellation.
 *
 * <p>Every batch is cut into shards of equal size, whose gradients are added in a fixed order. Which thread computes a shard makes no
 * difference, so one thread and two give the same bits.
 */
public final class TrainingLoop {
    /** Weight of the newest step in the smoothed loss. */
    private static final double NEWEST = 0.05;

    private final TrainingPlan plan;
    private final TrainingEnvironment environment;
    private final long steps;
    private final BatchOrder order;
    private final Optimiser optimiser;
    private final List<GradientShard> shards;
    private final Instant began;
    private Instant saved;
    private long firstStep;
    private double smoothedLoss = Double.NaN;

    private TrainingLoop(
            TrainingPlan plan,
            ComputationGraph graph,
            List<? extends GradientShard> shards,
            TrainingEnvironment environment) {
        this.plan = plan;
        this.environment = environment;
        this.shards = List.copyOf(shards);
        steps = plan.steps();
        order = new BatchOrder(plan.samples(), plan.batchSize(), plan.seed());
        optimiser = new Optimiser(graph);
        began = environment.clock().instant();
        saved = began;
    }

    /**
     * Trains from the graph's parameters or from the environment's checkpoint; the result is the same, bit by bit. The checkpoint is
     * cleared at the end.
     *
     * @param plan what is done
     * @param graph owner of parameters and optimiser; its parameters are changed in place
     * @param shards each with a graph of its own over the same parameters; their number divides the batch size
     * @param environment what surrounds it
     * @throws TrainingCancelledException if the environment said so
     */
    public static void run(
            TrainingPlan plan,
            ComputationGraph graph,
            List<? extends GradientShard> shards,
            TrainingEnvironment environment) {
        ExecutorService threads = Nd4jRuntime.executor(environment.threads());
        try {
            new TrainingLoop(plan, graph, shards, environment).run(threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(ExecutorService threads) {
        Optional<Checkpoint> checkpoint = environment.checkpoints().latest(plan.key());
        checkpoint.ifPresent(this::restore);
        for (long step = firstStep; step < steps; step++) {
            double loss = gradients(threads, step);
            optimiser.step(shards, plan.batchSize() / shards.size(), step);
            smoothedLoss = Double.isNaN(smoothedLoss) ? loss : smoothedLoss + NEWEST * (loss - smoothedLoss);
            report(step + 1);
            saveIfDue(step + 1);
        }
        environment.checkpoints().clear();
    }

    private void restore(Checkpoint checkpoint) {
        optimiser.restore(checkpoint);
        firstStep = checkpoint.step();
        smoothedLoss = checkpoint.smoothedLoss();
    }

    private double gradients(ExecutorService threads, long step) {
        int[] batch = order.batch(step);
        List<Future<Double>> losses = new ArrayList<>();
        for (int s = 0; s < shards.size(); s++) {
            GradientShard shard = shards.get(s);
            int from = s * batch.length / shards.size();
            losses.add(threads.submit(() -> {
                shard.begin(step);
                return shard.computeGradient(batch, from);
            }));
        }
        double sum = 0;
        for (Future<Double> loss : losses) {
            sum += finished(loss);
        }
        return sum / shards.size();
    }

    private static double finished(Future<Double> loss) {
        try {
            return loss.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A training step failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while training", e);
        }
    }

    private void report(long done) {
        double elapsedS = Duration.between(began, environment.clock().instant()).toNanos() / 1e9;
        long doneNow = done - firstStep;
        double imagesPerS = elapsedS > 0 ? doneNow * plan.batchSize() / elapsedS : Double.NaN;
        double etaS = elapsedS / doneNow * (steps - done);
        int epoch = (int) ((done - 1) * plan.epochs() / steps) + 1;
        environment
                .progress()
                .accept(new TrainingProgress(epoch, plan.epochs(), done, steps, smoothedLoss, imagesPerS, etaS));
    }

    private void saveIfDue(long done) {
        if (done == steps) {
            return;
        }
        boolean cancelled = environment.cancelled().getAsBoolean();
        Instant now = environment.clock().instant();
        if (cancelled || Duration.between(saved, now).compareTo(environment.checkpointInterval()) >= 0) {
            environment.checkpoints().save(optimiser.checkpoint(plan.key(), done, smoothedLoss));
            saved = now;
        }
        if (cancelled) {
            throw new TrainingCancelledException(done, steps);
        }
    }
}
