package io.exeunt.policies.eenet;

import io.exeunt.ground.Check;

/**
 * How EENet's scheduler is trained. A step is one full batch; what EENet calls an epoch is a step here.
 *
 * @param restarts independent trainings, of which the best is kept; the published code makes 10
 * @param periods pairs of phases: utilities alone, then assignment alone
 * @param stepsPerPhase 10 in the published code
 * @param learningRate of Adam; the published 3e-5 moves nothing within as few steps
 * @param weightDecay decoupled from the gradient (AdamW): coupled, as published, it would outweigh losses weighted by 1e-3
 * @param klWeight alpha_1 of the loss that draws the assignment to exits of high utility; the published 1e-3 needs thousands of steps
 * @param costWeight alpha_2 of the loss that draws the mean cost to the budget
 * @param hiddenRatio hidden units of the assignment network per feature: 0.5 for images, 2 for text
 */
public record EenetTraining(
        int restarts,
        int periods,
        int stepsPerPhase,
        double learningRate,
        double weightDecay,
        double klWeight,
        double costWeight,
        double hiddenRatio) {
    public EenetTraining {
        Check.positive("restarts", (long) restarts);
        Check.positive("periods", (long) periods);
        Check.positive("stepsPerPhase", (long) stepsPerPhase);
        Check.positive("learningRate", learningRate);
        Check.nonNegative("weightDecay", weightDecay);
        Check.positive("klWeight", klWeight);
        Check.positive("costWeight", costWeight);
        Check.positive("hiddenRatio", hiddenRatio);
    }

    /** Published phases, hidden size and cost weight; the other numbers are ours, chosen for some 500 steps. */
    public static EenetTraining standard() {
        return new EenetTraining(2, 24, 10, 0.02, 1e-2, 1e-2, 1e-2, 0.5);
    }
}
