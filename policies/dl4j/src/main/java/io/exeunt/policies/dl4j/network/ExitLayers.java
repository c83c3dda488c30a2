package io.exeunt.policies.dl4j.network;

import io.exeunt.policies.dl4j.network.NetworkLayers.Edges;
import io.exeunt.policies.dl4j.network.NetworkLayers.Site;
import io.exeunt.policies.dl4j.network.NetworkLayers.Window;
import org.nd4j.linalg.activations.Activation;

/** Adds the heads of a network's exits, each with its end. */
final class ExitLayers {
    private final NetworkDesign design;
    private final NetworkLayers layers;
    private final EndingLayers endings;

    ExitLayers(NetworkDesign design, NetworkLayers layers, EndingLayers endings) {
        this.design = design;
        this.layers = layers;
        this.endings = endings;
    }

    /** The side exits that stand behind so many blocks. */
    void behind(int blocks, Site site) {
        for (int exit = 0; exit < design.exits().size(); exit++) {
            if (design.exits().get(exit).afterBlock() == blocks) {
                head(exit, design.exits().get(exit).head(), site);
            }
        }
    }

    /** The final exit. */
    void last(Site site) {
        head(design.exits().size(), design.finalHead(), site);
    }

    private void head(int exit, ExitHead head, Site site) {
        String name = design.exitNames().get(exit);
        if (head instanceof ExitHead.Convolutional body) {
            Window window = new Window(3, 1, edges());
            Site convolved = layers.convolution(name + "_body_conv", site, window, body.channels(), false);
            Site inner =
                    layers.activation(name + "_body_relu", layers.norm(name + "_body_bn", convolved), Activation.RELU);
            endings.add(exit, layers.grid(name, inner, body.grid()).vertex());
        } else if (head instanceof ExitHead.Linear linear) {
            endings.add(exit, layers.grid(name, site, linear.grid()).vertex());
        } else if (head instanceof ExitHead.Perceptron perceptron) {
            Site inner = layers.grid(name, site, perceptron.grid());
            for (int k = 0; k < perceptron.hidden().size(); k++) {
                inner = layers.hidden(
                        name + "_hidden" + (k + 1), inner, perceptron.hidden().get(k));
            }
            endings.add(exit, inner.vertex());
        }
    }

    /** As the blocks of the backbone meet them. */
    private Edges edges() {
        boolean same = design instanceof ResNetSpec spec && spec.shortcut() == Shortcut.PROJECTED;
        return same ? new Edges.Same() : new Edges.Zeros(1);
    }
}
