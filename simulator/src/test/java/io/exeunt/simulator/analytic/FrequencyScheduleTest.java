package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrequencyScheduleTest {
    @Test
    void aFlatScheduleNeverSwitches() {
        assertThat(FrequencySchedule.flat(3, 7)).isEqualTo(FrequencySchedule.of(7, 7, 7));
        assertThat(FrequencySchedule.flat(3, 7).isFlat()).isTrue();
        assertThat(FrequencySchedule.of(7, 7, 6).isFlat()).isFalse();
    }

    @Test
    void homeIsTheFirstState() {
        assertThat(FrequencySchedule.of(4, 2).home()).isEqualTo(4);
    }

    @Test
    void itIsAValue() {
        int[] states = {1, 2};
        FrequencySchedule schedule = FrequencySchedule.of(states);
        states[0] = 9;
        schedule.states()[1] = 9;

        assertThat(schedule).isEqualTo(FrequencySchedule.of(1, 2)).hasSameHashCodeAs(FrequencySchedule.of(1, 2));
        assertThat(schedule).isNotEqualTo(FrequencySchedule.of(1, 3));
        assertThat(schedule).hasToString("FrequencySchedule[1, 2]");
        assertThat(schedule.describe()).isEqualTo("state 1 → state 2");
        assertThat(FrequencySchedule.flat(2, 5).describe()).isEqualTo("state 5 throughout");
        assertThat(FrequencySchedule.flat(2, 1).restingIn(0).describe(state -> List.of("slow", "fast")
                        .get(state)))
                .isEqualTo("fast until the answer, rests at slow");
    }

    @Test
    void emptyOrNegativeIsRefused() {
        assertThatThrownBy(FrequencySchedule::of).hasMessage("Expected states to be one per segment, given []");
        assertThatThrownBy(() -> FrequencySchedule.of(0, -1)).hasMessage("Expected states[1] to be >= 0, given -1");
    }
}
