package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.TinyStudy.Ground;
import io.exeunt.explore.WinnerWalk.Lead;
import io.exeunt.explore.WinnerWalk.Rival;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportRefereeTest {
    /** Their errors on fit, on which they were picked, are far apart. */
    @Test
    void whereSingleSamplesAreNotKnownNobodyTakesOver() {
        Ground ground = Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("tiny", 1e-3)),
                TinyStudy.spec(TinyStudy.POLICIES, List.of("static")));
        StudySystem system = ground.pricing().subject().reference();
        ReportReferee referee =
                new ReportReferee(id -> Optional.empty(), ground.evaluator(), new ReportPaths(ground.space()), system);
        Rival holder = new Rival("one", "", "a", 1, 0.9, true);
        Rival challenger = new Rival("other", "", "b", 1, 0.1, true);

        Lead lead = referee.lead(challenger, holder);

        assertThat(lead.gain()).isCloseTo(0.8, within(1e-12));
        assertThat(lead.p()).isEqualTo(1);
        assertThat(referee.paired()).isFalse();
        assertThat(new SideBySide(List.of(List.of(holder, challenger)), referee).isBetter(challenger, holder))
                .isFalse();
    }
}
