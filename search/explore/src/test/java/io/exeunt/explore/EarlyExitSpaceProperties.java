package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Thresholds;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EarlyExitSpaceProperties {
    private final TinyBoard board = TinyBoard.switchingIn(1e-3);
    private final List<String> policies = List.of("max_softmax", "entropy", "patience");
    private final EarlyExitSpace free = new EarlyExitSpace(TinyBoard.network(), board.states(), policies, true);
    private final EarlyExitSpace highest = new EarlyExitSpace(TinyBoard.network(), board.states(), policies, false);

    @Property(tries = 300)
    void canonicalPointsStandForTheSameDesignAndStayAsTheyAre(@ForAll long seed) {
        for (EarlyExitSpace space : List.of(free, highest)) {
            DesignPoint point = space.space().random(new SplittableRandom(seed));
            DesignPoint canonical = space.canonical(point);
            assertThat(space.decode(canonical)).isEqualTo(space.decode(point));
            assertThat(space.canonical(canonical)).isEqualTo(canonical);
        }
    }

    @Test
    void designsThatLookAtTheSameValuesHaveTheSameId() {
        ExitSet one = ExitSet.of(3, 1);
        FrequencySchedule clocks = FrequencySchedule.flat(3, 4);
        EarlyExitDesign a = new EarlyExitDesign(one, new Thresholds("entropy", List.of(7, 100, 9)), clocks);
        EarlyExitDesign b = new EarlyExitDesign(one, new Thresholds("entropy", List.of(200, 100, 0)), clocks);
        assertThat(free.encode(a).id()).isEqualTo(free.encode(b).id());
    }

    @Test
    void withoutSideExitsThePolicyIsNever() {
        DesignPoint point = free.encode(EarlyExitDesign.withoutExits(3, 5)).with("policy", 1);
        assertThat(free.decode(point).rule()).isEqualTo(new Never());
    }

    @Test
    void aSegmentThatDoesNotSwitchGoesOnAtTheClocksBefore() {
        DesignPoint point = free.encode(EarlyExitDesign.withoutExits(3, 5))
                .with("switch.segment1", 1)
                .with("clock.gpu.segment1", 1)
                .with("clock.gpu.segment2", 2);
        assertThat(free.decode(point).schedule()).isEqualTo(FrequencySchedule.of(5, 2, 2));
    }

    @Test
    void clocksDoNotChangeWhereNoSampleCanCome() {
        Thresholds entropy = new Thresholds("entropy", List.of(0, 9, 0));
        DesignPoint point = free.encode(new EarlyExitDesign(ExitSet.of(3, 1), entropy, FrequencySchedule.of(5, 4, 0)));
        DesignPoint patience = point.with("policy", 2);
        assertThat(free.decode(point).schedule()).isEqualTo(FrequencySchedule.of(5, 4, 0));
        assertThat(free.decode(point.with("level.exit1", 0)).schedule()).isEqualTo(FrequencySchedule.of(5, 4, 4));
        assertThat(free.decode(patience).schedule()).isEqualTo(FrequencySchedule.of(5, 4, 4));
        assertThat(free.decode(patience.with("patience", 2)).schedule()).isEqualTo(FrequencySchedule.of(5, 4, 0));
    }

    @Test
    void clocksThatAreNotFreeAreTheHighest() {
        assertThat(highest.decode(highest.space().random(new SplittableRandom(1)))
                        .schedule())
                .isEqualTo(FrequencySchedule.flat(3, board.states().max()));
        assertThatThrownBy(() -> highest.encode(EarlyExitDesign.withoutExits(3, 0)))
                .hasMessage("Expected clocks to be at their highest, given FrequencySchedule[0, 0, 0]");
    }
}
