package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Samples of a batch that a message names. */
    private static final int SHOWN = 8;

    private final TrainingPlan plan;
    private final TrainingEnvironment environment;
    private final long steps;
    private final BatchOrder order;
    private final Optimiser optimiser;
    private final List<GradientShard> shards;
    private final Supplier<MultiExitGraph> asUsed;
    private final Instant began;
    private Instant saved;
    private long firstStep;
    private double smoothedLoss = Double.NaN;

    private TrainingLoop(
            TrainingPlan plan,
            ComputationGraph graph,
            List<? extends GradientShard> shards,
            Supplier<MultiExitGraph> asUsed,
            TrainingEnvironment environment) {
        this.plan = plan;
        this.asUsed = asUsed;
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
     * @param asUsed the network with the graph's present parameters, for those who listen to epochs
     * @param environment what surrounds it
     * @throws TrainingCancelledException if the environment said so
     * @throws InvalidInputException if the loss is no number any more
     */
    public static void run(
            TrainingPlan plan,
            ComputationGraph graph,
            List<? extends GradientShard> shards,
            Supplier<MultiExitGraph> asUsed,
            TrainingEnvironment environment) {
        ExecutorService threads = Nd4jRuntime.executor(environment.threads());
        try {
            new TrainingLoop(plan, graph, shards, asUsed, environment).run(threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(ExecutorService threads) {
        Optional<Checkpoint> checkpoint = environment.checkpoints().latest(plan.key());
        checkpoint.ifPresent(this::restore);
        for (long step = firstStep; step < steps; step++) {
            double loss = requireFinite(gradients(threads, step), step);
            optimiser.step(shards, plan.batchSize() / shards.size(), step);
            smoothedLoss = Double.isNaN(smoothedLoss) ? loss : smoothedLoss + NEWEST * (loss - smoothedLoss);
            report(step + 1);
            if ((step + 1) % plan.stepsPerEpoch() == 0) {
                environment.epochs().ended((int) ((step + 1) / plan.stepsPerEpoch()), asUsed);
            }
            saveIfDue(step + 1);
        }
        environment.checkpoints().clear();
    }

    /** What follows a loss that is no number is lost: better to stop than to go on with it. */
    private double requireFinite(double loss, long step) {
        if (Double.isFinite(loss)) {
            return loss;
        }
        int[] batch = order.batch(step);
        String images = IntStream.of(batch)
                .limit(SHOWN)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", ", "", batch.length > SHOWN ? ", …" : ""));
        throw new InvalidInputException(
                "training",
                "Expected a finite loss, given " + loss + " at step " + (step + 1) + " of " + steps + " (epoch "
                        + (step / plan.stepsPerEpoch() + 1) + "; training samples " + images + ")",
                "a smaller learning rate helps");
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
