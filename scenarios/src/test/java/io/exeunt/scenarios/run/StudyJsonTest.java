package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.ExploreSpec;
import io.exeunt.explore.SearchSpec;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.event.ArrivalTimes;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Batching;
import io.exeunt.simulator.event.Drift;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.QueueRule;
import io.exeunt.simulator.event.RequestStream;
import io.exeunt.simulator.event.Serving;
import io.exeunt.simulator.event.Sleep;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyJsonTest {
    @Test
    void aLoadComesBackAsItWasWritten() throws JsonProcessingException {
        List<RequestStream> streams = List.of(
                RequestStream.only(new Arrivals.Periodic(1.0 / 30), Double.POSITIVE_INFINITY),
                new RequestStream("b", new Arrivals.Poisson(3), 0.1, 2, new QueueRule(3, QueueRule.Drop.OLDEST)),
                RequestStream.only(new Arrivals.Bursts(0, 4, 2, 1), 1),
                RequestStream.only(new Arrivals.Recorded(ArrivalTimes.of(new double[] {0, 0.5, 2})), 1),
                RequestStream.only(new Arrivals.BackToBack(), 1));
        Load load = new Load(streams, 60, 25, Sleep.NEVER, Double.POSITIVE_INFINITY, 7)
                .drifting(new Drift(3600, 2))
                .served(new Serving(
                        new Batching(8, 0.5, Batching.Survivors.COMPACT),
                        true,
                        new Offload(List.of(2), "cpu", "ncnn", Precision.FP32, 4, 0.5, Double.POSITIVE_INFINITY)));
        JsonMapper mapper = StudyJson.mapper();

        assertThat(mapper.readValue(mapper.writeValueAsString(load), Load.class))
                .isEqualTo(load);
    }

    /** As studies wrote it before there were islands, time limits and budgets of memory, class accuracy and charges. */
    private static final String OLD = """
            {"title": "old", "seed": 7, "policies": ["entropy"], "governors": ["schedule"], "across": "WORST",
             "periodS": "Infinity", "load": null,
             "budget": {"latencyBudgetMs": 12.5, "latencyStatistic": "MEAN", "minAccuracy": 0.9,
                        "energyBudgetMj": "Infinity", "macsBudgetMmac": "Infinity", "confidence": 0.0},
             "objectives": ["ERROR", "ENERGY"],
             "search": {"algorithm": "NSGA2", "seed": null, "evaluations": 40, "population": 8, "threads": 2, "fits": 16,
                        "maxFailedShare": 0.0, "clocks": "GENES", "thresholds": "SWEEP",
                        "referencePoint": {"error": 0.5, "energyMj": "NaN", "latencyMs": "NaN", "mmacs": "NaN"}}}
            """;

    @Test
    void whatAnOldFileDoesNotSayIsTheDefaultOfScenarios() throws JsonProcessingException {
        ExploreSpec asked = StudyJson.mapper().readValue(OLD, ExploreSpec.class);

        assertThat(asked.budget())
                .isEqualTo(new DesignBudget(
                        12.5, LatencyStatistic.MEAN, 0.9, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0));
        assertThat(asked.search())
                .isEqualTo(new SearchSpec(
                        SearchSpec.Algorithm.NSGA2,
                        null,
                        40,
                        8,
                        2,
                        16,
                        0,
                        SearchSpec.Clocks.GENES,
                        SearchSpec.Thresholds.SWEEP,
                        1,
                        0,
                        "",
                        Double.POSITIVE_INFINITY,
                        new SearchSpec.ReferencePoint(0.5, Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
    }

    @Test
    void aWrongValueInAnOldFileIsToldWithItsPlace() {
        assertThatThrownBy(() -> StudyJson.mapper().readValue(OLD.replace("12.5", "-1"), ExploreSpec.class))
                .isInstanceOfSatisfying(JsonProcessingException.class, e -> assertThat(StudyJson.problem(e))
                        .isEqualTo(".budget: Expected latency_budget_ms to be > 0, given -1.0"));
    }
}
