package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Prints the heads section of a scenario. */
final class HeadsPrinter {
    private HeadsPrinter() {}

    static void heads(ObjectNode node, HeadsSpec heads) {
        ArrayNode systems = node.putArray("systems");
        heads.systems().forEach(system -> systems.add(system.key()));
        node.put("train_samples", heads.trainSamples())
                .put("batch", heads.batch())
                .put("feature_memory_mib", heads.featureMemoryMib());
        pteenet(node.putObject("pteenet"), heads.pteenet());
        HeadsSpec.ClassExclusion exclusion = heads.classExclusion();
        schedule(node.putObject("class_exclusion").put("grid", exclusion.grid()), exclusion.schedule());
        HeadsSpec.Predictive predictive = heads.predictive();
        schedule(
                node.putObject("predictive").put("windows_per_side", predictive.windowsPerSide()),
                predictive.schedule());
    }

    private static void pteenet(ObjectNode node, HeadsSpec.Pteenet pteenet) {
        node.put("body", pteenet.body().key()).put("loss", pteenet.loss().key());
        ArrayNode lambda = node.putArray("lambda");
        pteenet.lambda().forEach(lambda::add);
        node.put("charge", pteenet.charge().key())
                .put("targets", pteenet.targets().key())
                .put("theta", pteenet.theta());
        schedule(node, pteenet.schedule());
    }

    private static void schedule(ObjectNode node, HeadsSpec.Schedule schedule) {
        node.put("epochs", schedule.epochs())
                .put("learning_rate", schedule.learningRate())
                .put("weight_decay", schedule.weightDecay());
    }
}
