package io.exeunt.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.PolicyComparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonBriefTest {
    @Test
    void accuraciesAndDifferencesAtEqualCostStandInTwoTables() {
        assertThat(ComparisonBrief.markdown(SampleComparisons.onDevice())).isEqualTo("""
                Accuracy in % by largest mean cost in ms on board/gpu <fast>, every head on the way charged:

                | policy | 1.500 | 2.000 |
                | --- | ---: | ---: |
                | margin | 70.00 | 80.00 |
                | a,"b"\\|&lt;c> | – | 82.00* |

                Points of accuracy against margin at its mean cost, budget 2.000 (95 % interval, paired):

                | policy | MMAC | board ms |
                | --- | ---: | ---: |
                | a,"b"\\|&lt;c> | −0.04 [−1.04, +0.96] | – |

                """);
    }

    @Test
    void operationsOfSeveralBoardsAreOneColumn() {
        Arena arena = SampleComparisons.onDevice().arenas().get(0);
        PolicyComparison two = SampleComparisons.of(List.of(arena, at("other", arena.budgets(), arena.cells())));

        String text = ComparisonBrief.markdown(two);

        assertThat(text).contains("on board/gpu <fast>, every head").contains("on other, every head");
        assertThat(text).contains("| policy | MMAC | board ms | other ms |");
        assertThat(text).contains("| −0.04 [−1.04, +0.96] | – | – |");
    }

    @Test
    void twoUnitsOfOneBoardAreToldApart() {
        Arena arena = SampleComparisons.onDevice().arenas().get(0);
        PolicyComparison two = SampleComparisons.of(List.of(
                at("b/gpu/x/fp32", arena.budgets(), arena.cells()), at("b/cpu/x", arena.budgets(), arena.cells())));

        assertThat(ComparisonBrief.markdown(two)).contains("| policy | MMAC | b/gpu ms | b/cpu ms |");
    }

    @Test
    void severalReferencesStandOverTheirColumns() {
        Arena arena = SampleComparisons.onDevice().arenas().get(0);
        List<Cell> others =
                arena.cells().stream().map(ComparisonBriefTest::againstEntropy).toList();
        PolicyComparison two = SampleComparisons.of(List.of(arena, at("other", arena.budgets(), others)));

        assertThat(ComparisonBrief.markdown(two))
                .contains("Points of accuracy against each column's reference at its mean cost, budget 2.000")
                .contains("| policy | MMAC against margin | board ms against margin | other ms against entropy |");
    }

    @Test
    void withoutASharedBudgetItSaysWhatIsNeeded() {
        Arena arena = SampleComparisons.onDevice().arenas().get(0);
        PolicyComparison two = SampleComparisons.of(List.of(arena, at("other", List.of(3.0), arena.cells())));

        assertThat(ComparisonBrief.markdown(two))
                .contains(
                        "Differences at equal cost are left out, as no budget is the same on all boards: name the budgets"
                                + " (--budgets 2.0,5.0), or limit operations (--cost macs).\n")
                .doesNotContain("Points of accuracy");
    }

    private static Arena at(String place, List<Double> budgets, List<Cell> cells) {
        return new Arena(place, "ms", List.of("MMAC", "ms"), budgets, cells);
    }

    private static Cell againstEntropy(Cell cell) {
        if (!(cell instanceof Cell.Scored scored) || scored.difference() == null) {
            return cell;
        }
        Difference difference = scored.difference();
        return new Cell.Scored(
                scored.policy(),
                scored.budget(),
                scored.rule(),
                scored.fitAccuracy(),
                scored.accuracy(),
                scored.costs(),
                scored.exitShares(),
                new Difference("entropy", difference.accuracy(), difference.test(), difference.holmP()),
                scored.atEqualCost());
    }

    @Test
    void whatClocksBringIsALinePerBoard() {
        assertThat(ComparisonBrief.markdown(SampleComparisons.governed()))
                .contains("| policy | heads | 1.500 | 2.000 |")
                .endsWith("- board/gpu <fast>: Clocks per exit pay <here>.\n");
    }
}
