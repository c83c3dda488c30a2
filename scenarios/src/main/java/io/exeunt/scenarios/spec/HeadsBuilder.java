package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes the heads section of a scenario. */
final class HeadsBuilder {
    private HeadsBuilder() {}

    static HeadsSpec heads(Section section) {
        return section.checked(() -> new HeadsSpec(
                section.texts("systems").stream()
                        .map(text -> ScenarioBuilder.constant(HeadsSpec.SystemName.class, text))
                        .toList(),
                section.integer("train_samples"),
                section.integer("batch"),
                section.integer("feature_memory_mib"),
                pteenet(section.child("pteenet")),
                classExclusion(section.child("class_exclusion")),
                predictive(section.child("predictive"))));
    }

    private static HeadsSpec.Pteenet pteenet(Section section) {
        return section.checked(() -> new HeadsSpec.Pteenet(
                ScenarioBuilder.constant(HeadsSpec.Body.class, section.text("body")),
                ScenarioBuilder.constant(HeadsSpec.Loss.class, section.text("loss")),
                section.items("lambda").stream().map(JsonNode::asDouble).toList(),
                ScenarioBuilder.constant(HeadsSpec.Charge.class, section.text("charge")),
                ScenarioBuilder.constant(HeadsSpec.Targets.class, section.text("targets")),
                section.number("theta"),
                schedule(section)));
    }

    private static HeadsSpec.ClassExclusion classExclusion(Section section) {
        return section.checked(() -> new HeadsSpec.ClassExclusion(section.integer("grid"), schedule(section)));
    }

    private static HeadsSpec.Predictive predictive(Section section) {
        return section.checked(() -> new HeadsSpec.Predictive(section.integer("windows_per_side"), schedule(section)));
    }

    private static HeadsSpec.Schedule schedule(Section section) {
        return new HeadsSpec.Schedule(
                section.integer("epochs"), section.number("learning_rate"), section.number("weight_decay"));
    }
}
