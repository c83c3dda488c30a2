package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredNetworksTest {
    private static final String SKIPS =
            "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|";
    private static final String POOLS =
            "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|avg_pool_3x3~0|skip_connect~1|skip_connect~2|";

    private static CsvTable table(String... networks) {
        return CsvTable.parse("t.csv", "network\n" + String.join("\n", networks) + "\n");
    }

    @Test
    void networksOfOneSpaceShareTheirEqualNodes() {
        List<CsvTable.Row> rows = table(SKIPS, POOLS).rows();
        MeasuredNetworks networks = new MeasuredNetworks(Networks.builtIn());

        OperatorGraph skips = networks.of(rows.get(0), "pytorch");
        OperatorGraph pools = networks.of(rows.get(1), "pytorch");

        assertThat(skips)
                .isEqualTo(Networks.builtIn().find(SKIPS, "", "pytorch"))
                .isNotEqualTo(pools);
        assertThat(pools.nodes().get(0)).isSameAs(skips.nodes().get(0));
        assertThat(networks.of(rows.get(0), "pytorch")).isSameAs(skips);
    }

    /** Three equal poolings of one map, of which LiteRT does one. */
    @Test
    void eachRuntimeExecutesItsOwn() {
        CsvTable.Row row = table(
                        "|avg_pool_3x3~0|+|avg_pool_3x3~0|skip_connect~1|+|avg_pool_3x3~0|skip_connect~1|skip_connect~2|")
                .rows()
                .get(0);
        MeasuredNetworks networks = new MeasuredNetworks(Networks.builtIn());

        assertThat(networks.of(row, "litert").nodes())
                .hasSizeLessThan(networks.of(row, "pytorch").nodes().size());
    }
}
