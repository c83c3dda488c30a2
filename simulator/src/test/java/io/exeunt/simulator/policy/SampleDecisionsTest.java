package io.exeunt.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SampleDecisionsTest {
    private static final Path EARLY = Path.of(0, 0b1);
    private static final Path LATE = Path.of(2, 0b101);

    private final TraceSplit split = new TraceSplit(
            "report",
            new int[] {0, 1, 0},
            List.of(
                    new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {.9f, .1f, .6f, .4f, .4f, .6f}),
                    new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {.5f, .5f, .5f, .5f, .5f, .5f}),
                    new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {.1f, .9f, .1f, .9f, .1f, .9f})));

    private static FittedPolicy policy(Function<TraceSplit, PathHistogram> rule) {
        return new FittedPolicy() {
            @Override
            public String describe() {
                return "a third party's";
            }

            @Override
            public PathHistogram paths(TraceSplit split) {
                return rule.apply(split);
            }
        };
    }

    private static PathHistogram sureSamplesLeaveEarly(TraceSplit split) {
        PathTally tally = new PathTally();
        for (int i = 0; i < split.samples(); i++) {
            Path path = split.exits().get(0).value(i, 0) > .5 ? EARLY : LATE;
            tally.add(path, split.correct(path.exit(), i));
        }
        return tally.histogram();
    }

    @Test
    void aPolicyThatOnlyCountsPathsIsAskedSampleBySample() {
        SampleDecisions decisions =
                policy(SampleDecisionsTest::sureSamplesLeaveEarly).decisions(split);

        assertThat(decisions.samples()).isEqualTo(3);
        assertThat(List.of(decisions.pathOf(0), decisions.pathOf(1), decisions.pathOf(2)))
                .containsExactly(EARLY, EARLY, LATE);
        assertThat(decisions.exit(2)).isEqualTo(2);
        assertThat(decisions.right()).containsExactly(true, false, false);
        assertThat(decisions.histogram()).isEqualTo(sureSamplesLeaveEarly(split));
    }

    @Test
    void aPolicyThatDecidesAboutSamplesTogetherHasToSaySo() {
        FittedPolicy halfOfThem = policy(samples ->
                new PathHistogram(List.of(new PathHistogram.Entry(EARLY, samples.samples(), samples.samples() / 2))));

        assertThatThrownBy(() -> halfOfThem.decisions(split))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("The policy decides about the samples of a split together");
    }

    @Test
    void exitsOfAFixedSetOfHeadsAreThePathsOfTheirHistogram() {
        SampleDecisions decisions =
                SampleDecisions.ofExits(0b101, new int[] {2, 0, 2, 2}, new boolean[] {true, true, false, true});

        assertThat(decisions.histogram())
                .isEqualTo(PathHistogram.ofExits(0b101, new int[] {1, 0, 3}, new int[] {1, 0, 2}));
    }

    @Test
    void everySampleHasAPath() {
        assertThatThrownBy(() -> new SampleDecisions(List.of(EARLY), new int[] {0, 1}, new boolean[2]))
                .hasMessage("Expected path[1] to be in 0..0, given 1");
        assertThatThrownBy(() -> new SampleDecisions(List.of(EARLY), new int[1], new boolean[2]))
                .hasMessage("Expected samples to be 2 in number and > 0, given 1");
    }
}
