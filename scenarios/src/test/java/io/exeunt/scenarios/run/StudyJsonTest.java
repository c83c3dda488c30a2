package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
}
