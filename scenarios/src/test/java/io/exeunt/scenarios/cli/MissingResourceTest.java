package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out of a distribution is named, whichever of its classes was missed first. */
class MissingResourceTest {
    @ParameterizedTest
    @CsvSource({
        "org/nd4j/linalg/factory/Nd4j, 'This trains a network or heads, and Deeplearning4j is not part of this distribution.'",
        "org/deeplearning4j/nn/graph/ComputationGraph, 'This trains a network or heads, and Deeplearning4j is not part of this distribution.'",
        "ai/onnxruntime/OrtException, 'This runs a network with ONNX Runtime, and that is not part of this distribution.'"
    })
    void aPartThatIsLeftOutIsNamed(String missed, String sentence) {
        assertThat(MissingResource.message(new NoClassDefFoundError(missed)))
                .startsWith(sentence + System.lineSeparator()
                        + "  Maybe a checkout has it (git, Maven and a JDK are needed); ");
    }

    @Test
    void anyOtherClassIsNamedItself() {
        assertThat(MissingResource.message(new NoClassDefFoundError("org/example/Missing")))
                .startsWith("A library that Exeunt needs can't be loaded: org/example/Missing");
    }
}
