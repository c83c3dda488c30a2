package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.DomainCondition;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.UnitPrices;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardPricesTest {
    private static final Conditions OTHER_RUNTIME =
            new Conditions(null, null, null, null, null, "tensorrt", Precision.FP16);

    private static final Offload ON_CPU =
            new Offload(List.of(2), "a57", "ncnn", Precision.FP32, 4, 0, Double.POSITIVE_INFINITY);

    private static UnitPrices prices(Conditions conditions) {
        UncertainPlatform file = new UncertainPlatform(
                DeviceCatalog.find("jetson-tx1"),
                new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1),
                conditions);
        AnalyticEngine single = new AnalyticEngine(CostTables.of(TinyBoard.network(), file.platform()));
        return BoardPrices.of(single, new Board("tx1", file));
    }

    @Test
    void theOtherUnitKeepsTheRuntimeThatTheOffloadNames() {
        CostTables plain = prices(Conditions.NONE).elsewhere(ON_CPU, 1).tables();

        CostTables under = prices(OTHER_RUNTIME).elsewhere(ON_CPU, 1).tables();

        assertThat(under.segmentS(1, 0)).isEqualTo(plain.segmentS(1, 0));
    }

    @Test
    void aCapOnTheDesignsOwnUnitLeavesTheOtherAlone() {
        DomainCondition slow = DomainCondition.cappedAt(500);

        CostTables under = prices(Conditions.onDomains(Map.of("gpu", slow)))
                .elsewhere(ON_CPU, 1)
                .tables();

        CostTables plain = prices(Conditions.NONE).elsewhere(ON_CPU, 1).tables();
        int fastest = plain.platform().states().max();
        assertThat(under.platform().states().size())
                .isEqualTo(plain.platform().states().size());
        assertThat(under.segmentS(1, fastest)).isEqualTo(plain.segmentS(1, fastest));
    }
}
