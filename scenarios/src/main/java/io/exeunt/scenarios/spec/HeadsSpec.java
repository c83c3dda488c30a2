package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Inlined;
import java.util.List;
import java.util.Locale;

/**
 * Which published systems' heads are trained on the scenario's trained network, which stays as it is.
 *
 * @param systems in the order of results, at least one, no two alike
 * @param trainSamples at most so many training samples, drawn by the scenario's seed, > 0
 * @param batch samples per step, > 0 and even
 * @param featureMemoryMib features up to this size are kept in memory, larger ones in files, in MiB, >= 0
 * @param pteenet options of pteenet
 * @param classExclusion options of class_exclusion and class_exclusion_cr
 * @param predictive options of predictive
 */
public record HeadsSpec(
        List<SystemName> systems,
        int trainSamples,
        int batch,
        int featureMemoryMib,
        Pteenet pteenet,
        ClassExclusion classExclusion,
        Predictive predictive) {
    public HeadsSpec {
        systems = Check.notEmpty("systems", systems);
        Check.require(systems.stream().distinct().count() == systems.size(), "systems", "free of repetitions", systems);
        Check.positive("train_samples", (long) trainSamples);
        Check.require(batch > 0 && batch % 2 == 0, "batch", "> 0 and even", batch);
        Check.nonNegative("feature_memory_mib", (long) featureMemoryMib);
    }

    /** Systems that have heads of their own. */
    public enum SystemName {
        /** The network's own exits, trained with it. */
        SOFTMAX,
        /** Branches with confidence heads. */
        PTEENET,
        /** One sigmoid per class. */
        CLASS_EXCLUSION,
        /** The same heads with softmax. */
        CLASS_EXCLUSION_CR,
        /** Bags of features, raw logits. */
        PREDICTIVE;

        /** Name in scenario files and bundles. */
        public String key() {
            return HeadsSpec.key(this);
        }
    }

    /**
     * How long and how fast heads learn.
     *
     * @param epochs passes over the features, > 0
     * @param learningRate first step size of Adam, > 0; it falls linearly to zero
     * @param weightDecay L2 penalty, >= 0
     */
    public record Schedule(int epochs, double learningRate, double weightDecay) {
        public Schedule {
            Check.positive("epochs", (long) epochs);
            Check.positive("learning_rate", learningRate);
            Check.nonNegative("weight_decay", weightDecay);
        }
    }

    /**
     * Options of PTEENet.
     *
     * @param body what precedes a branch's pooling
     * @param loss form of the cascade loss
     * @param lambda weights of cost in the loss, each >= 0, no two alike; branches are trained for each
     * @param charge what an exit's cost in the loss contains
     * @param targets what branches are to answer
     * @param theta confidence above which a sample leaves in printed figures, 0 … 1
     * @param schedule how they learn
     */
    public record Pteenet(
            Body body,
            Loss loss,
            List<Double> lambda,
            Charge charge,
            Targets targets,
            double theta,
            @Inlined Schedule schedule) {
        public Pteenet {
            lambda = Check.notEmpty("lambda", lambda);
            lambda.forEach(value -> Check.nonNegative("lambda", value));
            Check.require(lambda.stream().distinct().count() == lambda.size(), "lambda", "free of repetitions", lambda);
            Check.probability("theta", theta);
        }
    }

    /** What precedes a branch's pooling. */
    public enum Body {
        POOL,
        BNPOOL,
        CONV,
        CONV2
    }

    /** Form of the cascade loss. */
    public enum Loss {
        V1,
        V2
    }

    /** What an exit's cost in the loss contains beside the backbone. */
    public enum Charge {
        OWN_HEAD,
        ALL_HEADS
    }

    /** What branches are to answer. */
    public enum Targets {
        LABELS,
        MAIN_NETWORK
    }

    /**
     * Options of class exclusion.
     *
     * @param grid rows and columns after average pooling, > 0
     * @param schedule how the heads learn
     */
    public record ClassExclusion(int grid, @Inlined Schedule schedule) {
        public ClassExclusion {
            Check.positive("grid", (long) grid);
        }
    }

    /**
     * Options of Predictive Exit.
     *
     * @param windowsPerSide into how many windows the smaller side of a map is cut, > 0
     * @param schedule how the heads learn
     */
    public record Predictive(int windowsPerSide, @Inlined Schedule schedule) {
        public Predictive {
            Check.positive("windows_per_side", (long) windowsPerSide);
        }
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
