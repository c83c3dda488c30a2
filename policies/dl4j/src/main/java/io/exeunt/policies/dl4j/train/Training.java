package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.ResNetBuilder;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Joint training of all exits of a network: the loss is the weighted sum of their cross entropies, minimised by Adam.
 *
 * <p>Every batch is cut into two shards with batch statistics of their own, whose gradients are added in a fixed order. Which thread
 * computes a shard makes no difference, so one thread and two give the same bits.
 */
public final class Training {
    private static final int SHARDS = 2;
    /** Weight of the newest step in the smoothed loss. */
    private static final double NEWEST = 0.05;

    private final TrainingSpec spec;
    private final TrainingEnvironment environment;
    private final String key;
    private final long steps;
    private final BatchOrder order;
    private final ComputationGraph graph;
    private final Optimiser optimiser;
    private final List<Shard> shards;
    private final Instant began;
    private Instant saved;
    private long firstStep;
    private double smoothedLoss = Double.NaN;

    private Training(TrainingSpec spec, LabelledImages train, TrainingEnvironment environment) {
        this.spec = spec;
        this.environment = environment;
        key = spec.key(train);
        steps = (long) spec.epochs() * spec.stepsPerEpoch(train.size());
        order = new BatchOrder(train.size(), spec.batchSize(), spec.seed());
        ComputationGraphConfiguration configuration = configuration(spec, steps);
        graph = new ComputationGraph(configuration);
        graph.init();
        optimiser = new Optimiser(graph);
        shards = IntStream.range(0, SHARDS)
                .mapToObj(shard -> new Shard(configuration, graph.params(), train, spec.batchSize() / SHARDS))
                .toList();
        began = environment.clock().instant();
        saved = began;
    }

    private static ComputationGraphConfiguration configuration(TrainingSpec spec, long steps) {
        LinearDecay stepSize = new LinearDecay(spec.learningRate(), Math.toIntExact(steps));
        return ResNetBuilder.configure(spec.network(), spec.lossWeights(), new Adam(stepSize), spec.l2(), spec.seed());
    }

    /**
     * Trains from scratch or from the environment's checkpoint; the result is the same, bit by bit. The checkpoint is cleared at
     * the end.
     *
     * @throws TrainingCancelledException if the environment said so
     */
    public static TrainedNetwork run(TrainingSpec spec, LabelledImages train, TrainingEnvironment environment) {
        Nd4jRuntime.prepare();
        ExecutorService threads = Nd4jRuntime.executor(environment.threads());
        try {
            return new Training(spec, train, environment).run(threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private TrainedNetwork run(ExecutorService threads) {
        Optional<Checkpoint> checkpoint = environment.checkpoints().latest(key);
        checkpoint.ifPresent(this::restore);
        for (long step = firstStep; step < steps; step++) {
            double loss = gradients(threads, order.batch(step));
            optimiser.step(shards, spec.batchSize() / SHARDS, step);
            smoothedLoss = Double.isNaN(smoothedLoss) ? loss : smoothedLoss + NEWEST * (loss - smoothedLoss);
            report(step + 1);
            saveIfDue(step + 1);
        }
        environment.checkpoints().clear();
        return new TrainedNetwork(
                key,
                new MultiExitGraph(
                        spec.network().name(),
                        spec.network().input(),
                        graph,
                        spec.network().exitNames()));
    }

    private void restore(Checkpoint checkpoint) {
        optimiser.restore(checkpoint);
        firstStep = checkpoint.step();
        smoothedLoss = checkpoint.smoothedLoss();
    }

    private double gradients(ExecutorService threads, int[] batch) {
        List<Future<Double>> losses = new ArrayList<>();
        for (int s = 0; s < SHARDS; s++) {
            Shard shard = shards.get(s);
            int from = s * batch.length / SHARDS;
            losses.add(threads.submit(() -> shard.computeGradient(batch, from)));
        }
        double sum = 0;
        for (Future<Double> loss : losses) {
            sum += finished(loss);
        }
        return sum / SHARDS;
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
        double imagesPerS = elapsedS > 0 ? doneNow * spec.batchSize() / elapsedS : Double.NaN;
        double etaS = elapsedS / doneNow * (steps - done);
        int epoch = (int) ((done - 1) * spec.epochs() / steps) + 1;
        environment
                .progress()
                .accept(new TrainingProgress(epoch, spec.epochs(), done, steps, smoothedLoss, imagesPerS, etaS));
    }

    private void saveIfDue(long done) {
        if (done == steps) {
            return;
        }
        boolean cancelled = environment.cancelled().getAsBoolean();
        Instant now = environment.clock().instant();
        if (cancelled || Duration.between(saved, now).compareTo(environment.checkpointInterval()) >= 0) {
            environment.checkpoints().save(optimiser.checkpoint(key, done, smoothedLoss));
            saved = now;
        }
        if (cancelled) {
            throw new TrainingCancelledException(done, steps);
        }
    }
}
