package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.LoadLook;
import io.exeunt.simulator.event.Mode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldLoadGovernorTest {
    /** Takes down when requests come, and fails at the third. */
    private static final class Listening implements LoadGovernor, LoadGovernor.Memory {
        private final List<Double> cameS = new ArrayList<>();

        @Override
        public String describe() {
            return "listening";
        }

        @Override
        public List<Mode> modes() {
            return List.of();
        }

        @Override
        public Memory begin() {
            return this;
        }

        @Override
        public void arrived(double timeS) {
            if (cameS.size() == 2) {
                throw new IllegalStateException("too many");
            }
            cameS.add(timeS);
        }

        @Override
        public int choose(LoadLook look) {
            return 0;
        }
    }

    @Test
    void whoIsHeldStillHearsOfEachRequest() {
        Listening own = new Listening();
        LoadGovernor.Memory memory = new HeldLoadGovernor("listening", own).begin();
        memory.arrived(0.5);
        memory.arrived(0.75);

        assertThat(own.cameS).containsExactly(0.5, 0.75);
        assertThatThrownBy(() -> memory.arrived(1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("load governor listening")
                .hasMessageContaining("arrived failed with java.lang.IllegalStateException: too many");
    }
}
