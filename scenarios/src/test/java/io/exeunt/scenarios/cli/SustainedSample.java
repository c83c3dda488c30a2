package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.thermal.SteadyState;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.SliceBook;
import io.exeunt.simulator.event.Steadiness;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.event.SustainedOutcome.FanUse;
import io.exeunt.simulator.event.SustainedOutcome.Warmth;
import io.exeunt.simulator.event.Timeline;
import io.exeunt.simulator.result.LatencyDistribution;
import java.util.List;
import java.util.Optional;

/** A sustained load with made-up figures. */
final class SustainedSample {
    private SustainedSample() {}

    static Sustained of(Load load) {
        SustainedOutcome outcome = new SustainedOutcome(
                30_000,
                60,
                new LatencyDistribution(0.004, 0.003, 0.01, 0.015, 0.03),
                0,
                0.001,
                0.0125,
                0.75,
                0.91,
                new Energy(100, 20, 30, 40, 5),
                45,
                Optional.of(new Warmth(71.25, 80.5, 0.1, Double.NaN, Optional.of(new FanUse(0.4, 12.5)))),
                new SustainedOutcome.Queueing(Steadiness.STABLE, 0.75, 3, 0),
                Optional.empty(),
                List.of(),
                List.of(1.0),
                Double.NaN);
        OppTable clocks = new OppTable(VoltageScale.VOLTS, List.of(new OperatingPoint(1.3e9, 1)));
        return new Sustained(
                load,
                outcome,
                Optional.of(new SteadyState.Settled(90, 4.5)),
                List.of(new Timeline.Bin(0, 30, 3, 60, 0, 0.5, 0), new Timeline.Bin(30, 30, 5, Double.NaN, 0, 1, 2.5)),
                new StateSpace(List.of(new DvfsDomain("gpu", clocks, 0))),
                "",
                List.of("only"),
                List.of(
                        new SliceBook.Slice("leaves at exit 1", 0, 0.003),
                        new SliceBook.Slice("stem", 0, 0.0025),
                        new SliceBook.Slice("exit 1", 0.0025, 0.0005)));
    }
}
