package io.exeunt.policies.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.onnx.ModelWriter;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model of two nodes, written here and loaded from memory. */
class OnnxSessionTest {
    private static final List<InputPart> SHAPE = List.of(new InputPart("", List.of(1L, 1L, 3L)));

    private final OnnxSession session = OnnxSession.open("doubled", model(), 1);

    /** relu(x) · 2. */
    private static byte[] model() {
        ModelWriter writer = new ModelWriter("doubled", "x", new FeatureMap(1, 1, 3));
        writer.tensor("two", List.of(), new float[] {2});
        writer.node("Relu", "positive", List.of("x"), new ModelWriter.Attributes());
        writer.node("Mul", "twice", List.of("positive", "two"), new ModelWriter.Attributes());
        return writer.bytes(List.of("positive", "twice"));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aModelFromMemorySaysWhatItsNodesSay() {
        float[] two = {-1, 2, 3, 4, -5, 6};
        assertThat(session.outputs()).containsExactly("positive", "twice");
        assertThat(session.fixedBatch()).isZero();
        assertThat(session.run(two, 2, SHAPE, List.of("twice", "positive")))
                .satisfiesExactly(
                        twice -> assertThat(twice).containsExactly(0, 4, 6, 8, 0, 12),
                        positive -> assertThat(positive).containsExactly(0, 2, 3, 4, 0, 6));
    }

    @Test
    void samplesOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> session.require(List.of(new InputPart("", List.of(1L, 1L, 4L)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("doubled: input 'x': Expected samples of 1x1x3, given 1x1x4");
    }

    @Test
    void anUnknownOutputIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> session.run(new float[3], 1, SHAPE, List.of("twise")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("doubled: no output is called 'twise'; it has positive, twice");
    }

    @Test
    void bytesThatAreNoModelAreRefused() {
        assertThatThrownBy(() -> OnnxSession.open("broken", new byte[] {1, 2, 3}, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("broken: ONNX Runtime refuses it: ");
    }
}
