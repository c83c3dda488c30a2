package io.exeunt.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.operators.OperatorCost;
import io.exeunt.simulator.operators.OperatorTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperatorTablesTest {
    private static final String LONG = "features.denseblock4.denselayer32.conv2.weights";

    private static final OperatorTable TABLE = table(new Energy(1e-3, 0, 0, 0, 0), new Cycles(3e6, 1e6, 5e5, 1.5e6));

    private static OperatorTable table(Energy energy, Cycles cycles) {
        return new OperatorTable(
                "board/gpu",
                List.of(
                        operator("block1", false, "stem", Bound.COMPUTE, cycles, 2e-3, energy.times(2)),
                        operator("block1", false, "relu", null, cycles.times(0), 0, energy.times(0)),
                        operator("exit-after-block-1", true, LONG, Bound.OVERHEAD, cycles.times(2), 6e-3, energy)));
    }

    private static OperatorCost operator(
            String part,
            boolean head,
            String name,
            @Nullable Bound roof,
            Cycles cycles,
            double seconds,
            Energy energy) {
        return new OperatorCost(
                part, head, name, "convolution", 1, 12_345, roof, cycles, 1.5e6 * seconds, seconds, energy);
    }

    @Test
    void theLongestOperatorsStandBeforeOneLineForTheOthersAndTheSum() {
        TextTable text = OperatorText.longest(TABLE, 1);
        assertThat(text.columns())
                .extracting(TextTable.Column::title)
                .containsExactly("operator", "part", "cycles", "bytes", "roof", "ms", "mJ", "time", "energy");
        assertThat(text.rows())
                .containsExactly(
                        List.of(
                                "features.d…yer32.conv2.weights",
                                "exit-…ock-1 head",
                                "6.00 M",
                                "9.00 kB",
                                "launch",
                                "6.00",
                                "1.00",
                                "75.0 %",
                                "33.3 %"),
                        List.of("(2 others)", "", "3.00 M", "3.00 kB", "", "2.00", "2.00", "25.0 %", "66.7 %"),
                        List.of("all", "", "9.00 M", "12.0 kB", "", "8.00", "3.00", "100.0 %", "100.0 %"));
    }

    @Test
    void allOfThemStandInRunningOrderWithADashForWhatIsFolded() {
        TextTable text = OperatorText.all(TABLE);
        assertThat(text.rows())
                .extracting(row -> row.get(0))
                .containsExactly("stem", "relu", "features.d…yer32.conv2.weights", "all");
        assertThat(text.rows()).extracting(row -> row.get(4)).containsExactly("compute", "–", "launch", "");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        assertThat(OperatorText.all(TABLE).plain().lines())
                .allMatch(line -> line.codePointCount(0, line.length()) <= OperatorText.WIDTH);
    }

    @Test
    void energyThatIsNotModelledHasNoColumns() {
        TextTable text = OperatorText.all(table(Energy.NOT_MODELLED, Cycles.ofTotal(3e6)));
        assertThat(text.columns())
                .extracting(TextTable.Column::title)
                .containsExactly("operator", "part", "cycles", "bytes", "roof", "ms", "time");
        assertThat(text.plain()).doesNotContain("NaN");
    }

    @Test
    void csvHasEveryOperatorWithFullPrecisionAndNothingWhereNothingIsModelled() {
        String modelled = OperatorCsv.of(List.of(TABLE));
        assertThat(modelled.lines().limit(3))
                .containsExactly(
                        "platform,operator,kind,part,head,runs,macs,roof,cycles,compute_cycles,stall_cycles,launch_cycles,bytes,"
                                + "ms,mj,time_share,energy_share",
                        "board/gpu,stem,convolution,block1,no,1.0,12345,compute,3000000.0,1000000.0,500000.0,1500000.0,3000.0,"
                                + "2.0,2.0,0.25,0.6666666666666666",
                        "board/gpu,relu,convolution,block1,no,1.0,12345,,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0");
        String unknown = OperatorCsv.of(List.of(table(Energy.NOT_MODELLED, Cycles.ofTotal(3e6))));
        assertThat(unknown.lines().skip(1).limit(1))
                .containsExactly(
                        "board/gpu,stem,convolution,block1,no,1.0,12345,compute,3000000.0,,,,3000.0,2.0,,0.25,");
    }
}
