package io.exeunt.policies.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.serde.json.JsonMappers;

class LinearDecayTest {
    private final LinearDecay decay = new LinearDecay(0.4, 8);

    @Test
    void itFallsInAStraightLineToZeroAndStaysThere() {
        assertThat(decay.valueAt(0, 0)).isEqualTo(0.4);
        assertThat(decay.valueAt(2, 0)).isCloseTo(0.3, within(1e-12));
        assertThat(decay.valueAt(4, 5)).isEqualTo(0.2);
        assertThat(decay.valueAt(8, 0)).isZero();
        assertThat(decay.valueAt(9, 0)).isZero();
    }

    @Test
    void networkFilesKeepIt() throws Exception {
        String json = JsonMappers.getMapper().writeValueAsString(new Adam(decay));
        assertThat(JsonMappers.getMapper().readValue(json, IUpdater.class))
                .isEqualTo(new Adam(decay))
                .isNotEqualTo(new Adam(new LinearDecay(0.4, 9)));
    }

    @Test
    void badValuesAreRefused() {
        assertThatThrownBy(() -> new LinearDecay(0, 8)).hasMessage("Expected first to be > 0, given 0.0");
        assertThatThrownBy(() -> new LinearDecay(1, 0)).hasMessage("Expected steps to be > 0, given 0");
    }
}
