package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.EarlyExitDesign.Ruled;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Configuration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of designs of an earlier study. */
class WarmStartTest {
    private static final Map<String, Double> LEVELS = Map.of("level.exit0", 100.4, "level.exit1", 300.0);

    private static TinyStudy.Ground ground() {
        return TinyStudy.Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("tiny", 1e-6)),
                TinyStudy.spec(List.of("max_softmax", "patience"), List.of("static")));
    }

    private static Configuration design(
            List<String> exits,
            String policy,
            Map<String, Double> setting,
            String governor,
            Map<String, Double> clocks) {
        return new Configuration(
                "",
                exits,
                policy,
                setting,
                List.of(),
                List.of(new BoardClocks("tiny", governor, clocks, List.of(), List.of())));
    }

    @Test
    void aDesignIsTranslatedByNameToTheNearestAllowedNumbers() {
        TinyStudy.Ground ground = ground();
        Map<String, Double> clocks = Map.of("clock.gpu.0", 1.0, "clock.emc.0", 0.0);

        WarmStart warm = WarmStart.of(
                ground.space(), List.of(design(List.of("exit1", "exit2"), "max_softmax", LEVELS, "static", clocks)));

        EarlyExitDesign found = ground.space().decode(warm.points().get(0));
        assertThat(warm.notes()).isEmpty();
        assertThat(found.exits().indices()).containsExactly(1, 2);
        assertThat(((Tuned) found.rule()).setting()[1]).isEqualTo(255);
        assertThat(((Ruled) found.clocks().get(0)).setting()).containsExactly(1, 0);
    }

    @Test
    void whatIsNotThereIsNamedWithTheNumberOfDesigns() {
        TinyStudy.Ground ground = ground();
        Configuration strange = design(List.of("exit7", "exit2"), "max_softmax", LEVELS, "ondemand", Map.of());
        Configuration unknown = design(List.of("exit0", "exit2"), "eenet", Map.of(), "static", Map.of());

        WarmStart warm = WarmStart.of(ground.space(), List.of(strange, strange, unknown));

        assertThat(warm.points()).hasSize(1); // the network without exits, at its highest clocks
        assertThat(warm.notes())
                .containsExactly(
                        "Warm start: not translated in 2 designs: exit exit7, which is not there",
                        "Warm start: not translated in 2 designs: governor ondemand, which sets no clocks of tiny here;"
                                + " the highest instead",
                        "Warm start: not translated in 1 design: policy eenet, which is not searched here; the design is"
                                + " left out");
        EarlyExitDesign plain = ground.space().decode(warm.points().get(0));
        assertThat(plain.exits().size()).isEqualTo(1);
        assertThat(((Ruled) plain.clocks().get(0)).setting()).containsExactly(2, 1);
    }

    @Test
    void clocksThatAreNotAllowedHereBecomeTheHighest() {
        TinyStudy.Ground ground = ground();
        Map<String, Double> clocks = Map.of("clock.gpu.0", 9.0, "clock.emc.0", 0.0);

        WarmStart warm = WarmStart.of(
                ground.space(), List.of(design(List.of("exit0", "exit2"), "max_softmax", LEVELS, "static", clocks)));

        assertThat(warm.notes())
                .containsExactly(
                        "Warm start: not translated in 1 design: clocks of tiny by static: clock.gpu.0 9.0; the"
                                + " highest instead");
        EarlyExitDesign found = ground.space().decode(warm.points().get(0));
        assertThat(((Ruled) found.clocks().get(0)).setting()).containsExactly(2, 1);
    }

    private static TinyStudy.Ground ground(List<String> policies, List<String> governors, String... systems) {
        return TinyStudy.Ground.of(
                TinyStudy.subject(systems),
                List.of(TinyStudy.board("tiny", 1e-6)),
                TinyStudy.spec(policies, governors));
    }

    private static Configuration of(String system, String policy, Map<String, Double> clocks) {
        List<String> exits = policy.equals("never") ? List.of("exit2") : List.of("exit0", "exit2");
        return new Configuration(
                system,
                exits,
                policy,
                policy.equals("never") ? Map.of() : LEVELS,
                List.of(),
                List.of(new BoardClocks("tiny", "static", clocks, List.of(), List.of())));
    }

    private static final Map<String, Double> LOW = Map.of("clock.gpu.0", 0.0, "clock.emc.0", 0.0);

    @Test
    void aPlainNetworkStaysOnItsSystem() {
        TinyStudy.Ground ground = ground(List.of("max_softmax"), List.of("static"), "own", "other");

        WarmStart warm = WarmStart.of(
                ground.space(), List.of(of("other", "never", LOW), of("third", "never", LOW), of("", "never", LOW)));

        assertThat(warm.points()).hasSize(1);
        assertThat(ground.space().decode(warm.points().get(0)).rule().system()).isEqualTo(1);
        assertThat(warm.notes())
                .containsExactly(
                        "Warm start: not translated in 1 design: its system, of which it says nothing; the network"
                                + " without exits is left out",
                        "Warm start: not translated in 1 design: system third, which is not searched here; the network"
                                + " without exits is left out");
    }

    @Test
    void aPolicyThatMovesToAnotherSystemIsTold() {
        TinyStudy.Ground ground = ground(List.of("max_softmax"), List.of("static"), "own", "other");

        WarmStart warm =
                WarmStart.of(ground.space(), List.of(of("other", "max_softmax", LOW), of("third", "max_softmax", LOW)));

        assertThat(warm.points()).hasSize(2);
        assertThat(warm.notes())
                .containsExactly("Warm start: not translated in 1 design: system third, which is not searched here; own"
                        + " instead");
    }

    @Test
    void aPlainNetworkThatIsNoPointIsTold() {
        TinyStudy.Ground ground = ground(List.of("eenet"), List.of("static"), "own");

        WarmStart warm = WarmStart.of(ground.space(), List.of(of("", "never", LOW)));

        assertThat(warm.points()).isEmpty();
        assertThat(warm.notes())
                .containsExactly("Warm start: not translated in 1 design: the network without exits, which no policy"
                        + " here can be; the design is left out");
    }

    @Test
    void aStateBeyondThoseOfTheBoardIsTold() {
        TinyStudy.Ground ground = ground(List.of("max_softmax"), List.of("static"), "own");

        WarmStart warm = WarmStart.of(
                ground.space(),
                List.of(
                        of("", "max_softmax", Map.of(DesignReplay.STATE, 99.0)),
                        of("", "max_softmax", Map.of(DesignReplay.STATE, 0.0))));

        assertThat(warm.points()).hasSize(2);
        assertThat(warm.notes())
                .containsExactly("Warm start: not translated in 1 design: clocks of tiny: state 99, which can't be set"
                        + " there; the highest instead");
    }
}
