package io.exeunt.policies;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fitting a policy to a budget and scoring it: 10,000 samples each, 10 exits, 10 classes. The target is 5 s, learned ones apart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class BenchmarkPolicies {
    private static final int SAMPLES = 10_000;
    private static final int EXITS = 10;
    private static final int CLASSES = 10;

    @Param({
        "max_softmax",
        "entropy",
        "margin",
        "max_abs_logit",
        "confidence",
        "patience",
        "pteenet",
        "pteenet_entropy",
        "class_exclusion",
        "class_exclusion_cr",
        "predictive",
        "predictive_oracle",
        "predictive_hierarchical",
        "predictive_placement",
        "edgebert",
        "edgebert_direct",
        "oracle"
    })
    private String policy;

    /** Share of the way from the first exit's cost to the last one's; tight budgets make some policies search longer. */
    @Param({"0.1", "0.5", "0.9"})
    private double share;

    private TraceSplit fit;
    private TraceSplit report;
    private ExitCosts costs;

    @Setup
    public void prepare() {
        for (HeadKind kind : HeadKind.values()) {
            fit = split(kind, 1);
            report = split(kind, 2);
            if (Policies.byName(policy).reads(fit)) {
                break;
            }
        }
        double[] tens = new double[EXITS];
        double[] ones = new double[EXITS];
        Arrays.fill(tens, 10);
        Arrays.fill(ones, 1);
        costs = new ExitCosts("MMAC", tens, ones);
    }

    private static TraceSplit split(HeadKind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(SAMPLES, 0, CLASSES).toArray();
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            exits.add(outputs(kind, random, labels, 0.5 + 0.4 * k));
        }
        return new TraceSplit("fit", labels, exits);
    }

    private static ExitOutputs outputs(HeadKind kind, SplittableRandom random, int[] labels, double skill) {
        float[] values = new float[SAMPLES * CLASSES];
        float[] confidence = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double[] logits = new double[CLASSES];
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                logits[c] = random.nextGaussian() + (c == labels[i] ? skill : 0);
                sum += Math.exp(logits[c]);
            }
            for (int c = 0; c < CLASSES; c++) {
                values[i * CLASSES + c] = (float)
                        switch (kind) {
                            case LOGITS -> logits[c];
                            case SIGMOID -> 1 / (1 + Math.exp(-logits[c]));
                            case SOFTMAX -> Math.exp(logits[c]) / sum;
                        };
            }
            confidence[i] = (float) random.nextDouble();
        }
        return new ExitOutputs(kind, CLASSES, values, confidence);
    }

    /** Fits and scores; a refusal of the budget costs about as much as the search before it. */
    @Benchmark
    public Object fitAndScore() {
        double budget = 11 + share * (11 * EXITS - 11);
        try {
            PathHistogram paths = Policies.byName(policy)
                    .fit(new FitContext(fit, ExitSet.all(EXITS), costs, budget, 1))
                    .paths(report);
            return paths.accuracy();
        } catch (RuntimeException refusal) {
            return refusal;
        }
    }
}
