package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.TinyStudy.Ground;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Operator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputHashTest {
    private static final ExploreSpec SPEC = TinyStudy.spec(List.of("entropy"), List.of("schedule"));

    private static String hash(String network, double switchS, ExploreSpec spec) {
        StudySubject tiny = TinyStudy.subject("own");
        StudySubject subject =
                new StudySubject("tiny", "digits", 1, tiny.systems(), new TreeMap<>(Map.of("network", network)));
        Ground ground = Ground.of(subject, List.of(TinyStudy.board("tiny", switchS)), spec);
        return InputHash.of(spec, ground.pricing());
    }

    @Test
    void theSameInputsHaveTheSameHash() {
        assertThat(hash("abc", 1e-3, SPEC)).isEqualTo(hash("abc", 1e-3, SPEC));
    }

    @Test
    void anotherNetworkHasAnotherHash() {
        assertThat(hash("abd", 1e-3, SPEC)).isNotEqualTo(hash("abc", 1e-3, SPEC));
    }

    /** The tiny board with one single number changed: what of which state, or of the change between which two. */
    private record Changed(TinyBoard board, String what, int from, int to) implements Platform {
        private static final double MORE = 1 + 1e-9;

        private double times(String number, int fromState, int toState) {
            return what.equals(number) && from == fromState && to == toState ? MORE : 1;
        }

        @Override
        public String id() {
            return board.id();
        }

        @Override
        public StateSpace states() {
            return board.states();
        }

        @Override
        public boolean energyModelled() {
            return true;
        }

        @Override
        public WorkCost price(List<? extends Operator> operators, int state) {
            WorkCost cost = board.price(operators, state);
            boolean here = operators.get(0).name().equals("fc1");
            double seconds = cost.seconds() * (here ? times("seconds", state, state) : 1);
            Energy energy = cost.energy().times(here ? times("joules", state, state) : 1);
            return new WorkCost(seconds, cost.computeS(), 0, 0, cost.bytes(), energy);
        }

        @Override
        public SwitchCost transition(int fromState, int toState) {
            SwitchCost cost = board.transition(fromState, toState);
            return new SwitchCost(
                    cost.standstillS() * times("standstill", fromState, toState),
                    cost.effectiveS()
                            * times("effective", fromState, toState)
                            * times("standstill", fromState, toState),
                    cost.energy().times(times("switch energy", fromState, toState)));
        }

        @Override
        public double idlePowerW(int state) {
            return board.idlePowerW(state) * times("idle", state, state);
        }
    }

    private static String hash(Platform platform) {
        Ground ground = Ground.of(TinyStudy.subject("own"), List.of(new Board("tiny", platform)), SPEC);
        return InputHash.of(SPEC, ground.pricing());
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 3, 3",
        "joules, 0, 0",
        "standstill, 2, 5",
        "effective, 5, 2",
        "switch energy, 4, 1",
        "idle, 1, 1",
    })
    void everySingleNumberThatAPriceIsMadeOfCounts(String what, int from, int to) {
        TinyBoard board = TinyBoard.switchingIn(1e-3);
        assertThat(hash(new Changed(board, what, from, to))).isNotEqualTo(hash(new Changed(board, "none", 0, 0)));
    }

    @Test
    void howFiguresAreMadeOfBoardsCounts() {
        ExploreSpec mean = new ExploreSpec(
                SPEC.title(),
                SPEC.seed(),
                SPEC.policies(),
                SPEC.governors(),
                Across.MEAN,
                SPEC.periodS(),
                SPEC.budget(),
                SPEC.objectives(),
                SPEC.search());
        assertThat(hash("abc", 1e-3, mean)).isNotEqualTo(hash("abc", 1e-3, SPEC));
    }
}
