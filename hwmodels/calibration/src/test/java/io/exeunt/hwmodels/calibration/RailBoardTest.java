package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RailBoardTest {
    private static final RailBoard BOARD = new RailBoard(0.3, 2, 0.4, Map.of());

    @Test
    void powerIsLeakageAndBothKindsOfSwitching() {
        RailLaw law = new RailLaw(BOARD, 2, 3);
        assertThat(law.powerW(0.4e9, 0.5)).isCloseTo(0.25 * (0.3 + 2 * 0.4 + 3 * 0.4 / 2), within(1e-12));
    }

    @Test
    void aLawIsFoundAgainFromTwoOfItsPoints() {
        RailLaw law = BOARD.law(
                List.of(point(new RailLaw(BOARD, 2, 3), 0.1e9, 0.8), point(new RailLaw(BOARD, 2, 3), 1e9, 1)));
        assertThat(law.steady()).isCloseTo(2, within(1e-4));
        assertThat(law.waiting()).isCloseTo(3, within(1e-4));
    }

    @Test
    void boardConstantsMeetThePointsOfManyWorkloads() {
        List<List<RailPoint>> workloads = IntStream.rangeClosed(1, 6)
                .mapToObj(k -> sweep(new RailLaw(BOARD, k % 3, 6 - k)))
                .toList();
        RailBoard fitted = RailBoard.fit(workloads);
        for (List<RailPoint> sweep : workloads) {
            RailLaw law = fitted.law(RailBoard.lowestMiddleHighest(sweep));
            for (RailPoint point : sweep) {
                assertThat(law.powerW(point.freqHz(), point.voltage()) / point.powerW())
                        .isCloseTo(1, within(0.07));
            }
        }
    }

    @Test
    void standingPowerMayHaveASupplyOfItsOwn() {
        RailLaw law = new RailLaw(new RailBoard(0.3, 0, 0.4, Map.of()), 0, 0);
        assertThat(law.powerW(1e9, 0.5)).isEqualTo(0.3);
    }

    @Test
    void aProfileCarriesWhatTheBoardDoesAtOneClock() {
        RailBoard odd = new RailBoard(0.3, 2, 0.4, Map.of(0.4e9, 1.2));
        List<List<RailPoint>> sweeps =
                List.of(sweep(new RailLaw(odd, 2, 3)), sweep(new RailLaw(odd, 1, 4)), sweep(new RailLaw(odd, 3, 1)));
        RailBoard profiled = BOARD.withProfile(sweeps);
        assertThat(profiled.profile().get(0.4e9)).isCloseTo(1.2, within(0.01));
    }

    @Test
    void betweenTwoClocksOfAProfileItsFactorIsBetweenTheirs() {
        RailBoard board = new RailBoard(0.3, 2, 0.4, Map.of(1e9, 1.0, 1.5e9, 1.2));
        assertThat(board.standingW(new RailPoint(1.25e9, 1, 1))).isCloseTo(0.3 * 1.1, within(1e-12));
        assertThat(board.standingW(new RailPoint(1.5e9, 1, 1))).isCloseTo(0.3 * 1.2, within(1e-12));
        assertThat(board.standingW(new RailPoint(2e9, 1, 1))).isCloseTo(0.3, within(1e-12));
    }

    @Property(tries = 200)
    void aLowerVoltageAtTheSameClockNeverCostsMore(
            @ForAll @DoubleRange(min = 0, max = 10) double steady,
            @ForAll @DoubleRange(min = 0, max = 10) double waiting,
            @ForAll @DoubleRange(min = 0.5, max = 1.2) double voltage) {
        RailLaw law = new RailLaw(BOARD, steady, waiting);
        assertThat(law.powerW(1e9, voltage)).isLessThanOrEqualTo(law.powerW(1e9, voltage + 0.01));
        assertThat(law.powerW(1e9, voltage)).isLessThanOrEqualTo(law.powerW(1.1e9, voltage));
    }

    @Test
    void onePointIsTooFew() {
        assertThatThrownBy(() -> BOARD.law(List.of(new RailPoint(1e9, 1, 1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("rail law: expected at least 2 measurements for as many constants, given 1");
    }

    private static List<RailPoint> sweep(RailLaw law) {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(k -> point(law, 0.1e9 * k, 0.8 + 0.03 * k))
                .toList();
    }

    private static RailPoint point(RailLaw law, double freqHz, double voltage) {
        return new RailPoint(freqHz, voltage, law.powerW(freqHz, voltage));
    }
}
