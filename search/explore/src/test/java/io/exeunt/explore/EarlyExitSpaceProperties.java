package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.EarlyExitDesign.Constant;
import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.TinyStudy.Ground;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.Dimension;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EarlyExitSpaceProperties {
    private final Ground free = Ground.of(
            TinyStudy.subject("own", "pteenet"),
            List.of(TinyStudy.board("tiny", 1e-3)),
            TinyStudy.spec(
                    List.of("max_softmax", "entropy@own", "patience", "fixed:1"), List.of("schedule", "static")));
    private final Ground highest = Ground.of(
            TinyStudy.subject("own"),
            List.of(TinyStudy.board("tiny", 1e-3)),
            TinyStudy.spec(List.of("entropy"), List.of("performance")));

    @Property(tries = 300)
    void whatIsEncodedStandsForTheSameDesignAndStaysAsItIs(@ForAll long seed) {
        for (Ground ground : List.of(free, highest)) {
            EarlyExitSpace space = ground.space();
            EarlyExitDesign design = space.decode(space.space().random(new SplittableRandom(seed)));
            DesignPoint point = space.encode(design);
            assertThat(space.decode(point)).isEqualTo(design);
            assertThat(space.encode(space.decode(point))).isEqualTo(point);
        }
    }

    @Test
    void aPolicyStandsOnEverySystemThatItCanReadAndOnOneAloneWhereThatIsSaid() {
        assertThat(free.space().contenders())
                .extracting(Contender::label)
                .containsExactly(
                        "max_softmax@own",
                        "max_softmax@pteenet",
                        "entropy@own",
                        "patience@own",
                        "patience@pteenet",
                        "fixed:1@own",
                        "fixed:1@pteenet");
        assertThatThrownBy(
                        () -> new Contenders(TinyStudy.subject("own", "pteenet"), 1, 4).of(List.of("entropy@ptenet")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Expected a system among own, pteenet after '@', given 'ptenet'");
    }

    @Test
    void equalParametersOfDifferentPoliciesAreOneDimension() {
        assertThat(free.space().space().dimensions().stream()
                        .map(Dimension::name)
                        .filter(name -> name.equals("level.exit0")))
                .hasSize(1);
    }

    @Test
    void withoutSideExitsTheRuleIsNeverWhateverThePolicy() {
        EarlyExitDesign plain = free.baselines().withoutExits();
        DesignPoint point = free.space().encode(plain);
        assertThat(free.space().decode(point.with("policy", 2)).rule()).isEqualTo(new Never(0));
        assertThat(free.space().decode(point.with("policy", 1)).rule()).isEqualTo(new Never(1));
    }

    @Test
    void constantClocksAreWrittenForAGovernorThatCanHoldThem() {
        EarlyExitDesign slow = free.baselines().withoutExits().at(List.of(new Constant(0)));
        EarlyExitDesign read = free.space().decode(free.space().encode(slow));
        assertThat(read.clocks().get(0)).isInstanceOf(Ruled.class);
        assertThat(free.evaluator().figures(read)).isEqualTo(free.evaluator().figures(slow));
        assertThatThrownBy(() -> highest.space().encode(slow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a governor that can hold state 0, given [performance]");
    }

    @Test
    void aPolicyThatChoosesItsExitsPaysNoHeedToTheFlags() {
        int fixed = 5;
        EarlyExitSpace space = free.space();
        for (int i = 0; i < 50; i++) {
            DesignPoint point = space.space().random(new SplittableRandom(i)).with("policy", fixed);
            EarlyExitDesign design = space.decode(point);
            if (space.contenders().get(fixed).tuning().choosesExits() && design.rule() instanceof Tuned) {
                assertThat(design.exits().contains(1)).isTrue();
            }
        }
    }
}
