package io.exeunt.simulator.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceAgainstTableTest {
    private static Segment linear(String name, int in, int out) {
        return new Segment(name, List.of(new Linear(name, in, out, 1, false)));
    }

    /** Two stretches of 100 MACs; heads that give these numbers of classes of 10 features. */
    private static EarlyExitNetwork network(String first, int firstOut, String last, int lastOut) {
        return new EarlyExitNetwork(
                "net",
                List.of(linear("a", 10, 10), linear("b", 10, 10)),
                List.of(linear(first, 10, firstOut), linear(last, 10, lastOut)));
    }

    private static ExitTrace trace(int classes, boolean confident, String... exits) {
        ExitOutputs plain = ExitOutputs.withoutConfidence(HeadKind.LOGITS, classes, new float[classes]);
        ExitOutputs outputs =
                confident ? new ExitOutputs(HeadKind.LOGITS, classes, new float[classes], new float[1]) : plain;
        TraceSplit split = new TraceSplit("fit", new int[1], List.of(outputs, outputs));
        return new ExitTrace("net", List.of(exits), split, split);
    }

    private static List<String> warnings(EarlyExitNetwork network, ExitTrace trace, @Nullable ExitCosts own) {
        return new TraceAgainstTable("table.json", "t", network, trace, own).warnings();
    }

    @ParameterizedTest
    @CsvSource({
        "early, final, early.fc, fc",
        "early, final, early, final",
        "exit_0, final, head0, head1",
        "exit_1, exit_10, exit_1, exit_10",
        "EARLY, final, early/out, final/out",
    })
    void namesThatAreAlikeStandAtTheSamePlace(String one, String two, String first, String last) {
        assertThat(warnings(network(first, 10, last, 10), trace(10, false, one, two), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"early, final, final, early", "early, final, fc, early.fc", "a, b, b_head, a_head"})
    void exitsInAnotherOrderThanTheTracesAreRefused(String one, String two, String first, String last) {
        assertThatThrownBy(() -> warnings(network(first, 10, last, 10), trace(10, false, one, two), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("table.json: Expected exits in the order of trace t, " + one + ", " + two + ", given "
                        + first + ", " + last + System.lineSeparator()
                        + "  Maybe sort \"exits\" of the table, or the trace's arrays");
    }

    @ParameterizedTest
    @CsvSource({"10, 10, false", "10, 11, true", "10, 1, true", "2, 1, false"})
    void aRowGivesTheClassesOfItsExit(int classes, int given, boolean confident) {
        assertThat(warnings(network("x", given, "y", given), trace(classes, confident, "0", "1"), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 100, false", "10, 11, false", "10, 12, true", "3, 1, false"})
    void otherClassesThanTheTracesAreRefused(int classes, int given, boolean confident) {
        assertThatThrownBy(() -> warnings(network("x", given, "y", classes), trace(classes, confident, "0", "1"), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("table.json: Expected exit x to give " + classes + " classes as in trace t, given " + given
                        + System.lineSeparator()
                        + "  Maybe another row is the exit, or the table is of another network");
    }

    @Test
    void aLaterExitThatCostsNoMoreIsWarnedOf() {
        EarlyExitNetwork network = new EarlyExitNetwork(
                "net",
                List.of(linear("a", 10, 10), linear("b", 10, 10)),
                List.of(
                        new Segment("x", List.of(new Linear("h", 10, 90, 1, false), new Linear("x", 90, 10, 1, false))),
                        linear("y", 10, 10)));

        assertThat(warnings(network, trace(10, false, "0", "1"), null))
                .containsExactly("exit y of table.json costs 300 MACs in all, no more than exit x before it, "
                        + "1,900 MACs; is the order of \"exits\" that of their sites?");
    }

    @Test
    void costsOfTheFileThatAreFarFromTheTablesAreWarnedOf() {
        ExitCosts far = new ExitCosts("MMAC", new double[] {1e-4, 9e-4}, new double[] {1e-4, 1e-4});

        assertThat(warnings(network("x", 10, "y", 10), trace(10, false, "0", "1"), far))
                .containsExactly("exit 1 costs 1,100 MACs in all by trace t, but 300 MACs by table.json; "
                        + "is the table of this network?");
    }

    @Test
    void costsThatAreNearOrOfAnotherUnitAreNoMatter() {
        ExitCosts near = new ExitCosts("MACs", new double[] {102, 101}, new double[] {99, 104});
        ExitCosts other = new ExitCosts("ms", new double[] {5, 5}, new double[] {1, 1});

        assertThat(warnings(network("x", 10, "y", 10), trace(10, false, "0", "1"), near))
                .isEmpty();
        assertThat(warnings(network("x", 10, "y", 10), trace(10, false, "0", "1"), other))
                .isEmpty();
    }
}
