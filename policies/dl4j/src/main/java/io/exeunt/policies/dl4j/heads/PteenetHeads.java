package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.heads.HeadLayers.Place;
import io.exeunt.policies.dl4j.loss.CascadeLoss;
import io.exeunt.policies.dl4j.loss.CascadeRow;
import io.exeunt.policies.dl4j.loss.RowLoss;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import io.exeunt.simulator.network.EarlyExitNetwork;
import org.nd4j.linalg.activations.Activation;

/**
 * PTEENet's branches: a body, global average pooling, then a softmax classifier and one sigmoid as confidence. Source: Lahiany and
 * Aperstein, doi 10.1109/ACCESS.2022.3187002.
 *
 * @param body what precedes the pooling
 * @param form which terms make the loss
 * @param lambda weight of cost in the loss, >= 0
 * @param charge what an exit's relative cost in the loss contains
 * @param imitates whether the target is the final classifier's own answer instead of the label
 */
public record PteenetHeads(Body body, CascadeLoss.Form form, double lambda, Charge charge, boolean imitates)
        implements HeadSystem {
    /** What precedes the pooling; convolutions are 3×3, keep the channels and have no bias. */
    public enum Body {
        /** Nothing, as in EENet-Demir. */
        POOL,
        /** Batch norm and ReLU. */
        BNPOOL,
        /** Convolution, batch norm and ReLU. */
        CONV,
        /** The same twice: the published choice. */
        CONV2
    }

    /** What an exit's relative cost contains beside the backbone up to it. */
    public enum Charge {
        /** The head of that exit only, as published; the final exit costs 1. */
        OWN_HEAD,
        /** Every side head up to there, as they are all evaluated on the way; the final exit costs more than 1. */
        ALL_HEADS
    }

    public PteenetHeads {
        Check.nonNegative("lambda", lambda);
    }

    @Override
    public void addTo(HeadLayers layers, Site site) {
        Place input = layers.pool(body(layers, Place.of(site)), 1);
        layers.classHead(input, Activation.SOFTMAX);
        layers.confidenceHead(input);
    }

    private Place body(HeadLayers layers, Place input) {
        return switch (body) {
            case POOL -> input;
            case BNPOOL -> layers.normalised("_body", input);
            case CONV -> convolved(layers, "_body1", input);
            case CONV2 -> convolved(layers, "_body2", convolved(layers, "_body1", input));
        };
    }

    private static Place convolved(HeadLayers layers, String name, Place input) {
        return layers.normalised(
                name, layers.convolution(name + "_conv", input, 3, input.map().channels()));
    }

    @Override
    public boolean hasConfidence() {
        return true;
    }

    @Override
    public RowLoss loss(EarlyExitNetwork network, int classes) {
        return new CascadeRow(new CascadeLoss(form, lambda, relativeCosts(network, charge)), classes);
    }

    /** Cost of leaving at each exit in multiply-accumulates, relative to the network without side exits. */
    public static double[] relativeCosts(EarlyExitNetwork network, Charge charge) {
        int last = network.exits() - 1;
        double plain = network.backboneMacs(last) + network.branches().get(last).macs();
        double[] relative = new double[network.exits()];
        long heads = 0;
        for (int k = 0; k <= last; k++) {
            long own = network.branches().get(k).macs();
            heads += own;
            relative[k] = (network.backboneMacs(k) + (charge == Charge.OWN_HEAD ? own : heads)) / plain;
        }
        return relative;
    }
}
