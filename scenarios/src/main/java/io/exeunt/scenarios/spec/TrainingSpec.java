package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Inlined;
import java.util.Locale;

/**
 * How the network learns.
 *
 * @param epochs passes over the training samples, >= 0; 0 leaves published weights as they are
 * @param batch samples per step, > 0 and even
 * @param learningRate peak step size of Adam, > 0
 * @param weightDecay L2 penalty, ≥ 0
 * @param system whose loss is made small
 * @param augmentation how images are varied from epoch to epoch
 * @param threads of training, which uses two at most, and recording, 1 … 256; no result depends on it
 * @param recorder what runs the trained network to record what its exits say
 * @param checkpointIntervalS time between two checkpoints in s, > 0
 */
public record TrainingSpec(
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        @Inlined SystemSpec system,
        Augmentation augmentation,
        int threads,
        Recorder recorder,
        double checkpointIntervalS) {
    /** What runs a trained network. */
    public enum Recorder {
        /** ONNX Runtime, where each layer has a form in ONNX; Deeplearning4j elsewhere. */
        ONNXRUNTIME,
        /** Deeplearning4j, layer by layer as in training. */
        DEEPLEARNING4J;

        /** Name in scenario files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How images are varied. */
    public enum Augmentation {
        /** Not at all. */
        NONE,
        /** Moved by up to four pixels each way and mirrored every other time. */
        CROP_FLIP
    }

    public TrainingSpec {
        Check.nonNegative("epochs", (long) epochs);
        Check.require(batch > 0 && batch % 2 == 0, "batch", "> 0 and even", batch);
        Check.positive("learning_rate", learningRate);
        Check.nonNegative("weight_decay", weightDecay);
        Check.inRange("training threads", threads, 1, 256);
        Check.positive("checkpoint_interval_s", checkpointIntervalS);
    }
}
