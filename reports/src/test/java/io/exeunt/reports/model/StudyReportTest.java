package io.exeunt.reports.model;

import static io.exeunt.reports.TinyStudy.design;
import static io.exeunt.reports.TinyStudy.figures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.reports.TinyStudy;
import io.exeunt.search.objective.Constraint.Sense;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyReportTest {
    private static final Figures GOOD = figures(0.98, 0.002, 0.010);

    @Test
    void twoDesignsOfOneIdAreRefused() {
        List<Design> twice = List.of(design("a", Standing.FRONT, GOOD), design("a", Standing.DOMINATED, GOOD));

        assertThatThrownBy(() -> TinyStudy.of(twice, List.of()))
                .hasMessage("Expected design ids to be unique, given a");
    }

    @Test
    void aScheduleMustFitTheSegmentsAndDomains() {
        Configuration one = new Configuration(
                List.of("final"), "never", List.of(), List.of(List.of(1e9), List.of(1e9), List.of(1e9)));
        Design design = new Design("a", one, GOOD, GOOD, Standing.DOMINATED);

        assertThatThrownBy(() -> TinyStudy.of(List.of(design), List.of()))
                .hasMessage(
                        "Expected clocks of design a to be at most 2 segments × 1 domains, given [[1.0E9], [1.0E9], [1.0E9]]");
    }

    @Test
    void figuresRefuseEnergyOfZeroSinceUnknownIsNaN() {
        assertThatThrownBy(() -> figures(0.9, 0.001, 0))
                .hasMessage("Expected energyJ to be > 0 or NaN where not modelled, given 0.0");
    }

    @Test
    void gainsArePositiveWhenAMetricGetsBetterEitherWay() {
        Figures better = figures(0.99, 0.001, 0.005);

        assertThat(Metric.ACCURACY.gain(GOOD, better)).isPositive();
        assertThat(Metric.ERROR.gain(GOOD, better)).isPositive();
        assertThat(Metric.LATENCY_MEAN.gain(GOOD, better)).isEqualTo(0.5);
        assertThat(Metric.ENERGY.gain(GOOD, figures(0.98, 0.002, Double.NaN))).isNaN();
    }

    @Test
    void aLimitIsBrokenByAsMuchAsItsBoundIsExceeded() {
        assertThat(new Limit(Metric.LATENCY_P95, Sense.AT_MOST, 0.001).violation(GOOD))
                .isEqualTo(1.0);
        assertThat(new Limit(Metric.LATENCY_P95, Sense.AT_MOST, 0.002).violation(GOOD))
                .isZero();
    }
}
