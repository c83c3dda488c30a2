package io.exeunt.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.compare.result.Arena;
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
        PolicyComparison one = SampleComparisons.onDevice();
        Arena arena = one.arenas().get(0);
        Arena other = new Arena("other", arena.budgetUnit(), arena.units(), arena.budgets(), arena.cells());
        PolicyComparison two = new PolicyComparison(
                one.network(),
                one.exits(),
                one.samples(),
                one.resampling(),
                one.safetyMargin(),
                one.warnings(),
                List.of(arena, other),
                one.reproduction());

        String text = ComparisonBrief.markdown(two);

        assertThat(text).contains("on board/gpu <fast>, every head").contains("on other, every head");
        assertThat(text).contains("| policy | MMAC | board ms | other ms |");
        assertThat(text).contains("| −0.04 [−1.04, +0.96] | – | – |");
    }

    @Test
    void whatClocksBringIsALinePerBoard() {
        assertThat(ComparisonBrief.markdown(SampleComparisons.governed()))
                .contains("| policy | heads | 1.500 | 2.000 |")
                .endsWith("- board/gpu <fast>: Clocks per exit pay <here>.\n");
    }
}
