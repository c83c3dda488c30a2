package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.heads.ExclusionHeads;
import io.exeunt.policies.dl4j.heads.HeadSchedule;
import io.exeunt.policies.dl4j.heads.HeadSystem;
import io.exeunt.policies.dl4j.heads.HeadTraining;
import io.exeunt.policies.dl4j.heads.PredictiveHeads;
import io.exeunt.policies.dl4j.heads.PteenetHeads;
import io.exeunt.policies.dl4j.loss.CascadeLoss;
import io.exeunt.scenarios.spec.HeadsSpec;
import io.exeunt.scenarios.spec.HeadsSpec.SystemName;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a scenario says about heads, in the words of the module that trains them. */
final class HeadSystems {
    private final HeadsSpec spec;
    private final long seed;

    HeadSystems(HeadsSpec spec, long seed) {
        this.spec = spec;
        this.seed = seed;
    }

    /** Trainings by name of the bundle's member; the network's own exits need none. */
    Map<String, HeadTraining> trainings() {
        Map<String, HeadTraining> trainings = new LinkedHashMap<>();
        for (SystemName system : spec.systems()) {
            switch (system) {
                case SOFTMAX -> {}
                case PTEENET ->
                    spec.pteenet()
                            .lambda()
                            .forEach(lambda -> trainings.put(
                                    pteenetName(lambda),
                                    training(pteenet(lambda), spec.pteenet().schedule())));
                case CLASS_EXCLUSION -> trainings.put(system.key(), exclusion(ExclusionHeads.Answer.SIGMOID));
                case CLASS_EXCLUSION_CR -> trainings.put(system.key(), exclusion(ExclusionHeads.Answer.SOFTMAX));
                case PREDICTIVE ->
                    trainings.put(
                            system.key(),
                            training(
                                    new PredictiveHeads(spec.predictive().windowsPerSide()),
                                    spec.predictive().schedule()));
            }
        }
        return trainings;
    }

    /** Which system a member of the bundle is, and what tells it from others of the same system. */
    HeadOrigin origin(String member) {
        return spec.pteenet().lambda().stream()
                .filter(lambda -> pteenetName(lambda).equals(member))
                .findFirst()
                .map(this::pteenetOrigin)
                .orElseGet(() -> HeadOrigin.of(member));
    }

    private HeadOrigin pteenetOrigin(double lambda) {
        HeadsSpec.Pteenet asked = spec.pteenet();
        return new HeadOrigin(
                SystemName.PTEENET.key(),
                Map.of(
                        "lambda", String.valueOf(lambda),
                        "theta", String.valueOf(asked.theta()),
                        "loss", key(asked.loss()),
                        "targets", key(asked.targets())));
    }

    private static String key(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private HeadTraining training(HeadSystem system, HeadsSpec.Schedule schedule) {
        return new HeadTraining(
                system,
                new HeadSchedule(
                        schedule.epochs(), spec.batch(), schedule.learningRate(), schedule.weightDecay(), seed));
    }

    private HeadTraining exclusion(ExclusionHeads.Answer answer) {
        return training(
                new ExclusionHeads(answer, spec.classExclusion().grid()),
                spec.classExclusion().schedule());
    }

    /** Name of the member trained with this weight of cost: plain for the first of the sweep. */
    String pteenetName(double lambda) {
        boolean first = spec.pteenet().lambda().get(0) == lambda;
        return first ? SystemName.PTEENET.key() : SystemName.PTEENET.key() + "_lambda_" + lambda;
    }

    private HeadSystem pteenet(double lambda) {
        HeadsSpec.Pteenet asked = spec.pteenet();
        return new PteenetHeads(
                body(asked.body()),
                asked.loss() == HeadsSpec.Loss.V1 ? CascadeLoss.Form.V1 : CascadeLoss.Form.V2_MEAN,
                lambda,
                charge(asked.charge()),
                asked.targets() == HeadsSpec.Targets.MAIN_NETWORK);
    }

    private static PteenetHeads.Body body(HeadsSpec.Body asked) {
        return switch (asked) {
            case POOL -> PteenetHeads.Body.POOL;
            case BNPOOL -> PteenetHeads.Body.BNPOOL;
            case CONV -> PteenetHeads.Body.CONV;
            case CONV2 -> PteenetHeads.Body.CONV2;
        };
    }

    private static PteenetHeads.Charge charge(HeadsSpec.Charge asked) {
        return switch (asked) {
            case OWN_HEAD -> PteenetHeads.Charge.OWN_HEAD;
            case ALL_HEADS -> PteenetHeads.Charge.ALL_HEADS;
        };
    }
}
