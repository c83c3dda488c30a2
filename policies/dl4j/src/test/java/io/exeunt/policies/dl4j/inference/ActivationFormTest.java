package io.exeunt.policies.dl4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;

class ActivationFormTest {
    private static void requireForm(IActivation function, String operator, Float... numbers) {
        assertThat(ActivationForm.of("relu", function))
                .isEqualTo(new ActivationForm(operator, List.of(numbers), List.of()));
    }

    /** Keras' ReLU comes with all three numbers. */
    @Test
    void boundsAndSlopesOfARectifierAreWritten() {
        requireForm(new ActivationReLU(), "Relu");
        requireForm(new ActivationReLU(null, 0.0, 0.0), "Relu");
        requireForm(new ActivationReLU(6.0, 0.0, 0.0), "Clip", 0f, 6f);
        requireForm(new ActivationReLU6(), "Clip", 0f, 6f);
        requireForm(new ActivationReLU(null, 0.0, 0.25), "PRelu", 0.25f);
        requireForm(new ActivationLReLU(0.5), "PRelu", 0.5f);
    }

    @Test
    void whatHasNoFormIsRefusedByName() {
        assertThatThrownBy(() -> ActivationForm.of("relu", new ActivationReLU(null, 1.0, null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "layer relu: no form in ONNX is known for a relu of negative slope 0.0, threshold 1.0 and no"
                                + " upper bound as activation");
        assertThatThrownBy(() -> ActivationForm.of("relu", new ActivationReLU(6.0, 0.0, 0.1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("layer relu: no form in ONNX is known for a relu of negative slope 0.1, threshold 0.0 and"
                        + " upper bound 6.0 as activation");
        assertThatThrownBy(() -> ActivationForm.of("cube", new ActivationCube()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("layer cube: no form in ONNX is known for a ");
    }
}
