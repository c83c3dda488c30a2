package io.exeunt.policies.dl4j.inference;

import io.exeunt.policies.dl4j.inference.InferenceGraph.Attribute;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Attribute.Whole;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * What an activation is in ONNX.
 *
 * @param operator its name in ONNX
 * @param numbers single numbers that it reads after its input, in their order
 * @param attributes of the operator
 */
record ActivationForm(String operator, List<Float> numbers, List<Attribute> attributes) {
    private static final Map<Class<?>, ActivationForm> PLAIN = Map.of(
            ActivationIdentity.class, reading("Identity"),
            ActivationReLU6.class, clip(6),
            ActivationSigmoid.class, reading("Sigmoid"),
            ActivationSoftmax.class, new ActivationForm("Softmax", List.of(), List.of(new Whole("axis", 1))),
            ActivationTanH.class, reading("Tanh"));

    ActivationForm {
        numbers = List.copyOf(numbers);
        attributes = List.copyOf(attributes);
    }

    /**
     * That of a layer's activation.
     *
     * @throws io.exeunt.ground.InvalidInputException if none is known
     */
    static ActivationForm of(String layer, IActivation function) {
        if (function instanceof ActivationReLU rectifier) {
            return rectifier(layer, rectifier);
        }
        if (function instanceof ActivationLReLU leaky) {
            return leaky(leaky.getAlpha());
        }
        ActivationForm plain = PLAIN.get(function.getClass());
        if (plain == null) {
            throw InferenceLayers.unknown(layer, function + " as activation");
        }
        return plain;
    }

    /** Keras' ReLU has a bound, a threshold and a slope. */
    private static ActivationForm rectifier(String layer, ActivationReLU function) {
        double slope = function.getNegativeSlope() == null ? 0 : function.getNegativeSlope();
        double threshold = function.getThreshold() == null ? 0 : function.getThreshold();
        Double most = function.getMax();
        if (threshold != 0 || slope != 0 && most != null) {
            throw InferenceLayers.unknown(
                    layer,
                    "relu of negative slope " + slope + ", threshold " + threshold + " and "
                            + (most == null ? "no upper bound" : "upper bound " + most) + " as activation");
        }
        if (slope != 0) {
            return leaky(slope);
        }
        return most == null ? reading("Relu") : clip(most);
    }

    private static ActivationForm clip(double most) {
        return reading("Clip", 0f, (float) most);
    }

    /** PRelu whose slope is one number is LeakyRelu. */
    private static ActivationForm leaky(double slope) {
        return reading("PRelu", (float) slope);
    }

    private static ActivationForm reading(String operator, Float... numbers) {
        return new ActivationForm(operator, List.of(numbers), List.of());
    }
}
