package io.exeunt.explore;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A board with two domains of three and two clocks that can be computed by hand, and a network and trace to go with it. */
record TinyBoard(StateSpace states, double switchS) implements Platform {
    static TinyBoard switchingIn(double seconds) {
        return new TinyBoard(
                new StateSpace(List.of(domain("gpu", 100e6, 200e6, 400e6), domain("emc", 500e6, 1000e6))), seconds);
    }

    private static DvfsDomain domain(String id, double... freqHz) {
        List<OperatingPoint> points = IntStream.range(0, freqHz.length)
                .mapToObj(i -> new OperatingPoint(freqHz[i], 0.8 + 0.1 * i))
                .toList();
        return new DvfsDomain(id, new OppTable(VoltageScale.VOLTS, points), 0);
    }

    static EarlyExitNetwork network() {
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            segments.add(new Segment("segment" + k, List.of(new Linear("fc" + k, 1000, 1000, 1, false))));
            branches.add(new Segment("exit" + k, List.of(new Linear("head" + k, 1000, 10, 1, false))));
        }
        return new EarlyExitNetwork("tiny", segments, branches);
    }

    /** A trace whose later exits are surer and more often right. */
    static ExitTrace trace(long seed) {
        Random random = new Random(seed);
        return new ExitTrace(
                "tiny", List.of("exit0", "exit1", "exit2"), split("fit", 400, random), split("report", 300, random));
    }

    private static TraceSplit split(String name, int samples, Random random) {
        int[] labels = random.ints(samples, 0, 3).toArray();
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            float[] values = new float[samples * 3];
            for (int i = 0; i < samples; i++) {
                double sure = Math.min(0.99, 0.34 + 0.2 * (k + 1) * random.nextDouble() + 0.05 * k);
                int answer = random.nextDouble() < 0.5 + 0.2 * k ? labels[i] : random.nextInt(3);
                for (int c = 0; c < 3; c++) {
                    values[i * 3 + c] = (float) (c == answer ? sure : (1 - sure) / 2);
                }
            }
            exits.add(new ExitOutputs(HeadKind.SOFTMAX, 3, values));
        }
        return new TraceSplit(name, labels, exits);
    }

    @Override
    public String id() {
        return "tiny/gpu";
    }

    @Override
    public boolean energyModelled() {
        return true;
    }

    @Override
    public WorkCost price(List<? extends Operator> operators, int state) {
        double macs = operators.stream().mapToLong(Operator::macs).sum();
        double seconds = macs / states.opp(state, 0).freqHz()
                + macs / 4 / states.opp(state, 1).freqHz();
        double voltage = states.opp(state, 0).voltage();
        double dynamicJ = macs * 1e-9 * voltage * voltage;
        return new WorkCost(seconds, seconds, 0, 0, macs, new Energy(dynamicJ, 0, 0, 0.5 * seconds, 0));
    }

    @Override
    public SwitchCost transition(int fromState, int toState) {
        return fromState == toState ? SwitchCost.NONE : new SwitchCost(switchS, new Energy(0, 0, 0, 0, 0.5 * switchS));
    }

    @Override
    public double idlePowerW(int state) {
        return 0.5;
    }
}
